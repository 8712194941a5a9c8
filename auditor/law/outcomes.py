"""How the outcome of each element follows from facts and verdict: decision.md, section 6.

Where a cell of the page's table names the verdict, the verdict is asked; where it names facts,
an outcome that hangs on an unknown fact is *undetermined*. An app without a counted access
(A0 to A2) is *not-engaged*, one that may or may not have one (U beside A0 to A2) is
*undetermined*, unless the element's own cell says otherwise.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from auditor.law.predicates import Condition, explicit_conditions, held, is_explicit, known
from auditor.model.facts import AccessFacts, Decision, Facts
from auditor.model.kleene import all_of, any_of, negate
from auditor.model.vocabulary import Gate, Kleene, Outcome, VerdictCode

WITHOUT_ACCESS = frozenset({VerdictCode.A0, VerdictCode.A1, VerdictCode.A2})
PRESSURE = ("X3", "X7")
"""The signs that contacts are messaged or shall be pressed."""


@dataclass(frozen=True, slots=True)
class Case:
    """What an outcome may look at."""

    facts: Facts
    decision: Decision
    rules: frozenset[str]
    """Ids of the rules that found something."""


@dataclass(frozen=True, slots=True)
class Judgement:
    """An outcome and what it rests on."""

    outcome: Outcome
    facts: tuple[str, ...] = ()
    lead: str | None = None
    """Key of the sentence that stands before the facts, in `law/wording`, section element."""
    rules: tuple[str, ...] = ()
    """Rules whose findings decided."""


def judge_element(element: str, case: Case) -> Judgement:
    """Return the outcome of one element; raises `KeyError` for an id that no judge knows."""
    if element in _UNGATED:
        return _UNGATED[element](case)
    judge = _GATED[element]
    if case.decision.code in WITHOUT_ACCESS:
        return Judgement(Outcome.NOT_ENGAGED, lead="not-engaged")
    if case.decision.provisional in WITHOUT_ACCESS:
        return _by_verdict(Outcome.UNDETERMINED)
    return judge(case)


def _by_verdict(outcome: Outcome, *facts: str) -> Judgement:
    return Judgement(outcome, facts, lead="verdict")


def _leans_to(case: Case, *codes: VerdictCode) -> bool:
    """Say whether the verdict is U and could still be one of some codes."""
    return case.decision.provisional in codes


def _every(case: Case, fact: str) -> Kleene:
    """Return a fact over all counted accesses."""
    return all_of(held(case.facts, one, fact) for one in case.facts.counted)


def _some(case: Case, fact: str) -> Kleene:
    """Return a fact over any counted access."""
    return any_of(held(case.facts, one, fact) for one in case.facts.counted)


def _touches_phonebook(case: Case) -> Judgement:
    """E-3.1a: engaged by permission and read together, a picker, or another door."""
    ids = ("P1", "P2", "P3", "P7")
    declared, reads, picks, proxies = (known(case.facts, one) for one in ids)
    match any_of((all_of((declared, reads)), picks, proxies)):
        case Kleene.YES:
            found = tuple(one for one in ids if known(case.facts, one) is Kleene.YES)
            return Judgement(Outcome.MET, found)
        case Kleene.UNKNOWN:
            unseen = tuple(one for one in ids if known(case.facts, one) is Kleene.UNKNOWN)
            return Judgement(Outcome.UNDETERMINED, unseen)
        case _:
            return Judgement(Outcome.NOT_ENGAGED, ids, lead="not-engaged")


def _has_consent(case: Case) -> Judgement:
    """E-3.1b: consent before obtaining and using."""
    code = case.decision.code
    if code is VerdictCode.B:
        return _by_verdict(Outcome.BREACHED, "P2", "C1")
    if any(_is_bypassed(case.facts, one) for one in case.facts.counted):
        return Judgement(Outcome.BREACHED, ("P2", "C2", "C4"), lead="witness")
    if code is VerdictCode.C:
        return _by_verdict(Outcome.NOT_SHOWN, "C1", "C2")
    if code is VerdictCode.D:
        return _by_verdict(Outcome.DEFICIENT, "C3", "C4")
    if _leans_to(case, VerdictCode.B, VerdictCode.C, VerdictCode.D):
        return _by_verdict(Outcome.UNDETERMINED, "C3", "C4")
    return Judgement(Outcome.MET, ("C3", "C4"))


def _is_bypassed(facts: Facts, one: AccessFacts) -> bool:
    """Say whether a way around an existing consent reaches an access."""
    asked = any_of((held(facts, one, "GEN"), held(facts, one, "C3"), known(facts, "C2")))
    bypassed = one.access.before_consent is Kleene.YES and bool(one.access.witness)
    return bypassed and asked is Kleene.YES


def _is_lending(case: Case) -> Judgement:
    """E-3.2: whether the rules of the sector apply."""
    value = case.facts.lending.value
    outcomes = {
        Kleene.YES: Outcome.MET,
        Kleene.UNKNOWN: Outcome.UNDETERMINED,
        Kleene.NO: Outcome.NOT_ENGAGED,
    }
    return Judgement(outcomes[value], lead=f"lending-{value}")


def _is_authorised(case: Case) -> Judgement:
    """E-3.3: some authorisation by the borrower on every way to a read."""
    if case.decision.code is VerdictCode.B:
        return _by_verdict(Outcome.BREACHED, "P1", "P2", "C1")
    requested = Kleene.NO if case.facts.legacy else known(case.facts, "C1")
    undecided = case.decision.code is VerdictCode.U and requested is Kleene.NO
    if requested is Kleene.UNKNOWN or undecided:
        return Judgement(Outcome.UNDETERMINED, ("C1",))
    if requested is Kleene.NO:
        return Judgement(Outcome.NOT_SHOWN, ("C1",), lead="no-request")
    gates = {one.access.gated_by for one in case.facts.counted}
    if Gate.NONE in gates:
        return Judgement(Outcome.NOT_SHOWN, ("C1",), lead="ungated")
    if Gate.UNKNOWN in gates:
        return Judgement(Outcome.UNDETERMINED, ("C1",), lead="gate-unknown")
    return Judgement(Outcome.MET, ("C1",), lead="gated")


def _is_agreed_explicitly(case: Case) -> Judgement:
    """E-4.1a: explicit agreement, when applying, to this platform's use."""
    if case.decision.code is VerdictCode.B:
        return _by_verdict(Outcome.BREACHED, "P2", "C1")
    if case.decision.code is VerdictCode.C:
        return _by_verdict(Outcome.NOT_SHOWN, "C1", "C2")
    if _leans_to(case, VerdictCode.B, VerdictCode.C):
        return _by_verdict(Outcome.UNDETERMINED)
    outcomes = {
        Kleene.NO: Outcome.DEFICIENT,
        Kleene.UNKNOWN: Outcome.UNDETERMINED,
        Kleene.YES: Outcome.MET,
    }
    value = all_of(is_explicit(case.facts, one) for one in case.facts.counted)
    conditions = [
        condition
        for one in case.facts.counted
        for condition in explicit_conditions(case.facts, one)
    ]
    return Judgement(outcomes[value], _named(conditions, value))


def _named(conditions: Iterable[Condition], value: Kleene) -> tuple[str, ...]:
    """Return the facts of the conditions that have a value, each once, in order."""
    found = (one.fact.partition("@")[0] for one in conditions if one.value is value)
    return tuple(dict.fromkeys(one for one in found if one[0].isupper()))


def _is_understood(case: Case) -> Judgement:
    """E-4.1b: the clause on contacts is brought to the borrower's attention."""
    if case.decision.code in (VerdictCode.B, VerdictCode.C):
        return _by_verdict(Outcome.NOT_SHOWN)
    if _leans_to(case, VerdictCode.B, VerdictCode.C):
        return _by_verdict(Outcome.UNDETERMINED)
    buried = [one for one in ("C6", "C3", "N1@dialog") if _every(case, one) is Kleene.NO]
    if buried:
        return Judgement(Outcome.DEFICIENT, tuple(buried))
    needs = ("C6", "N1@dialog", "N2@dialog", "N3@dialog")
    outcomes = {
        Kleene.YES: Outcome.MET,
        Kleene.UNKNOWN: Outcome.UNDETERMINED,
        Kleene.NO: Outcome.NOT_SHOWN,
    }
    value = all_of(_every(case, one) for one in needs)
    return Judgement(outcomes[value], tuple(one for one in needs if _every(case, one) is value))


def _answers_for_it(case: Case) -> Judgement:
    """E-4.2a: a named operator, and data protected on its way."""
    insecure = known(case.facts, "X5")
    if "LAP-X07" in case.rules:
        return Judgement(Outcome.DEFICIENT, lead="findings", rules=("LAP-X07",))
    if _every(case, "N7") is Kleene.NO:
        return Judgement(Outcome.DEFICIENT, ("N7",))
    if insecure is Kleene.YES:
        return Judgement(Outcome.DEFICIENT, ("X5",))
    whole = all_of((_every(case, "N7"), _every(case, "N9"), negate(insecure)))
    outcome = Outcome.MET if whole is Kleene.YES else Outcome.UNDETERMINED
    return Judgement(outcome, ("N7", "N9", "X5"))


def _signals(signals: Mapping[str, Kleene]) -> Judgement:
    """Return *risk* for any sign, *not-shown* for none, else *undetermined*."""
    outcomes = {
        Kleene.YES: Outcome.RISK,
        Kleene.UNKNOWN: Outcome.UNDETERMINED,
        Kleene.NO: Outcome.NOT_SHOWN,
    }
    value = any_of(signals.values())
    return Judgement(
        outcomes[value], tuple(one for one, its in signals.items() if its is value)
    )


def _is_pressed(case: Case) -> Judgement:
    """E-2.2 and E-6.1a: contacts are messaged, or texts say that they will be pressed."""
    return _signals({one: known(case.facts, one) for one in PRESSURE})


def _can_harm(case: Case) -> Judgement:
    """E-4.2b: means or signs of improper use; here upload traces do count as a sign."""
    bulk = _some(case, "P4")
    signals = {
        "X1": all_of((bulk, known(case.facts, "X1"))),
        "X2": all_of((bulk, case.facts.value("X2"))),
    }
    others = ("X3", "X4", "X6", "X7", "K3")
    return _signals(signals | {one: known(case.facts, one) for one in others})


def _can_expose(case: Case) -> Judgement:
    """E-8: the means or the announcement, without explicit consent. Never *breached*."""
    explicit = all_of(
        all_of((held(case.facts, one, "GEN"), is_explicit(case.facts, one)))
        for one in case.facts.counted
    )
    without = negate(explicit)
    return _signals({one: all_of((known(case.facts, one), without)) for one in PRESSURE})


def _respects_privacy(case: Case) -> Judgement:
    """E-6.1b: a picker in place of the permission; the whole phonebook is too much."""
    if case.decision.code in WITHOUT_ACCESS:
        picks = known(case.facts, "P3") is Kleene.YES
        if picks and known(case.facts, "P1") is Kleene.NO:
            return Judgement(Outcome.MET, ("P1", "P3"))
        return Judgement(Outcome.NOT_ENGAGED, lead="not-engaged")
    if case.decision.provisional in WITHOUT_ACCESS:
        return _by_verdict(Outcome.UNDETERMINED)
    outcomes = {
        Kleene.YES: Outcome.DEFICIENT,
        Kleene.UNKNOWN: Outcome.UNDETERMINED,
        Kleene.NO: Outcome.NOT_SHOWN,
    }
    return Judgement(outcomes[_some(case, "P4")], ("P4",))


def _told(case: Case, *needs: str) -> Judgement:
    """Return *met* if all is told, *deficient* if something is missing in an examined text."""
    outcomes = {
        Kleene.YES: Outcome.MET,
        Kleene.UNKNOWN: Outcome.UNDETERMINED,
        Kleene.NO: Outcome.DEFICIENT,
    }
    value = all_of(_every(case, one) for one in needs)
    return Judgement(outcomes[value], tuple(one for one in needs if _every(case, one) is value))


def _tells_rights(case: Case) -> Judgement:
    """E-7.1: withdrawal, deletion and complaints are told."""
    return _told(case, "N6", "N9")


def _tells_operator(case: Case) -> Judgement:
    """E-7.2: who runs the app is told."""
    return _told(case, "N7")


def _helps_evidence(case: Case) -> Judgement:
    """E-7.3: consent leaves a record, and screens can be kept."""
    hindering = tuple(sorted(case.rules & {"LAP-C10", "LAP-I02"}))
    if hindering:
        return Judgement(Outcome.DEFICIENT, lead="findings", rules=hindering)
    return _told(case, "C8")


def _is_context(_: Case) -> Judgement:
    """E-4.3, E-6.2 and E-6.3: printed as context only."""
    return Judgement(Outcome.CONTEXT, lead="context")


_UNGATED: Mapping[str, Callable[[Case], Judgement]] = {
    "E-3.1a": _touches_phonebook,
    "E-3.2": _is_lending,
    "E-4.3": _is_context,
    "E-6.1b": _respects_privacy,
    "E-6.2": _is_context,
    "E-6.3": _is_context,
}
"""Elements whose own cells speak of apps without a counted access."""

_GATED: Mapping[str, Callable[[Case], Judgement]] = {
    "E-2.2": _is_pressed,
    "E-3.1b": _has_consent,
    "E-3.3": _is_authorised,
    "E-4.1a": _is_agreed_explicitly,
    "E-4.1b": _is_understood,
    "E-4.2a": _answers_for_it,
    "E-4.2b": _can_harm,
    "E-6.1a": _is_pressed,
    "E-7.1": _tells_rights,
    "E-7.2": _tells_operator,
    "E-7.3": _helps_evidence,
    "E-8": _can_expose,
}
