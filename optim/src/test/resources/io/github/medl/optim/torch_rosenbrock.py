"""Makes torch_rosenbrock.csv: 1000 steps of PyTorch's optimisers on Rosenbrock's function.

    python3 torch_rosenbrock.py > torch_rosenbrock.csv      # with torch 1.13

Start (0.4, -0.2), float64, gradients by torch. Columns: run, iteration, theta1, theta2.
Nadam: torch 1.13 multiplies the product of momenta for the next step with the present momentum
once too often (mu_product * mu * mu_next, corrected in torch 2.0); the run "nadam" is torch's own
update with that one factor taken out, "nadam-torch-1.13" is as it was.
"""
import inspect
import torch
import torch.optim.nadam as nadam_module

torch.set_num_threads(1)
torch.set_default_dtype(torch.float64)  # else torch keeps NAdam's product of momenta in float32
KEPT = list(range(0, 21)) + [50, 100, 200, 300, 400, 500, 600, 700, 800, 900, 1000]


def cost(t):
    return (1 - t[0]) ** 2 + 100 * (t[1] - t[0] ** 2) ** 2


def corrected_nadam():
    source = inspect.getsource(nadam_module._single_tensor_nadam)
    wrong = "mu_product_next = mu_product * mu * mu_next"
    assert wrong in source
    scope = dict(vars(nadam_module))
    exec(source.replace(wrong, "mu_product_next = mu_product * mu_next"), scope)
    return scope["_single_tensor_nadam"]


def run(name, make):
    theta = torch.tensor([0.4, -0.2], dtype=torch.float64, requires_grad=True)
    optimizer = make([theta])
    for t in range(1001):
        if t in KEPT:
            print(f"{name},{t},{theta[0].item()!r},{theta[1].item()!r}")
        optimizer.zero_grad()
        cost(theta).backward()
        optimizer.step()


o = torch.optim
adam = dict(lr=0.05, betas=(0.9, 0.999), eps=1e-8)
print("run,iteration,theta1,theta2")
run("gradient-descent", lambda p: o.SGD(p, lr=0.001))
run("heavy-ball", lambda p: o.SGD(p, lr=0.001, momentum=0.9))
run("nesterov", lambda p: o.SGD(p, lr=0.001, momentum=0.9, nesterov=True))
run("adagrad", lambda p: o.Adagrad(p, lr=0.1, eps=1e-10))
run("rmsprop", lambda p: o.RMSprop(p, lr=0.01, alpha=0.99, eps=1e-8))
run("adadelta", lambda p: o.Adadelta(p, lr=1, rho=0.9, eps=1e-6))
run("adam", lambda p: o.Adam(p, **adam))
run("amsgrad", lambda p: o.Adam(p, amsgrad=True, **adam))
run("adamax", lambda p: o.Adamax(p, **adam))
run("adamw", lambda p: o.AdamW(p, weight_decay=0.01, **adam))
run("nadam-torch-1.13", lambda p: o.NAdam(p, momentum_decay=0.004, **adam))
nadam_module._single_tensor_nadam = corrected_nadam()
run("nadam", lambda p: o.NAdam(p, momentum_decay=0.004, foreach=False, **adam))
