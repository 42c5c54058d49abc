"""Sets of statements as bit sets: an int whose bit i is statement i."""

from __future__ import annotations

from collections.abc import Collection, Iterator

_FEW = 16


def bits(mask: int) -> Iterator[int]:
    """The members of a bit set, ascending."""
    # taking the lowest bit off again and again would copy the whole number every time
    digits = bin(mask)[:1:-1]
    at = digits.find("1")
    while at >= 0:
        yield at
        at = digits.find("1", at + 1)


def mask_of(members: Collection[int]) -> int:
    """The bit set of ``members``, each 0 or more."""
    if len(members) <= _FEW:
        mask = 0
        for member in members:
            mask |= 1 << member
        return mask
    octets = bytearray((max(members) >> 3) + 1)
    for member in members:
        octets[member >> 3] |= 1 << (member & 7)
    return int.from_bytes(octets, "little")
