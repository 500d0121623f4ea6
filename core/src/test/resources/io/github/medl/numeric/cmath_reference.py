"""Writes cmath_reference.csv: arguments for which the C library does not round correctly, and what
it returns. Made with glibc 2.36 on an x86-64 processor with fused multiply-add.

The error comes from the 80-bit functions, whose own is 2000 times smaller.
Python's math.log and math.pow call the C library. (numpy.log may not: it has its own for arrays.)
Run: python3 cmath_reference.py > cmath_reference.csv
"""
import math

import numpy as np

KEPT = 600
random = np.random.RandomState(1)


def row(name, values):
    print(",".join([name] + [repr(float(v)) for v in values]))


def hard(name, function, precise, *arguments):
    values = np.array([function(*a) for a in zip(*(x.tolist() for x in arguments))])
    error = precise(*(x.astype(np.longdouble) for x in arguments)) - values
    places = np.flatnonzero(np.abs(error) > (0.5 + 2.0**-10) * np.spacing(np.abs(values)))[:KEPT]
    assert len(places) >= 100, (name, len(places))
    for letter, x in zip("xy", arguments):
        row(f"{name} {letter}", x[places])
    row(name, values[places])


n = 2_000_000
hard("log unit", math.log, np.log, random.rand(n))
hard("log wide", math.log, np.log, np.exp(random.uniform(-3, 3, n)))
hard("log near one", math.log, np.log, random.uniform(0.9375, 1.0647, n))
for exponent in (2.0, 3.0):
    x = random.uniform(-2, 2, n)
    hard(f"pow {exponent:.0f}", math.pow, np.power, x, np.full(n, exponent))
x = random.uniform(0, 20, n)
hard("pow real", math.pow, np.power, x, random.uniform(-30, 30, n))
x = np.exp(random.uniform(-3, 3, n))
y = random.choice([-1, 1], n) * random.uniform(355, 705, n) / np.log(x)
hard("pow far", math.pow, np.power, x, y)
x = np.exp(random.uniform(-3, 3, KEPT))
y = random.uniform(-744, -708, KEPT) / np.log(x)
row("pow subnormal x", x)
row("pow subnormal y", y)
row("pow subnormal", map(math.pow, x.tolist(), y.tolist()))
