"""Follow the way that an app took through the gates of the article's test.

The gates stand in the order of the decision: access, authorised, consent, explicit and
informed, misuse. The verdict says which way was taken; the facts say why. Nothing is decided
here: a verdict that the audit reached is retold, gate by gate.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from auditor.model.facts import Fact
from auditor.model.vocabulary import Kleene, VerdictCode

NOT_ASKED = "not-asked"
"""The answer at a gate that the app's way did not reach."""

_YES, _NO, _UNKNOWN = Kleene.YES.value, Kleene.NO.value, Kleene.UNKNOWN.value


@dataclass(frozen=True, slots=True)
class _GateCard:
    """One gate of the test as drawn for every app."""

    id: str
    elements: tuple[str, ...]
    """The elements of the article that it stands on."""
    good: tuple[str, ...]
    """Facts whose *yes* answers the gate with yes."""
    bad: tuple[str, ...]
    """Facts whose *yes* answers it with no."""
    stops: tuple[VerdictCode, ...]
    """Verdicts that leave the way at this gate."""
    stops_on: str | None
    """The answer that leaves; None for a gate that both answers pass."""


GATE_CARDS = (
    _GateCard(
        "access",
        ("E-3.1a",),
        ("P1", "P2", "P3", "P4"),
        (),
        (VerdictCode.A0, VerdictCode.A1, VerdictCode.A2),
        _NO,
    ),
    _GateCard("authorised", ("E-3.3",), ("C1",), ("C0",), (), None),
    _GateCard(
        "consent", ("E-3.1b",), ("GEN", "C2"), ("C0",), (VerdictCode.B, VerdictCode.C), _NO
    ),
    _GateCard(
        "explicit",
        ("E-4.1a", "E-4.1b"),
        (
            "C3",
            "C4",
            "C5",
            "C6",
            "C7",
            "N1",
            "N2",
            "N3",
            "N5",
            "N6",
            "N7",
            "N9",
            "N10",
        ),
        ("K1", "K2", "K3"),
        (VerdictCode.D,),
        _NO,
    ),
    _GateCard(
        "misuse",
        ("E-4.2b",),
        ("X3", "X4", "X6", "X7", "P4", "X1"),
        (),
        (VerdictCode.E,),
        _YES,
    ),
)
"""The five gates; facts and elements after the normative decision, sections 3 and 6."""


@dataclass(frozen=True, slots=True)
class Gate:
    """One gate and what became of the app there."""

    id: str
    answer: str
    """`yes`, `no`, `unknown` or `not-asked`."""
    elements: tuple[str, ...]
    facts: tuple[str, ...]
    """Ids of the deciding facts, present in the result, in the gate's order."""
    stops: tuple[VerdictCode, ...]
    stops_on: str | None
    left_here: bool
    """The way ends at this gate."""


def _value(facts: Mapping[str, Fact], fact: str) -> str:
    return facts[fact].value.value if fact in facts else NOT_ASKED


def _unknown_gate(facts: Mapping[str, Fact]) -> int:
    """Return the place of the gate at which an undetermined app stands still."""
    for place, card in enumerate(GATE_CARDS):
        named = ("P1", "P2") if card.id == "access" else card.good + card.bad
        if any(_value(facts, fact) == _UNKNOWN for fact in named):
            return place
    return 0


def _answers(code: VerdictCode, facts: Mapping[str, Fact]) -> tuple[str, ...]:
    """Return the answer at each gate, `not-asked` behind the last one reached."""
    authorised = _value(facts, "C1")
    authorised = _UNKNOWN if authorised == NOT_ASKED else authorised
    ways: Mapping[VerdictCode, tuple[str, ...]] = {
        VerdictCode.A0: (_NO,),
        VerdictCode.A1: (_NO,),
        VerdictCode.A2: (_NO,),
        VerdictCode.B: (_YES, _NO, _NO),
        VerdictCode.C: (_YES, _YES, _NO),
        VerdictCode.D: (_YES, authorised, _YES, _NO),
        VerdictCode.E: (_YES, authorised, _YES, _YES, _YES),
        VerdictCode.F: (_YES, authorised, _YES, _YES, _NO),
        VerdictCode.U: (
            *(_YES, authorised, _YES, _YES)[: _unknown_gate(facts)],
            _UNKNOWN,
        ),
    }
    way = ways[code]
    return way + (NOT_ASKED,) * (len(GATE_CARDS) - len(way))


def _deciding(card: _GateCard, answer: str, facts: Mapping[str, Fact]) -> tuple[str, ...]:
    """Return the facts that decided a gate: those that speak for its answer."""
    present = [fact for fact in card.good + card.bad if fact in facts]
    if answer in {NOT_ASKED, _YES} and card.id != "misuse":
        wanted = dict.fromkeys(card.good, _YES)
    elif answer == _NO and card.id == "explicit":
        wanted = {**dict.fromkeys(card.good, _NO), **dict.fromkeys(card.bad, _YES)}
    elif answer == _YES:
        wanted = dict.fromkeys(card.good, _YES)
    elif answer == _UNKNOWN:
        wanted = dict.fromkeys(present, _UNKNOWN)
    else:
        return tuple(present)
    chosen = tuple(one for one in present if _value(facts, one) == wanted.get(one))
    return chosen or tuple(present[:3])


def way_taken(code: VerdictCode, facts: Mapping[str, Fact]) -> tuple[Gate, ...]:
    """Return the five gates with the app's answers, deciding facts, and where its way ends."""
    answers = _answers(code, facts)
    last = max(place for place, answer in enumerate(answers) if answer != NOT_ASKED)
    return tuple(
        Gate(
            id=card.id,
            answer=answer,
            elements=card.elements,
            facts=() if answer == NOT_ASKED else _deciding(card, answer, facts),
            stops=card.stops,
            stops_on=card.stops_on,
            left_here=place == last,
        )
        for place, (card, answer) in enumerate(zip(GATE_CARDS, answers, strict=True))
    )
