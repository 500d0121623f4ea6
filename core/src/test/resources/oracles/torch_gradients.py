"""Values, gradients and Hessians from PyTorch in double precision. Writes torch_gradients.csv.

Columns: case, name, shape (lengths joined by x), values (joined by blanks). Names: operands a, b, c,
value, gradients da, db, dc, and hessian, that of all operands joined into one vector.
Made with PyTorch 1.13.
"""
import os
import torch
from torch.nn import functional as F

torch.set_default_dtype(torch.float64)
torch.manual_seed(5)
lines = []


def write(name, key, x):
    shape = "x".join(str(n) for n in x.shape)
    lines.append(",".join([name, key, shape, " ".join(repr(v) for v in x.reshape(-1).tolist())]))


def weigh(y):
    return (y * torch.cos(torch.arange(y.numel()).double()).reshape(y.shape)).sum()


def case(name, f, *operands, hessian=True):
    xs = [x.detach().requires_grad_() for x in operands]
    value = f(*xs)
    for key, x in zip("abc", xs):
        write(name, key, x)
    write(name, "value", value)
    for key, g in zip("abc", torch.autograd.grad(value, xs)):
        write(name, "d" + key, g)
    if hessian:
        sizes = [x.numel() for x in xs]

        def packed(z):
            parts = torch.split(z, sizes)
            return f(*[p.reshape(x.shape) for p, x in zip(parts, xs)])

        z = torch.cat([x.reshape(-1) for x in xs]).detach()
        write(name, "hessian", torch.autograd.functional.hessian(packed, z))


r = torch.randn
spd = lambda m: m @ m.T + torch.eye(m.shape[0])
case("network", lambda x, w, v: F.cross_entropy(torch.tanh(x @ w) @ v, torch.tensor([0, 2, 1, 1])),
     r(4, 3), r(3, 5), r(5, 3))
case("cholesky", lambda m: weigh(torch.linalg.cholesky(spd(m))), r(3, 3))
case("solve", lambda a, b: weigh(torch.linalg.solve(a, b)), r(3, 3) + 3 * torch.eye(3), r(3, 2))
case("inverse", lambda a: weigh(torch.linalg.inv(a)), r(3, 3) + 3 * torch.eye(3))
case("gaussian", lambda m, x: (torch.linalg.solve(spd(m), x) * x).sum() / 2
     + torch.log(torch.diagonal(torch.linalg.cholesky(spd(m)))).sum(), r(3, 3), r(3, 1))
case("logSumExp", lambda x: weigh(torch.logsumexp(x, 0)), r(3, 4))
case("softmax", lambda x: weigh(F.softmax(x, 1)), r(2, 4))
case("logSoftmax", lambda x: weigh(F.log_softmax(x, 0)), r(3, 2))
case("gelu", lambda x: weigh(F.gelu(x)), 2 * r(6))
case("softplus", lambda x: weigh(F.softplus(x)), 2 * r(6))
case("erf", lambda x: weigh(torch.erf(x)), r(6))
case("pow", lambda a, b: weigh(a ** b), torch.rand(2, 3) + 0.5, r(3))
case("norm", lambda x: weigh(x.norm(dim=1)), r(3, 2))
case("variance", lambda x: weigh(x.var(0, unbiased=False)), r(4, 2))
case("sampleVariance", lambda x: weigh(x.var(1, unbiased=True)), r(2, 4))
case("max", lambda x: weigh(x.amax(1) ** 2), r(3, 4))
case("cumsum", lambda x: weigh(torch.cumsum(x, 0) ** 2), r(4, 2))
case("take", lambda x: weigh(torch.index_select(x, 0, torch.tensor([2, 0, 2])) ** 3), r(3, 2))
case("matmul", lambda a, b: weigh((a @ b) ** 2), r(2, 1, 2, 3), r(2, 3, 2))
case("layerNorm", lambda x, g: weigh(F.layer_norm(x, (4,), g)), r(2, 4), r(4))
case("where", lambda a, b: weigh(torch.where(a > 0, a * b, a - b)), r(2, 3), r(3))
case("kl", lambda m, s: (0.5 * (m ** 2 + torch.exp(s) - 1 - s)).sum(), r(3), r(3))
case("large network", lambda x, w: weigh(F.relu(x @ w)), r(20, 30), r(30, 25), hessian=False)

with open(os.path.join(os.path.dirname(os.path.abspath(__file__)), "torch_gradients.csv"), "w") as out:
    out.write("\n".join(lines) + "\n")
