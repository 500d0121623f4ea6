"""Values from NumPy and SciPy. Writes numpy_operations.csv beside this file.

Columns: case, name of the operand or result, shape (lengths joined by x), values (joined by blanks).
Made with NumPy 1.24.2 and SciPy 1.10.1.
"""
import os
import numpy as np
from scipy import special

random = np.random.RandomState(3)
lines = []


def case(name, operands, **results):
    named = {"abc"[i]: x for i, x in enumerate(operands)}
    for key, x in list(named.items()) + list(results.items()):
        x = np.asarray(x, dtype=float)
        shape = "x".join(str(n) for n in x.shape)
        lines.append(",".join([name, key, shape, " ".join(repr(float(v)) for v in x.ravel())]))


def draw(*shape):
    return random.randn(*shape)


for name, f in [
    ("add", np.add), ("sub", np.subtract), ("mul", np.multiply), ("div", np.divide),
    ("maximum", np.maximum), ("minimum", np.minimum), ("greater", np.greater),
]:
    a, b = draw(4, 1, 3), draw(2, 1)
    case("broadcast " + name, [a, b], y=f(a, b))
a, b = np.abs(draw(3, 1)), draw(1, 4)
case("broadcast pow", [a, b], y=a ** b)
a, c, b = draw(2, 1), (draw(3) > 0) * 1.0, draw(2, 3)
case("where", [a, c, b], y=np.where(c != 0, a, b))

x = 4 * draw(5, 7)
for name, f in [
    ("exp", np.exp), ("expm1", np.expm1), ("sin", np.sin), ("cos", np.cos), ("tan", np.tan),
    ("tanh", np.tanh), ("sigmoid", special.expit), ("softplus", lambda v: np.logaddexp(0, v)),
    ("erf", special.erf), ("gelu", lambda v: v * special.ndtr(v)), ("sign", np.sign),
]:
    case("function " + name, [x], y=f(x))
x = np.exp(6 * draw(5, 7))
for name, f in [("log", np.log), ("log1p", np.log1p), ("sqrt", np.sqrt)]:
    case("function " + name, [x], y=f(x))

x = draw(3, 4, 5)
with_nan = x.copy()
with_nan[1, 2, 3] = np.nan
for axes in [(), (0,), (1,), (-1,), (0, 2), (1, 2)]:
    at = axes or None
    text = " ".join(str(a) for a in axes)
    case("reduce " + text, [x], axes=axes, sum=x.sum(at), mean=x.mean(at), variance=x.var(at),
         sampleVariance=x.var(at, ddof=1), max=x.max(at), min=x.min(at),
         norm=np.sqrt((x * x).sum(at)), logSumExp=special.logsumexp(x, axis=at))
    case("reduce with nan " + text, [with_nan], axes=axes, sum=with_nan.sum(at),
         max=with_nan.max(at), min=with_nan.min(at))
for axis in [0, 1, -1]:
    case("along %d" % axis, [x], axes=[axis], cumsum=x.cumsum(axis), softmax=special.softmax(x, axis),
         logSoftmax=special.log_softmax(x, axis), argmax=x.argmax(axis), argmin=x.argmin(axis))
    case("along with nan %d" % axis, [with_nan], axes=[axis], argmax=with_nan.argmax(axis),
         argmin=with_nan.argmin(axis), cumsum=with_nan.cumsum(axis))
for s, t in [((3, 4), (4, 2)), ((4,), (4,)), ((3, 4), (4,)), ((4,), (4, 2)), ((5, 3, 4), (4, 2)),
             ((2, 1, 3, 4), (5, 4, 2)), ((4,), (5, 4, 2)), ((65, 70), (70, 66))]:
    a, b = draw(*s), draw(*t)
    case("matmul %dd %dd %d" % (len(s), len(t), len(lines)), [a, b], y=a @ b)

for n in (1, 4, 30):
    a, b = draw(n, n) + n * np.eye(n), draw(n, 3)
    s = a @ a.T
    q, r = np.linalg.qr(a)
    signs = np.sign(np.diag(r))
    case("square %d" % n, [a, b], solve=np.linalg.solve(a, b), inverse=np.linalg.inv(a), spd=s,
         cholesky=np.linalg.cholesky(s), q=q * signs, r=r * signs[:, None],
         eigenvalues=np.linalg.eigvalsh(s), singular=np.linalg.svd(a, compute_uv=False),
         trace=np.trace(a))
for m, n, rank in [(6, 3, 3), (3, 6, 3), (6, 4, 2), (4, 6, 2), (5, 5, 3), (3, 3, 0), (1, 4, 1)]:
    a, b = draw(m, rank) @ draw(rank, n), draw(m, 2)
    x, _, found, singular = np.linalg.lstsq(a, b, rcond=None)
    case("lstsq %d %d %d" % (m, n, rank), [a, b], x=x, rank=found, singular=singular,
         pinv=np.linalg.pinv(a, rcond=1e-12))

with open(os.path.join(os.path.dirname(os.path.abspath(__file__)), "numpy_operations.csv"), "w") as out:
    out.write("\n".join(lines) + "\n")
