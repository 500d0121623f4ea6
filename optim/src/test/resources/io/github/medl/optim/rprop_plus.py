"""Makes rprop_plus.csv: Rprop+ on Rosenbrock's function and on a badly scaled quadratic.

    python3 rprop_plus.py > rprop_plus.csv      # with NumPy 1.24

The rule is written here from its statement in Riedmiller and Braun (1993), section II: with masks
over whole vectors, remembering the last update itself rather than its sign. The limits are those
of the paper (run "paper") and those with which the R package neuralnet trains (run "neuralnet").
Start (0.4, -0.2) and (5, -3), float64. Columns: run, iteration, theta1, theta2.
"""
import numpy as np

KEPT = list(range(0, 21)) + [50, 100, 150, 200]


def rosenbrock(t):
    return np.array([-2 * (1 - t[0]) - 400 * t[0] * (t[1] - t[0] ** 2), 200 * (t[1] - t[0] ** 2)])


def quadratic(t):
    return np.array([2 * (t[0] - 1), 2000 * (t[1] + 2)])


def run(name, gradient, theta, least, largest):
    theta = np.array(theta)
    delta = np.full(2, 0.1)
    last_update = np.zeros(2)
    last_g = np.zeros(2)
    for t in range(max(KEPT) + 1):
        if t in KEPT:
            print(f"{name},{t},{float(theta[0])!r},{float(theta[1])!r}")
        g = gradient(theta)
        product = last_g * g
        delta = np.where(product > 0, np.minimum(1.2 * delta, largest), delta)
        delta = np.where(product < 0, np.maximum(0.5 * delta, least), delta)
        update = np.where(product < 0, -last_update, -np.sign(g) * delta)
        theta = theta + update
        last_update = update
        last_g = np.where(product < 0, 0.0, g)


print("run,iteration,theta1,theta2")
run("paper-rosenbrock", rosenbrock, [0.4, -0.2], 1e-6, 50)
run("neuralnet-rosenbrock", rosenbrock, [0.4, -0.2], 1e-10, 0.1)
run("paper-quadratic", quadratic, [5.0, -3.0], 1e-6, 50)
run("neuralnet-quadratic", quadratic, [5.0, -3.0], 1e-10, 0.1)
