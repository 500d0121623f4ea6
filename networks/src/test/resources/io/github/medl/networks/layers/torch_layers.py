"""Writes torch_layers.csv: layers of PyTorch 1.13 in double precision, their outputs and the
gradients of sum(weights * output). Columns: case, what, shape, values. `in:` is the input,
`p:NAME` a tensor of ours before, `out:` the output, `weights:` of the sum, `g:` and `g:NAME` the
gradients, `after:NAME` a state after training passes. Weights of dense layers are transposed, as
ours are (in, out). Run: python3 torch_layers.py > torch_layers.csv
"""
import torch
import torch.nn as nn
import torch.nn.functional as F

torch.set_default_dtype(torch.float64)
torch.manual_seed(5)
print("case,what,shape,values")


def row(case, what, t):
    t = t.detach().contiguous()
    shape = " ".join(str(d) for d in t.shape)
    print(f"{case},{what},{shape},{' '.join(repr(float(v)) for v in t.reshape(-1))}")


def emit(case, x, params, f):
    """params: our name -> (tensor that torch uses, transposed?)"""
    row(case, "in:", x)
    for name, (p, t) in params.items():
        row(case, "p:" + name, p.t() if t else p)
    x = x.clone().requires_grad_(x.is_floating_point())
    y = f(x)
    w = torch.randn_like(y)
    inputs = ([x] if x.requires_grad else []) + [p for p, _ in params.values() if p.requires_grad]
    grads = torch.autograd.grad((y * w).sum(), inputs)
    row(case, "out:", y)
    row(case, "weights:", w)
    i = 0
    if x.requires_grad:
        row(case, "g:", grads[0])
        i = 1
    for name, (p, t) in params.items():
        if p.requires_grad:
            row(case, "g:" + name, grads[i].t() if t else grads[i])
            i += 1


def random(*modules):
    for m in modules:
        for p in m.parameters():
            nn.init.normal_(p)


def x(*shape):
    return torch.randn(*shape)


lin = nn.Linear(3, 4)
emit("dense", x(5, 3), {"weight": (lin.weight, True), "bias": (lin.bias, False)}, lin)
emit("dense deep", x(2, 5, 3), {"weight": (lin.weight, True), "bias": (lin.bias, False)}, lin)
lin = nn.Linear(3, 4, bias=False)
emit("dense without bias", x(5, 3), {"weight": (lin.weight, True)}, lin)

for name, f in {
    "identity": lambda u: u * 1,
    "sigmoid": torch.sigmoid,
    "scaled sigmoid": lambda u: 2 * torch.sigmoid(u) - 1,
    # F.hardsigmoid has 1/6 in single precision in its backward pass
    "hard sigmoid": lambda u: torch.clamp(u / 6 + 0.5, 0, 1),
    "tanh": torch.tanh,
    "relu": F.relu,
    "leaky relu": lambda u: F.leaky_relu(u, 0.05),
    "elu": lambda u: F.elu(u, 0.7),
    "gelu": F.gelu,
    "softplus": F.softplus,
    "silu": F.silu,
    "softmax": lambda u: F.softmax(u, -1),
}.items():
    emit(name, 3 * x(4, 5), {}, f)

act = nn.PReLU(1)
emit("prelu", x(4, 3), {"slope": (act.weight, False)}, act)

lin = nn.Linear(3, 6)
emit("maxout", x(5, 3), {"affine.weight": (lin.weight, True), "affine.bias": (lin.bias, False)},
     lambda u: lin(u).reshape(5, 2, 3).max(-1).values)

for case, shape, bn in [("batch norm", (6, 3), nn.BatchNorm1d(3)),
                        ("batch norm of images", (2, 3, 2, 2), nn.BatchNorm2d(3))]:
    random(bn)
    ps = {"scale": (bn.weight, False), "shift": (bn.bias, False),
          "mean": (bn.running_mean.clone(), False), "variance": (bn.running_var.clone(), False)}
    emit(case + " training", 2 * x(*shape) + 1, ps, bn)
    row(case + " training", "after:mean", bn.running_mean)
    row(case + " training", "after:variance", bn.running_var)
    bn.eval()
    ps["mean"] = (bn.running_mean.clone(), False)
    ps["variance"] = (bn.running_var.clone(), False)
    emit(case, x(*shape), ps, bn)

for case, shape, norm in [("layer norm", (4, 5), nn.LayerNorm(5)),
                          ("layer norm of two axes", (3, 2, 4), nn.LayerNorm((2, 4))),
                          ("group norm", (3, 6, 2), nn.GroupNorm(3, 6))]:
    random(norm)
    emit(case, x(*shape) + 1, {"scale": (norm.weight, False), "shift": (norm.bias, False)}, norm)

emb = nn.Embedding(5, 3)
emit("embedding", torch.tensor([[1, 4, 1], [0, 2, 1]]), {"weight": (emb.weight, False)}, emb)

emit("flatten", x(2, 3, 2), {}, lambda u: u.flatten(1) * 1)

a, b = nn.Linear(3, 3), nn.Linear(3, 3)
emit("residual", x(4, 3), {"body.weight": (a.weight, True), "body.bias": (a.bias, False)},
     lambda u: u + a(u))
two = {"branches.0.weight": (a.weight, True), "branches.0.bias": (a.bias, False),
       "branches.1.weight": (b.weight, True), "branches.1.bias": (b.bias, False)}
emit("concatenated", x(4, 3), two, lambda u: torch.cat([a(u), b(u)], -1))
emit("summed", x(4, 3), two, lambda u: a(u) + b(u))
emit("sequential", x(4, 3),
     {"layers.0.weight": (a.weight, True), "layers.0.bias": (a.bias, False),
      "layers.2.weight": (b.weight, True), "layers.2.bias": (b.bias, False)},
     lambda u: b(torch.tanh(a(u))))
