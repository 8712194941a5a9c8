"""What only a person can decide in an app: one question a fact, with what is at hand to answer it.

A question is asked where its fact is unknown and the verdict hangs on it, or could once another
question is answered: then it says on which reply (`only_if`). Necessity and what servers do are
asked beside the test: no fact of it hangs on them, and the law does.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import chain

from auditor.data.shelf import read_table
from auditor.law.entries import check_keys, text_of, words_of
from auditor.law.predicates import (
    Condition,
    explicit_conditions,
    held,
    informed_conditions,
    misuse_signs,
)
from auditor.law.reasons import is_counted_kind
from auditor.law.retold import GENERIC, retell
from auditor.law.wording import wording
from auditor.model.access import Access, Disclosure
from auditor.model.app import Limit
from auditor.model.evidence import Evidence
from auditor.model.facts import AccessFacts, Facts
from auditor.model.result import AuditResult
from auditor.model.vocabulary import (
    Confidence,
    Data,
    EvidenceKind,
    Kleene,
    LimitKind,
    Reached,
    Sense,
)
from auditor.model.words import Words

TABLE = "law/questions"
BESIDE = ("necessity", "server-use")
"""Questions that no fact hangs on: the replies are recorded and change no verdict."""
MOST_PLACES = 5
_OF_TEXTS = frozenset({"N1", "N2", "N3", "N5", "N6", "N7", "N9", "N10", "X7"})
_OF_CODE = frozenset({"P2", "X1", "X3", "X4", "X6", "P4"})
_NAMED = frozenset({"N1"})
_NECESSITY = "necessity"
_TOLD_FOR = {_NECESSITY: frozenset({"N2"}), "server-use": frozenset({"N4", "N5"})}
"""Elements whose texts help to answer what the law hangs on: purposes; retention and recipients."""
_SENT_BY = frozenset({"network", "sms", "mail", "webview"})


@dataclass(frozen=True, slots=True)
class Question:
    """One question with what is at hand to answer it."""

    id: str
    """The fact's id, GEN, or one of `BESIDE`."""
    asks: Words
    because: Words
    """Why static analysis could not tell."""
    places: tuple[str, ...]
    """What is at hand: reads, texts, limits, each on a line."""
    only_if: str = ""
    """`GEN=yes`: the reply without which it need not be answered; empty where it must be."""


@dataclass(frozen=True, slots=True)
class Card:
    """A question as the table has it."""

    asks: Words
    rules: tuple[str, ...]
    """Rules whose findings a reply settles."""
    only_if: str
    of_sentence: Words | None = None
    """Asked instead where sentences are at hand that may tell it and were not understood."""


@cache
def cards() -> Mapping[str, Card]:
    """Return the questions by fact; raises `BadData`."""
    found = {}
    for key, entry in read_table(TABLE).items():
        row = check_keys(
            TABLE,
            key,
            entry,
            needed=frozenset({"asks"}),
            allowed=frozenset({"rules", "only_if", "of_sentence"}),
        )
        rules = row.get("rules", [])
        found[key] = Card(
            words_of(TABLE, f"{key}.asks", row["asks"]),
            tuple(text_of(TABLE, f"{key}.rules", one) for one in rules),
            text_of(TABLE, f"{key}.only_if", row["only_if"]) if "only_if" in row else "",
            words_of(TABLE, f"{key}.of_sentence", row["of_sentence"])
            if "of_sentence" in row
            else None,
        )
    return found


def questions_of(result: AuditResult) -> tuple[Question, ...]:
    """Return what a person must decide in this app, in the order of the test."""
    facts = retell(result, {})
    if facts.value("P1") is Kleene.NO:
        # The system refuses what hidden code would read: no reply changes the verdict.
        return ()
    open_first = [key for key in ("P1", "P2") if _is_open(facts, key)]
    assumed = retell(result, dict.fromkeys(open_first, Kleene.YES)) if open_first else facts
    wanted = dict.fromkeys((*open_first, *_open_facts(assumed)))
    if not wanted and not _is_asked_of_the_law(facts):
        return ()
    wanted.update(dict.fromkeys(_beside(facts)))
    return tuple(_question(result, key, frozenset(wanted)) for key in cards() if key in wanted)


def _is_open(facts: Facts, key: str) -> bool:
    """Say whether a fact is unknown, or only possible where it decides."""
    if facts.value(key) is Kleene.UNKNOWN:
        return True
    return key == "P2" and any(one.confidence is Confidence.POSSIBLE for one in facts.counted)


def _open_facts(facts: Facts) -> Iterator[str]:
    """Yield the unknown facts that the verdict hangs on, by the decision's own conditions."""
    for each in facts.counted:
        generic = each.values[GENERIC]
        if generic is not Kleene.YES:
            if not facts.legacy and facts.value("C1") is Kleene.UNKNOWN:
                yield "C1"
            if each.values.get("N1") is Kleene.UNKNOWN:
                yield "N1"
        if generic is Kleene.NO:
            continue
        if generic is Kleene.UNKNOWN:
            yield GENERIC
        yield from _unknown(
            chain(explicit_conditions(facts, each), informed_conditions(facts, each))
        )
        yield from _open_uses(facts, each)


def _open_uses(facts: Facts, access: AccessFacts) -> Iterator[str]:
    """Yield the unknown signs of misuse; none where one of them stands."""
    signs = list(misuse_signs(facts, access))
    if any(one.value is Kleene.YES for one in signs):
        return
    yield from _unknown(iter(signs))
    if any(one.fact == "X1" and one.value is Kleene.UNKNOWN for one in signs):
        yield from (key for key in ("P4", "X1") if held(facts, access, key) is Kleene.UNKNOWN)


def _unknown(conditions: Iterator[Condition]) -> Iterator[str]:
    for one in conditions:
        if one.value is Kleene.UNKNOWN:
            # Traces of an upload are settled by whether contacts are sent at all.
            yield {"X2": "X1"}.get(one.fact, one.fact.partition("@")[0])


def _is_asked_of_the_law(facts: Facts) -> bool:
    return bool(facts.counted) and facts.lending.value is not Kleene.NO


def _beside(facts: Facts) -> Iterator[str]:
    """Yield what the law hangs on and no package shows."""
    if not _is_asked_of_the_law(facts):
        return
    yield BESIDE[0]
    if any(held(facts, one, "X1") is not Kleene.NO for one in facts.counted):
        yield BESIDE[1]


def _question(result: AuditResult, key: str, asked: frozenset[str]) -> Question:
    card = cards()[key]
    fact = result.facts.get({GENERIC: "C2", "early-request": "C1"}.get(key, key))
    needed = card.only_if.partition("=")[0]
    places = [_place(one) for one in fact.evidence[:MOST_PLACES]] if fact else []
    return Question(
        id=key,
        asks=card.of_sentence
        if card.of_sentence and _is_of_sentence(result, key)
        else card.asks,
        because=fact.because if fact else wording()["question"]["beside"],
        places=tuple(dict.fromkeys((*places, *_at_hand(result, key)))),
        only_if=card.only_if if needed in asked else "",
    )


def _is_of_sentence(result: AuditResult, key: str) -> bool:
    """Say whether an element is open because a sentence at hand was not understood.

    Whom data goes to that may not leave is another matter: there X1 is open.
    """
    fact = result.facts.get(key)
    if fact is None or fact.value is not Kleene.UNKNOWN:
        return False
    if key == "N5" and result.facts["X1"].value is not Kleene.YES:
        return False
    return any(one.kind is not EvidenceKind.SCOPE for one in fact.evidence)


def _at_hand(result: AuditResult, key: str) -> Iterator[str]:
    """Yield what helps to answer besides the fact's own evidence: reads, texts, what was not seen."""
    if key == "P1":
        return
    if key in BESIDE:
        yield from map(_read_line, _reads(result)) if key == _NECESSITY else _sent(result)
        yield from map(_text_line, _texts(result, _TOLD_FOR[key]))
        return
    senses = {Sense.TEXT, Sense.CONSENT}
    if key in _OF_CODE:
        senses = {Sense.READ, Sense.FLOW}
    yield from map(_limit_line, _limits(result, senses))
    if key not in _OF_TEXTS:
        yield from map(_read_line, _reads(result))
    if key not in _OF_CODE:
        yield from map(_text_line, _texts(result))
        yield from (
            f"not examined: {one.source}" for one in result.policies if not one.examined
        )


def _limits(result: AuditResult, senses: set[Sense]) -> tuple[Limit, ...]:
    found = [one for one in result.limits if senses.intersection(one.blinds)]
    return tuple(
        sorted(found, key=lambda one: one.what is not LimitKind.REMOTE_PAGE)[:MOST_PLACES]
    )


def _reads(result: AuditResult) -> tuple[Access, ...]:
    counted = [one for one in result.accesses if is_counted_kind(one)]
    return tuple(sorted(counted, key=lambda one: one.reached is not Reached.YES)[:MOST_PLACES])


def _sent(result: AuditResult) -> Iterator[str]:
    """Yield where the phonebook is sent, each address once, and what hides where it goes."""
    ends = [
        f"{one.sink.kind} {one.endpoint or one.sink.api}"
        for one in result.flows
        if one.data in (Data.CONTACTS, Data.SIM_CONTACTS) and one.sink.kind in _SENT_BY
    ]
    yield from (f"sent: {one}" for one in list(dict.fromkeys(ends))[:MOST_PLACES])
    yield from map(_limit_line, _limits(result, {Sense.FLOW}))


def _texts(result: AuditResult, told: frozenset[str] = _NAMED) -> tuple[Disclosure, ...]:
    """Return the texts that tell some element, of itself that of the phonebook's name, each sentence once."""
    naming = [one for one in result.disclosures if not told.isdisjoint(one.states)]
    unique = {(one.source, one.excerpt): one for one in naming}
    return tuple(unique.values())[:MOST_PLACES]


def _limit_line(limit: Limit) -> str:
    return f"not seen: {limit.scope}  {limit.what.value}"


def _read_line(access: Access) -> str:
    return f"read: {access.part}  {access.method} +{access.offset}  {access.uri}"


def _text_line(text: Disclosure) -> str:
    return f"text: {text.source}  {text.excerpt}"


def _place(evidence: Evidence) -> str:
    parts = (evidence.part, evidence.symbol or evidence.xpath or "", evidence.excerpt)
    return "  ".join(one for one in parts if one)
