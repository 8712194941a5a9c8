"""Many texts searched for many words at once."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Generic, Protocol, TypeVar

from auditor.sentences.grams import Grams
from auditor.sentences.lexicon import fold


class Readable(Protocol):
    """Anything with a text."""

    @property
    def text(self) -> str:
        """The text as written."""


_JOINTS = frozenset("._/:@$-")
"""What joins the pieces of an identifier; at the end of a word it is punctuation."""

_LATIN = re.compile("[\0-\u024f\u1e00-\u1eff]*")

_LATIN_GROUP = 5
_OTHER_GROUP = 3  # Chinese words are short.
_GROUP_OF_A_BEGINNING = 4  # A space and three letters; few words begin like another.
_SPACES = bytes(one if chr(one).isalnum() else 0x20 for one in range(256))

T = TypeVar("T", bound=Readable)


class _Pool:
    """Numbered texts, folded and joined into one string."""

    def __init__(self, texts: Iterable[tuple[int, str]], group: int) -> None:
        self.numbers: list[int] = []
        self.starts: list[int] = []
        parts: list[str] = []
        at = 0
        for number, folded in texts:
            self.numbers.append(number)
            self.starts.append(at)
            parts.append(folded)
            at += len(folded) + 1
        self.joined = "\0".join(parts)
        self._grams = Grams(self.joined, group)
        self._begun: Grams | None = None
        if parts and self.joined.isascii():
            self._begun = Grams(_spaced(self.joined), _GROUP_OF_A_BEGINNING)

    def having(self, word: str) -> Iterator[int]:
        """Yield the number of a text for each place where a word stands in it."""
        if self._grams.rules_out(word):
            return
        if self._begun and word.isascii() and self._begun.rules_out(_spaced(word)):
            return
        at = self.joined.find(word)
        while at >= 0:
            if stands_alone(self.joined, at, word):
                yield self.numbers[bisect_right(self.starts, at) - 1]
            at = self.joined.find(word, at + len(word))

    def around(self, word: str) -> Iterator[int]:
        """Yield the number of each text that has a run of letters anywhere."""
        if self._grams.rules_out(word):
            return
        at = self.joined.find(word)
        while at >= 0:
            place = bisect_right(self.starts, at)
            yield self.numbers[place - 1]
            if place == len(self.starts):
                return
            at = self.joined.find(word, self.starts[place])


class Haystack(Generic[T]):
    """Many texts folded into one string, so that each word is looked for once."""

    def __init__(self, texts: Sequence[T]) -> None:
        """Fold and join; `texts` keep their order."""
        self.texts = texts
        folded = [fold(one.text) for one in texts]
        # A string of ASCII alone is searched several times faster than one with other letters.
        latin = ((at, one) for at, one in enumerate(folded) if one.isascii())
        other = ((at, one) for at, one in enumerate(folded) if not one.isascii())
        self._ascii = _Pool(latin, _LATIN_GROUP)
        self._other = _Pool(other, _OTHER_GROUP)

    def hits(self, words: Iterable[str]) -> Mapping[int, tuple[str, ...]]:
        """Return the number of each text that holds a word, with the words it holds."""
        found: dict[int, list[str]] = {}
        for word in words:
            for pool in (self._ascii, self._other) if word.isascii() else (self._other,):
                for number in pool.having(word):
                    known = found.setdefault(number, [])
                    if word not in known:
                        known.append(word)
        return {number: tuple(found[number]) for number in sorted(found)}

    def holding(self, pieces: Iterable[str]) -> tuple[int, ...]:
        """Return the numbers of the texts that hold one of some runs of letters anywhere."""
        found: set[int] = set()
        for piece in pieces:
            for pool in (self._ascii, self._other) if piece.isascii() else (self._other,):
                found.update(pool.around(piece))
        return tuple(sorted(found))


def _spaced(text: str) -> str:
    """Write a space for all that is no letter or digit, and one before the text; ASCII alone."""
    return f" {text.encode('ascii').translate(_SPACES).decode('ascii')}"


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


def is_latin(word: str) -> bool:
    """Say whether a word is written in Latin letters, so that spaces bound it."""
    return word.isascii() or _LATIN.fullmatch(word) is not None
