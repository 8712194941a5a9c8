"""Many texts searched for many words at once."""

from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from typing import Generic, Protocol, TypeVar

from auditor.screens.lexicon import fold


class Readable(Protocol):
    """Anything with a text."""

    @property
    def text(self) -> str:
        """The text as written."""


_JOINTS = frozenset("._/:@$-")
"""What joins the pieces of an identifier; at the end of a word it is punctuation."""

T = TypeVar("T", bound=Readable)


class Haystack(Generic[T]):
    """Many texts folded into one string, so that each word is looked for once."""

    def __init__(self, texts: Sequence[T]) -> None:
        """Fold and join; `texts` keep their order."""
        self.texts = texts
        self._starts: list[int] = []
        parts: list[str] = []
        at = 0
        for one in texts:
            folded = fold(one.text)
            self._starts.append(at)
            parts.append(folded)
            at += len(folded) + 1
        self._joined = "\0".join(parts)

    def hits(self, words: Iterable[str]) -> Mapping[int, tuple[str, ...]]:
        """Return the number of each text that holds a word, with the words it holds."""
        found: dict[int, list[str]] = {}
        for word in words:
            at = self._joined.find(word)
            while at >= 0:
                if stands_alone(self._joined, at, word):
                    number = bisect_right(self._starts, at) - 1
                    known = found.setdefault(number, [])
                    if word not in known:
                        known.append(word)
                at = self._joined.find(word, at + len(word))
        return {number: tuple(found[number]) for number in sorted(found)}


def stands_alone(text: str, at: int, word: str) -> bool:
    """Say whether a Latin word is not merely a piece of a longer one; plural -s is allowed.

    A piece of an identifier, a path or a host is none either: `com.android.contacts`.
    Scripts that do not put spaces between words are searched as they are.
    """
    if not is_latin(word):
        return True
    if at and (text[at - 1].isalnum() or text[at - 1] in _JOINTS):
        return False
    after = text[at + len(word) : at + len(word) + 3]
    if after[:1] == "s":
        after = after[1:]
    if after[:1] in _JOINTS and after[:1]:
        return not (after[1:2].isalnum() or after[1:2] in _JOINTS)
    return not after[:1].isalnum()


@cache
def is_latin(word: str) -> bool:
    """Say whether a word is written in Latin letters, so that spaces bound it."""
    return all(
        ord(character) < 0x250 or 0x1E00 <= ord(character) < 0x1F00 for character in word
    )
