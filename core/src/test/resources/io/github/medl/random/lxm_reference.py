"""First words of L64X128Mix seeded by SplitMix64(0), from the formulas of Steele and Vigna (2021).

Run: python3 lxm_reference.py; the four words stand in SplittableStreamTest.
"""
MASK = 2**64 - 1


def split_mix(seed):
    while True:
        seed = (seed + 0x9E3779B97F4A7C15) & MASK
        z = (seed ^ (seed >> 30)) * 0xBF58476D1CE4E5B9 & MASK
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB & MASK
        yield z ^ (z >> 31)


def rotate(x, k):
    return (x << k | x >> (64 - k)) & MASK


def lea(z):
    z = (z ^ (z >> 32)) * 0xDABA0B6EB09322E3 & MASK
    z = (z ^ (z >> 32)) * 0xDABA0B6EB09322E3 & MASK
    return z ^ (z >> 32)


words = split_mix(0)
a, s, x0, x1 = next(words) | 1, next(words), next(words), next(words)
for _ in range(4):
    z = lea((s + x0) & MASK)
    s = (0xD1342543DE82EF95 * s + a) & MASK
    x1 ^= x0
    x0 = rotate(x0, 24) ^ x1 ^ (x1 << 16) & MASK
    x1 = rotate(x1, 37)
    print(z - 2**64 if z >= 2**63 else z)
