"""Makes torch-*.pt here with PyTorch 1.13: every format, views of storages, and what is refused."""
import collections

import torch
from torch import nn

f = torch.tensor([((7 * i) % 11 - 5) / 8 for i in range(6)]).reshape(2, 3)
long_rows = torch.arange(24, dtype=torch.float32).reshape(4, 6)
d = collections.OrderedDict()
d["float"] = f
d["transposed"] = f.t()
d["part"] = long_rows[1:3, 1::2]
d["double"] = f.double() / 3
d["long"] = torch.tensor([2**40, -3])
d["int"] = torch.tensor([[1], [-2]], dtype=torch.int32)
d["half"] = f.half()
d["bfloat16"] = f.bfloat16()
d["bool"] = torch.tensor([True, False])
d["byte"] = torch.tensor([200], dtype=torch.uint8)
d["char"] = torch.tensor([-100], dtype=torch.int8)
d["short"] = torch.tensor([-300], dtype=torch.int16)
d["scalar"] = torch.tensor(2.5)
d["parameter"] = nn.Parameter(f * 2)
d["empty"] = torch.zeros(0, 3)
torch.save(d, "torch-formats.pt")
torch.save(nn.Linear(1, 1), "torch-module.pt")
torch.save(f, "torch-tensor.pt")
torch.save({"a": f}, "torch-legacy.pt", _use_new_zipfile_serialization=False)
