"""Makes torch-checkpoint.pt here with PyTorch 1.13: a network, an input and what it answers."""
import collections

import torch
from torch import nn


def fill(t, step):
    values = [((i * step) % 11 - 5) / 8 for i in range(t.numel())]
    with torch.no_grad():
        t.copy_(torch.tensor(values, dtype=torch.float64).reshape(t.shape))


body = nn.Sequential(
    nn.Conv2d(2, 3, 3, bias=False),
    nn.BatchNorm2d(3),
    nn.ReLU(),
    nn.Sequential(nn.Conv2d(3, 4, 1), nn.Flatten()),
    nn.Linear(16, 5),
)
model = nn.Sequential(collections.OrderedDict(body=body)).double()
for k, (name, t) in enumerate(model.state_dict().items()):
    if name.endswith("running_var"):
        t.copy_(torch.tensor([0.5, 1.25, 2.0]))
    elif name.endswith("tracked"):
        t.fill_(7)
    else:
        fill(t, 3 + 2 * k)
x = torch.empty(2, 2, 4, 4, dtype=torch.float64)
fill(x, 5)
model.eval()
file = {"model": model.state_dict(), "x": x, "y": model(x).detach(), "epoch": 3}
torch.save(file, "torch-checkpoint.pt")
