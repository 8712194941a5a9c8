"""Tells quickly that a word stands nowhere in a long text: one of its letter groups does not.

Most of the words that are looked for stand nowhere in an app's texts. Reading the texts once
for all groups of letters in them spares nearly all of those searches.
"""

from bisect import bisect_right
from collections.abc import Set
from itertools import accumulate
from typing import Final

import numpy as np
import numpy.typing as npt

_BITS: Final = 21
_SHIFT: Final = np.uint32(32 - _BITS)
_STEP: Final = np.uint32(37)
_SPREAD: Final = np.uint32(2654435761)
"""The odd number nearest to 2**32 divided by the golden ratio (multiplicative hashing)."""
_PIECE: Final = 1 << 19
"""So many letters are read at a time: memory does not grow with the text."""


class Grams:
    """The groups of so many letters that stand in a text, each as one bit, some of them shared."""

    def __init__(self, text: str, size: int) -> None:
        """Read a text once; words shorter than `size` letters will never be ruled out."""
        self._size = size
        marks = np.zeros(1 << _BITS, np.bool_)
        for start in range(0, len(text) - size + 1, _PIECE):
            marks[_groups(text[start : start + _PIECE + size - 1], size)] = True
        self._marks = marks.tobytes()

    def rules_out(self, word: str) -> bool:
        """Say whether a word cannot stand in the text; False says nothing."""
        if len(word) < self._size:
            return False
        marks = self._marks
        return not all(marks[one] for one in _groups(word, self._size).tolist())


def _groups(text: str, size: int) -> npt.NDArray[np.uint32]:
    """Give a number for each group of so many neighbouring letters."""
    letters = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), "<u4")
    count = len(letters) - size + 1
    groups = letters[:count].astype(np.uint32)
    for step in range(1, size):
        groups *= _STEP
        groups += letters[step : step + count]
    groups *= _SPREAD
    groups >>= _SHIFT
    return groups


def fewest(words: Set[str]) -> tuple[str, ...]:
    """Return the fewest of some words of which each word holds one, in order.

    The words are searched as one text, each once: to compare each with each costs their square.
    """
    every = sorted(words)
    joined = "\n".join(every)
    starts = list(accumulate((len(one) + 1 for one in every), initial=0))
    holding: set[int] = set()
    for number, word in enumerate(every):
        at = joined.find(word)
        while 0 <= at < len(joined):
            place = bisect_right(starts, at)
            if place - 1 != number:
                holding.add(place - 1)
            at = joined.find(word, starts[place])
    return tuple(one for number, one in enumerate(every) if number not in holding)
