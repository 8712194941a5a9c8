"""Finds which strings of a pool hold one of many terms, without looking at strings one by one."""

from collections.abc import Iterable, Sequence
from typing import Final

import numpy as np

_SEPARATOR: Final = "\0"


def find_terms(strings: Iterable[str], terms: Sequence[str]) -> frozenset[int]:
    """Return the places of the strings that hold a term, both sides case folded.

    The strings are joined into one text and each term is searched in it once.
    """
    texts = [text.replace(_SEPARATOR, " ") for text in strings]
    folded = _SEPARATOR.join(texts).casefold()
    pieces = folded.split(_SEPARATOR)
    ends = np.cumsum([len(piece) + 1 for piece in pieces])
    found: set[int] = set()
    for term in dict.fromkeys(term.casefold() for term in terms):
        if not term:
            continue
        at = folded.find(term)
        while at >= 0:
            place = int(np.searchsorted(ends, at, side="right"))
            found.add(place)
            at = folded.find(term, int(ends[place]))
    return frozenset(found)
