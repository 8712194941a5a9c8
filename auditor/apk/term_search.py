"""Finds which strings of a pool hold one of many terms, without looking at strings one by one.

The strings are joined into one text. A term can only occur if all its runs of three
characters do, which one pass over the text tells for all terms at once; the few terms that
remain are searched one after the other.
"""

from collections.abc import Iterable, Sequence
from typing import Final

import numpy as np
import numpy.typing as npt

_SEPARATOR: Final = "\0"
_RUN: Final = 3
_BITS: Final = 22
_FEW: Final = 12
# Odd multipliers that spread neighbouring code points over the table.
_MIX: Final = tuple(np.uint32(one) for one in (0x9E3779B1, 0x85EBCA77, 0xC2B2AE3D))


def find_terms(strings: Iterable[str], terms: Sequence[str]) -> frozenset[int]:
    """Return the places of the strings that hold a term, both sides case folded."""
    texts = [text.replace(_SEPARATOR, " ") for text in strings]
    folded = _SEPARATOR.join(texts).casefold()
    wanted = [term for term in dict.fromkeys(term.casefold() for term in terms) if term]
    if len(wanted) > _FEW:
        wanted = _possible(folded, wanted)
    ends = np.cumsum([len(piece) + 1 for piece in folded.split(_SEPARATOR)])
    found: set[int] = set()
    for term in wanted:
        at = folded.find(term)
        while at >= 0:
            place = int(np.searchsorted(ends, at, side="right"))
            found.add(place)
            at = folded.find(term, int(ends[place]))
    return frozenset(found)


def _possible(text: str, terms: Sequence[str]) -> list[str]:
    """Return the terms of which every run of three characters occurs somewhere."""
    seen = np.zeros(1 << _BITS, dtype=np.bool_)
    seen[_runs(text)] = True
    return [term for term in terms if len(term) < _RUN or seen[_runs(term)].all()]


def _runs(text: str) -> "npt.NDArray[np.uint32]":
    """Return a number of 22 bits for each run of three characters."""
    points = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), dtype="<u4")
    mixed = points[:-2] * _MIX[0] ^ points[1:-1] * _MIX[1] ^ points[2:] * _MIX[2]
    return mixed >> np.uint32(32 - _BITS)
