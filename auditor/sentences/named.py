"""A sentence read with the names of the companies in it: what a name is made of tells nothing else.

"Fast Match Ltd" matches nothing, "দ্রুত লোন লিমিটেড" ("Quick Loan Ltd") does nothing fast, and "No Stress Credit" denies
nothing.
"""

from collections.abc import Sequence
from typing import Final

from auditor.sentences.firms import brands_in, firms_in, names_in
from auditor.sentences.leftovers import everyday
from auditor.sentences.reading import Reading
from auditor.sentences.terms import Grammar, Hits, Span

_NO_NAME: Final = (
    "purpose", "aim", "own", "addressee", "anaphora", "device", "collect", "upload", "share", "phonebook_strict", "only",
)  # fmt: skip
"""Meanings whose words end a name, in the scripts that have no capitals."""
_TELLS: Final = frozenset(
    {
        "negator", "never", "not_act", "not_done", "double_negation", "scoped", "rest", "without", "lacking", "limit", "nil", "off",
        "refuse", "outcome", "gain", "reward", "hangs", "inability", "burden", "coercion", "mandatory", "overdue", "misuse", "hedge",
    }
)  # fmt: skip
"""Meanings that limit, deny or promise something, of which a word that begins in a name tells nothing."""
_DOES: Final = ("collect", "upload", "share")


def read_named(written: str, whole: str, words: Grammar) -> Reading:
    """Read a prepared sentence in a language; `written`: the same as it was written."""
    found = words.scan(whole)
    named = _names(written, whole, words, found)
    return Reading(whole, words, _without(found, named), named)


def with_names(written: str, whole: str, words: Grammar, found: Hits) -> Reading:
    """Read a sentence of which it is known what words stand in it.

    A name that has no capitals ends where its words do: what it says of purposes counts still.
    """
    named = _names(written, whole, words, found)
    told = tuple(names_in(written, whole)) if named else ()
    return Reading(whole, words, _without(found, named), told)


def _names(written: str, whole: str, words: Grammar, found: Hits) -> tuple[Span, ...]:
    """Return where names stand in a sentence."""
    doing = {one.start for row in _DOES for one in found.get(row, ())}
    named = tuple(brands_in(written, whole, doing)) if doing else ()
    if not any(True for _ in firms_in(written)):
        return named
    ends = {
        part
        for row in _NO_NAME
        for one in found.get(row, ())
        for part in whole[one.start : one.end].split()
    }
    return (*names_in(written, whole, ends | everyday(words.language)), *named)


def _without(found: Hits, named: Sequence[Span]) -> Hits:
    """Leave out what begins in a name and would limit, deny or promise something: "No Limit Loans Ltd reads all"."""
    if not named:
        return found
    return {
        row: [one for one in spans if not any(_begins_in(one, name) for name in named)]
        if row in _TELLS
        else spans
        for row, spans in found.items()
    }


def _begins_in(one: Span, name: Span) -> bool:
    return name.start <= one.start < name.end
