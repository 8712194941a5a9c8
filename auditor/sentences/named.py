"""A sentence read with the names of the companies in it: what a name is made of tells nothing else.

"Fast Match Ltd" matches nothing, and "দ্রুত লোন লিমিটেড" ("Quick Loan Ltd") does nothing fast.
"""

from typing import Final

from auditor.sentences.firms import names_in
from auditor.sentences.leftovers import everyday
from auditor.sentences.reading import Reading
from auditor.sentences.terms import Grammar

_NO_NAME: Final = (
    "purpose", "aim", "own", "addressee", "anaphora", "device", "collect", "upload", "share", "phonebook_strict", "only",
)  # fmt: skip
"""Meanings whose words end a name, in the scripts that have no capitals."""


def read_named(written: str, whole: str, words: Grammar) -> Reading:
    """Read a prepared sentence in a language; `written`: the same as it was written."""
    found = words.scan(whole)
    ends = {
        part
        for row in _NO_NAME
        for one in found.get(row, ())
        for part in whole[one.start : one.end].split()
    }
    named = names_in(written, whole, ends | everyday(words.language))
    return Reading(whole, words, found, tuple(named))
