"""Where a sentence ends that no mark ends: in Thai a space parts sentences, and clauses of one too.

A consent of six sentences is one long passage there. It is cut at a space before a word that begins a sentence
("เรา", "ท่าน"), not before the main clause of one that a condition or an aim opens. The words are in
`consent/unstopped.toml`.
"""

import re
from collections.abc import Iterator
from functools import cache
from typing import Final

from auditor.data.shelf import read_table

TABLE: Final = "consent/unstopped"
LONG: Final = 180
"""Characters of a passage that holds several sentences; a shorter one is read as it stands."""
_SHORTEST: Final = 16
"""Characters of a sentence: fewer are a part of one."""
_THAI = re.compile("[\u0e00-\u0e7f]")
_SPACE = re.compile(r"\s+")
_NUMBER = re.compile(r"[\d.,%-]+$")


def ends_by_words(piece: str) -> Iterator[int]:
    """Yield where in a passage without marks another sentence begins, in order."""
    if len(piece) < LONG or not _THAI.search(piece):
        return
    begins, opens, leads = _words()
    begin = 0
    is_open = piece.lstrip().startswith(opens)
    for found in _SPACE.finditer(piece):
        at, before = found.end(), piece[begin : found.start()]
        if not piece.startswith(begins, at):
            continue
        if (
            before.endswith(leads)
            or _NUMBER.search(before)
            or before.count("(") > before.count(")")
        ):
            continue
        if is_open:
            is_open = False  # The main clause of what was opened.
            continue
        if len(before) < _SHORTEST or len(piece) - at < _SHORTEST:
            continue
        yield at
        begin = at
        is_open = piece.startswith(opens, at)


@cache
def _words() -> tuple[tuple[str, ...], ...]:
    """Return the words that begin a sentence, open a clause, and lead on to what follows."""
    tables = read_table(TABLE).values()
    return tuple(
        tuple(word for table in tables for word in table[row])
        for row in ("begins", "opens", "leads")
    )
