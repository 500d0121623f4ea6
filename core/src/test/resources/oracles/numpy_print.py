"""How NumPy prints arrays. Writes numpy_print.csv beside this file.

Columns: name, dtype, shape (lengths joined by x), values (joined by blanks), text (\\n for a line end).
Made with NumPy 1.24.2.
"""
import os
import numpy as np

cases = []


def case(name, array):
    cases.append((name, array))


nan, inf = np.nan, np.inf
case("integers", np.array([1.0, 2, 3]))
case("integers of different length", np.array([1.0, 20, 300]))
case("fractions", np.array([0.5, 1, 2.25]))
case("negative", np.array([-1.5, 2, -300.125]))
case("negative zero", np.array([-0.0, 0.0, 1.0]))
case("thirds", np.arange(1, 7) / 3)
case("rounded at eight decimals", np.array([0.123456785, 0.999999999, 2.000000005]))
case("mixed magnitudes", np.array([1e-3, 1.0, 1e3]))
case("ratio of exactly 1000", np.array([1.0, 1000.0]))
case("ratio above 1000", np.array([1.0, 1000.5]))
case("ratio above 1000 with zero", np.array([0.0, 1.0, 1001.0]))
case("small", np.array([1e-4, 2e-4]))
case("smaller than 1e-4", np.array([9.9e-5, 2e-4]))
case("large", np.array([99999999.0, 12345678.5]))
case("1e8", np.array([1e8, 1e8 + 1]))
case("three digits in the exponent", np.array([1e100, -2.5e-100, 3.0]))
case("extremes", np.array([5e-324, 1.7976931348623157e308, 2.2250738585072014e-308]))
case("carry in scientific notation", np.array([9.9999999999e9, 1.0]))
case("long mantissas", np.array([1 / 3, 1e9 / 7, 1e-9 / 7]))
case("nan", np.array([1.0, nan, 3.5]))
case("inf", np.array([1.0, inf, -inf]))
case("only nan", np.array([nan, nan]))
case("only -inf", np.array([nan, -inf]))
case("scientific with nan", np.array([1e10, nan, -inf]))
case("nan and short numbers", np.array([1.0, nan]))
case("zeros", np.zeros(3))
case("empty", np.zeros(0))
case("empty matrix", np.zeros((2, 0, 3)))
case("matrix", np.array([[1.0, 2], [3, 4]]))
case("matrix of mixed width", np.array([[1.5, -20], [300, 0.125]]))
case("3-d", np.arange(24.0).reshape(2, 3, 4))
case("4-d", np.arange(16.0).reshape(2, 2, 2, 2) / 8)
case("row vector", np.arange(3.0).reshape(1, 3))
case("column vector", np.arange(3.0).reshape(3, 1))
case("one element", np.array([[[2.5]]]))
case("line wrap", np.arange(40.0))
case("line wrap of fractions", np.sqrt(np.arange(30.0)))
case("line wrap in a matrix", np.sqrt(np.arange(60.0)).reshape(2, 30))
case("line wrap in 3-d", np.sqrt(np.arange(40.0)).reshape(2, 1, 20) * 1e4)
case("line wrap with padding", np.where(np.arange(24) % 2 == 0, 1.0, 1.25))
case("exactly a thousand", np.arange(1000.0))
case("summarised", np.arange(1001.0))
case("summarised matrix", np.arange(1200.0).reshape(30, 40))
case("summarised wide matrix", np.arange(1200.0).reshape(2, 600))
case("summarised tall matrix", np.arange(1200.0).reshape(400, 3))
case("summarised 3-d", np.arange(1728.0).reshape(12, 12, 12) / 7)
hidden = np.ones(2000)
hidden[1000] = 1e20
case("hidden elements do not choose the format", hidden)
case("summarised with line wrap", np.sqrt(np.arange(2000.0)) * 1e5)
case("scalar", np.array(2.0))
case("scalar fraction", np.array(1 / 3))
case("scalar small", np.array(1.5e-5))
case("scalar power of ten", np.array(1e-5))
case("scalar large", np.array(1e16))
case("scalar below 1e16", np.array(1234567890123456.0))
case("scalar nan", np.array(nan))
case("scalar -inf", np.array(-inf))
case("scalar negative zero", np.array(-0.0))
f = np.float32
case("float32", np.array([0.1, 0.2, 1 / 3], f))
case("float32 integers", np.array([1, 2, 16777216], f))
case("float32 mixed", np.array([1e-3, 1.1, 2e3], f))
case("float32 large", np.array([3.4028235e38, 1e-45], f))
case("float32 matrix", (np.arange(12, dtype=f) / 7).reshape(3, 4))
case("float32 scalar", np.array(0.1, f))
case("float32 large scalar", np.array(1.2345679e10, f))
random = np.random.RandomState(1)
for k in range(40):
    shape = tuple(random.randint(1, 6, size=random.randint(1, 4)))
    x = random.randn(*shape) * 10.0 ** random.randint(-6, 9) * 10.0 ** (
        random.rand(*shape) * random.randint(0, 4)
    )
    if k % 5 == 0:
        x = np.round(x, 2)
    if k % 7 == 0:
        x.flat[0] = [nan, inf, -inf][k % 3]
    case("random %d" % k, x.astype(f) if k % 4 == 3 else x)

with open(os.path.join(os.path.dirname(os.path.abspath(__file__)), "numpy_print.csv"), "w") as out:
    for name, x in cases:
        values = " ".join(repr(float(v)) for v in x.ravel())
        shape = "x".join(str(n) for n in x.shape)
        dtype = {"float64": "FLOAT64", "float32": "FLOAT32"}[x.dtype.name]
        out.write(",".join([name, dtype, shape, values, str(x).replace("\n", "\\n")]) + "\n")
