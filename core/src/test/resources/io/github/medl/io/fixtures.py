"""Writes the .npy, .npz and .safetensors files beside it. Made with NumPy 1.24.2.

The safetensors file is put together by hand, from the description of the format. Run in this folder:
python3 fixtures.py
"""
import json
import struct

import numpy as np
from numpy.lib import format as npy

a = np.arange(6).reshape(2, 3) / 4 - 0.5
np.save("f8.npy", a)
np.save("f4.npy", a.astype("<f4"))
np.save("f8_fortran.npy", np.asfortranarray(a))
np.save("f8_big.npy", a.astype(">f8"))
np.save("f4_big_fortran.npy", np.asfortranarray(np.arange(24, dtype=">f4").reshape(2, 3, 4)))
np.save("i4.npy", np.array([-1, 2**31 - 1], dtype="<i4"))
np.save("i8.npy", np.array([-(2**53), 7], dtype="<i8"))
np.save("i8_too_large.npy", np.array([0, 2**53 + 1], dtype="<i8"))
np.save("u1.npy", np.array([0, 255], dtype="u1"))
np.save("b1.npy", np.array([[True], [False]]))
np.save("scalar.npy", np.float64(2.5))
np.save("empty.npy", np.zeros((0, 3)))
np.save("special.npy", np.array([np.nan, np.inf, -np.inf, -0.0, 5e-324]))
np.save("complex.npy", np.array([1j]))
for version in ((2, 0), (3, 0)):
    with open(f"version{version[0]}.npy", "wb") as f:
        npy.write_array(f, a, version=version)
np.savez("stored.npz", a=a, b=np.float32([1, 2]))
np.savez_compressed("deflated.npz", a=a, b=np.float32([1, 2]))

parts = [
    ("weight", "F32", [2, 3], a.astype("<f4").tobytes()),
    ("bias", "F64", [3], a[0].astype("<f8").tobytes()),
    ("half", "F16", [8], np.array([1, -2, 65504, 2**-24, 2**-14, np.inf, np.nan, -0.0], "<f2").tobytes()),
    ("brain", "BF16", [2], struct.pack("<HH", 0x3FC0, 0xFF80)),
    ("scalar", "F32", [], struct.pack("<f", 7)),
    ("nothing", "F32", [0, 2], b""),
]
header, offset = {"__metadata__": {"format": "pt"}}, 0
for name, dtype, shape, data in parts:
    header[name] = {"dtype": dtype, "shape": shape, "data_offsets": [offset, offset + len(data)]}
    offset += len(data)
text = json.dumps(header, separators=(",", ":")).encode()
text += b" " * (-len(text) % 8)
with open("all.safetensors", "wb") as f:
    f.write(struct.pack("<Q", len(text)) + text + b"".join(data for *_, data in parts))
