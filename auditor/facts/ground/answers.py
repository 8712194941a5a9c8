"""How a fact is put: its readable name from the table, value, confidence, reason and places."""

from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from auditor.data.shelf import read_table
from auditor.facts.ground.seen import Seen
from auditor.model.access import Access
from auditor.model.evidence import Evidence
from auditor.model.facts import Fact
from auditor.model.vocabulary import CONFIDENCE_ORDER, Confidence, Kleene
from auditor.model.words import Words


@cache
def fact_names() -> Mapping[str, tuple[str, Words]]:
    """Return the readable name and the meaning of every fact, by id."""
    return {
        key: (row["name"], Words(**row["says"])) for key, row in read_table("facts").items()
    }


def answer(
    key: str,
    value: Kleene,
    confidence: Confidence,
    because: Words,
    evidence: Sequence[Evidence] = (),
) -> Fact:
    """Return a fact of the vocabulary."""
    return Fact(fact_names()[key][0], value, confidence, because, tuple(evidence))


def not_examined(key: str) -> Fact:
    """Return a fact that this version does not fill."""
    return answer(
        key,
        Kleene.UNKNOWN,
        Confidence.POSSIBLE,
        Words("This version does not examine it.", "本版本未检查此项。"),
    )


def not_called_for(key: str) -> Fact:
    """Return a fact of a consent where nothing that needs one was found."""
    return answer(
        key,
        Kleene.UNKNOWN,
        Confidence.POSSIBLE,
        Words(
            "No read of the phonebook that counts was found, so nothing called for its examination.",
            "未发现计入的通讯录读取，故无须检查此项。",
        ),
    )


def best(accesses: Sequence[Access]) -> Confidence:
    """Return the confidence of the best shown of some accesses."""
    return min((one.confidence for one in accesses), key=CONFIDENCE_ORDER.__getitem__)


def places_of(seen: Seen, accesses: Sequence[Access]) -> Iterator[Evidence]:
    """Yield where accesses stand in the code."""
    for one in accesses:
        yield from seen.places[one.part, one.method, one.offset]
