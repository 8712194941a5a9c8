"""Whether a sentence names the phonebook and neither tells what is done with it nor asks for it.

"Your contacts trust us", "Your contacts are safe with us", "Contact sync failed" and "Open Settings and turn on Contacts"
do no more: a button below them that goes on agrees to nothing. What the lender speaks of doing, in whatever verb, is left open.
"""

import re
from collections.abc import Collection, Sequence
from typing import Final

from auditor.model.vocabulary import Kleene
from auditor.sentences.claims import Act, Mode, Topic
from auditor.sentences.coercion import only_lures
from auditor.sentences.reading import Reading
from auditor.sentences.segments import Clauses

_NAMES: Final = frozenset({"N1", "N8"})
_ASKS: Final = ("?", "؟")
_ASKED: Final = ("ask", "enable", "consenting", "accept", "leave", "choice", "anaphora")
_SWITCHED: Final = ("enable", "off", "ask", "consenting", "refusal")
_LEFT_OPEN: Final = (
    "harmless", "goes_on", "without", "lacking", "takers", "nil", "cash", "use", "not_act",
)  # fmt: skip
"""Words of what may be refused, of what hangs on it, and of using."""
_WE_DO: Final = {
    "es": re.compile(r"\b\w{2,}[aei]mos\b"),
    "pt": re.compile(r"\b\w{2,}[aei]mos\b"),
    "sw": re.compile(r"\b(?:tuna|tuta|tume|tuli|hatu)\w{2,}"),
}
"""Verbs of which *we* is a part."""
_DONE: Final = ("collect", "upload", "share", "choose", "purpose", "other_data", "device")


def is_lure(
    clauses: Clauses, acts: Sequence[Act], claimed: Mode, purposes: Collection[str]
) -> bool:
    """Say whether it promises more to who agrees, or praises who has many contacts: "more contacts, bigger loans"."""
    if claimed is Mode.COERCION:
        return only_lures(clauses, acts)
    return (
        claimed is Mode.STATEMENT
        and not purposes
        and clauses.reading.has("reward")
        and not clauses.reading.has("own", "ask", "enable", "purpose")
        and all(one.topic is Topic.OTHER for one in acts)
    )


def is_bare(
    reading: Reading,
    acts: Sequence[Act],
    claimed: Mode,
    purposes: Collection[str],
    states: Collection[str],
) -> Kleene:
    """Say whether it only names the phonebook: unknown where no verb of it is in any table, and none is the lender's."""
    if (
        not reading.contacts
        or claimed is not Mode.STATEMENT
        or purposes
        or not _NAMES.issuperset(states)
        or reading.text.rstrip().endswith(_ASKS)
        or reading.has(*_LEFT_OPEN)
        or _is_done_by_us(reading)
    ):
        return Kleene.NO
    if (not acts and reading.has("report")) or _is_of_a_switch(reading, acts):
        return Kleene.YES  # "Contact sync failed".
    if (
        any(one.at.end for one in acts)
        or reading.has(*_DONE)
        or any(not _is_of_a_prize(reading, row) for row in _ASKED)
    ):
        return Kleene.NO
    if reading.has("safe"):
        return Kleene.YES
    return Kleene.NO if reading.has("own") else Kleene.UNKNOWN


def _is_done_by_us(reading: Reading) -> bool:
    """Say whether a verb of the lender's stands there, known or not: "buscamos"."""
    form = _WE_DO.get(reading.grammar.language)
    return form is not None and form.search(reading.text) is not None


def _is_of_a_switch(reading: Reading, acts: Sequence[Act]) -> bool:
    """Say whether it is of the system's own switch alone: "Contacts are off. Open Settings and turn them on"."""
    words = reading.of("request", "settings", *_SWITCHED)
    return (
        reading.has("settings", "off")
        and reading.has(*_SWITCHED)
        and not reading.has("own", "if", "upload", "share", "choose", "outcome")
        and all(not one.at.end or one.at.overlaps_any(words) for one in acts)
    )


def _is_of_a_prize(reading: Reading, row: str) -> bool:
    """Say whether all words of a row are but of what is promised or reported: "speed up *approval*"."""
    others = reading.of("reward", "outcome", "report")
    return all(one.overlaps_any(others) for one in reading.of(row))
