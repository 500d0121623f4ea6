"""Writes numpy_reference.csv: what numpy.random.RandomState draws. Made with NumPy 1.24.2
and glibc 2.36 on an x86-64 processor with fused multiply-add.

Each line: name, then values with 17 digits. Run: python3 numpy_reference.py > numpy_reference.csv
"""
import hashlib

import numpy as np


def row(name, values):
    values = np.asarray(values).ravel()
    print(",".join([name] + [repr(v) for v in values.tolist()]))


def fresh(seed):
    return np.random.RandomState(seed)


for seed in (0, 1, 42, 2**32 - 1):
    row(f"rand {seed}", fresh(seed).rand(20))
    row(f"randn {seed}", fresh(seed).randn(200))
row("rand array", fresh([1, 2, 3]).rand(20))
row("rand array long", fresh(list(range(1000))).rand(20))
row("rand array negative", fresh(np.array([-1, -2], dtype=np.int32).view(np.uint32)).rand(5))
row("uniform", fresh(3).uniform(-2.0, 5.0, 20))
row("normal", fresh(3).normal(6.0, 2.5, 21))
row("exponential", fresh(4).exponential(2.0, 50))
r = fresh(9)
row("mixed", np.concatenate([r.randn(1), r.rand(1), r.randn(1), r.randint(0, 10, 1), r.randn(2)]))
row("randint 10", fresh(5).randint(0, 10, 50))
row("randint negative", fresh(5).randint(-7, 6, 50))
row("randint one", np.append(fresh(5).randint(3, 4, 2), fresh(5).randint(0, 2, 8)))
row("randint 2^32", fresh(5).randint(0, 2**32, 10))
row("randint 2^40", fresh(5).randint(-(2**39), 2**39, 10))
row("randint all", fresh(5).randint(-(2**63), 2**63 - 1, 10))
row("permutation 10", fresh(6).permutation(10))
row("permutation 1000", fresh(6).permutation(1000)[:50])
x = np.arange(10) / 2
fresh(7).shuffle(x)
row("shuffle", x)
p = [0.1, 0.0, 0.2, 0.3, 0.4]
row("choice replace", fresh(8).choice(5, 20))
row("choice no replace", fresh(8).choice(20, 7, replace=False))
row("choice replace p", fresh(8).choice(5, 30, p=p))
row("choice no replace p", fresh(8).choice(5, 4, replace=False, p=p))
q = np.arange(1, 101) / 5050
row("choice no replace q", fresh(8).choice(100, 60, replace=False, p=q))
sha = hashlib.sha256(fresh(123).rand(100000).astype("<f8").tobytes()).hexdigest()
print(f"rand sha256,{sha}")
row("randn big", fresh(123).randn(100000)[::100])
for name, values in (
    ("randn", fresh(124).randn(1000000)),
    ("exponential", fresh(125).exponential(2.0, 1000000)),
):
    print(f"{name} sha256,{hashlib.sha256(values.astype('<f8').tobytes()).hexdigest()}")
