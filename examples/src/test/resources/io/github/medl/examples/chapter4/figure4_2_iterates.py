"""The sum that stands in Figure4_2Test: the iterates of figure 4.2 by NumPy, as 8 bytes each.

Made with NumPy 1.24.2 and glibc 2.36 on an x86-64 processor with fused multiply-add.
Run: python3 figure4_2_iterates.py
"""
import hashlib

import numpy as np


def gradient(theta):
    bend = theta[1] - theta[0] ** 2  # of NumPy scalars: the pow of the C library
    return np.array([-2 * (1 - theta[0]) - 400 * theta[0] * bend, 200 * bend])


digest = hashlib.sha256()
for gamma in (1.0, 0.99):
    for alpha in (0.005, 0.0025):
        theta = np.array([0.2, -0.2])
        digest.update(theta.tobytes())
        for t in range(100000):
            theta = theta - alpha * gradient(theta)
            alpha *= gamma
            digest.update(theta.tobytes())
print(digest.hexdigest())
