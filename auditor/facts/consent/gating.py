"""What stands before each counted access, and what it is worth: GEN, C2 to C8, N1 to N11, K2.

The guard test says behind which acceptances a place lies; here the best of them is taken, since
the borrower who agreed to it agreed (decision.md, sections 2 and 3).
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from auditor.facts.consent.acts import Act
from auditor.facts.ground.answers import answer
from auditor.facts.ground.seen import Seen
from auditor.model.access import Access, Request
from auditor.model.facts import Fact
from auditor.model.names import short_class
from auditor.model.vocabulary import Confidence, Extent, Gate, Kleene, Reached
from auditor.model.words import Words
from auditor.screens.parts.shown import Order

Place = tuple[str, str, int]
"""Part, method in dex form, offset."""

TOLD_THERE = ("N1@dialog", "N2@dialog", "N3@dialog")
"""What the words of the screen itself tell."""
OF_THE_ACT = ("C3", "C5", "C6", "C7", "C8", "C9", *TOLD_THERE)
"""Facts of the screen itself."""

_SHOWN_ALONE = ("C8", "C9")
"""Of these none that decides: a question that keeps no record is a better one than a page of which nothing was told."""
MOST_ACCEPTANCES = 4
"""Acceptances shown as evidence of what they control."""
UNREAD_QUESTION = Words(
    "A further question, whose yes asks for the phonebook, has words that could not be read.",
    "另有一处询问，同意后即申请或读取通讯录，但其文字未能读取。",
)
UNSEEN_REQUEST = Words(
    "A way around the acceptance reaches the read, and no request for the phonebook was seen that stands behind it.",
    "存在绕过同意操作即可到达读取的路径，且未见位于同意操作之后的通讯录权限请求。",
)
UNTOLD_WAY = Words(
    "A screen of the app names the phonebook, but where its acceptance leads was not told.",
    "应用有界面提及通讯录，但无法确定其同意操作通向何处。",
)


@dataclass(frozen=True, slots=True)
class Gated:
    """One counted access with the act that stands before it."""

    access: Access
    order: Order | None
    act: Act | None
    """The best act of acceptance before it; None where there is none."""
    facts: Mapping[str, Fact]
    generic: Kleene
    """GEN."""


@dataclass(frozen=True, slots=True)
class Gates:
    """Everything that says what stands before a place."""

    acts: tuple[Act, ...]
    orders: Mapping[Place, Order]
    requests: tuple[Request, ...]
    """The live requests for the contacts group."""
    asked: Kleene
    """C1."""
    unseen: Kleene
    """*unknown* where a consent could stand that was not seen, else *no*."""
    unseen_because: Words
    notice: Callable[[Act | None], Mapping[str, Fact]]
    """N1 to N11 for the texts of an act, or for all of the app's where there is none."""
    never_shown: tuple[Act, ...] = ()
    """Screens that nothing in the package ever shows."""


def gate(gates: Gates, accesses: Iterable[Access]) -> tuple[Gated, ...]:
    """Return each counted access with what stands before it."""
    every = _before_every_request(gates)
    return tuple(_gate(gates, one, every) for one in accesses)


def place_of(one: Access | Request) -> Place:
    """Return the key of a place in the code."""
    return (one.part, one.method, one.offset)


def _before_every_request(gates: Gates) -> frozenset[int]:
    """Return the screens whose acceptance stands before all reached requests for contacts."""
    reached = [one for one in gates.requests if one.reached is Reached.YES]
    behind = [
        frozenset(order.behind if (order := gates.orders.get(place_of(one))) else ())
        for one in reached
    ]
    return frozenset.intersection(*behind) if behind else frozenset()


def _gate(gates: Gates, access: Access, every: frozenset[int]) -> Gated:
    order = gates.orders.get(place_of(access))
    numbers = every.union(order.behind if order else ())
    before = [one for one in gates.acts if one.number in numbers or one.leads_on_either_way]
    acts = [one for one in before if one.is_consent]
    generic = _generic(gates, order, acts)
    act = min(acts, key=_rank, default=None)
    facts = dict(gates.notice(act))
    facts |= {one: _as_placed(gates, act.facts[one], one) for one in OF_THE_ACT} if act else {}
    perhaps = set(order.perhaps if order else ())
    is_open = order is None or order.before_consent is Kleene.UNKNOWN
    may_stand = [one for one in gates.acts if is_open or one.number in perhaps]
    if act is not None and any(one.asks_unread for one in gates.acts if one is not act):
        facts |= {one: _as_unread(facts[one]) for one in OF_THE_ACT}
    facts["C2"] = _names_before(before, gates, may_stand)
    facts["C4"] = _controls(order, gates)
    return Gated(access, order, act, facts, generic)


def _as_placed(gates: Gates, fact: Fact, name: str) -> Fact:
    """Return a fact of the screen itself; what it does not tell is open where words stand on no screen that was found.

    They may be its title, or stand on the screen before it.
    """
    if name not in TOLD_THERE or fact.value is not Kleene.NO or gates.unseen is Kleene.NO:
        return fact
    return replace(
        fact,
        value=Kleene.UNKNOWN,
        confidence=Confidence.POSSIBLE,
        because=gates.unseen_because,
    )


def _as_unread(fact: Fact) -> Fact:
    """Return what an act lacks as open where another one may have it, of which the words could not be read."""
    if fact.value is not Kleene.NO:
        return fact
    return replace(
        fact,
        value=Kleene.UNKNOWN,
        confidence=Confidence.POSSIBLE,
        because=UNREAD_QUESTION,
    )


def _generic(gates: Gates, order: Order | None, acts: Sequence[Act]) -> Kleene:
    """Answer GEN: some act before the access names contacts, itself or by what it binds."""
    if any(one.names is Kleene.YES for one in acts):
        return Kleene.YES
    open_ends = [one.names for one in acts] + [gates.unseen]
    if gates.asked is not Kleene.YES and any(one.binds_unexamined for one in acts):
        # Nobody shall be said to have asked nothing where a policy was accepted that was not read;
        # beside a request of the system's it is verdict C with the reason C2.
        open_ends.append(Kleene.UNKNOWN)
    if order is None or order.before_consent is Kleene.UNKNOWN:
        # Where it stands could not be told; that matters only if there is something to stand.
        open_ends += [
            Kleene.UNKNOWN
            for one in gates.acts
            if one.is_consent and one.names is not Kleene.NO
        ]
    if order is not None and not acts:
        open_ends += [
            Kleene.UNKNOWN
            for one in gates.acts
            if one.number in order.perhaps and one.is_consent and one.names is not Kleene.NO
        ]
    return Kleene.UNKNOWN if Kleene.UNKNOWN in open_ends else Kleene.NO


def _rank(act: Act) -> tuple[int, int, int, int, int]:
    """Order acts from the best: names contacts, on the screen itself, fewest faults; of equal ones what keeps a record."""
    values = [act.facts[one].value for one in OF_THE_ACT if one not in _SHOWN_ALONE]
    return (
        [Kleene.YES, Kleene.UNKNOWN, Kleene.NO].index(act.names),
        values.count(Kleene.NO),
        values.count(Kleene.UNKNOWN),
        [Kleene.YES, Kleene.UNKNOWN, Kleene.NO].index(act.facts["C8"].value),
        act.number,
    )


def _names_before(before: Sequence[Act], gates: Gates, perhaps: Sequence[Act]) -> Fact:
    """Answer C2 for one access, before which some acts stand and some perhaps."""
    naming = [one for one in before if one.facts["N1@dialog"].value is Kleene.YES]
    if naming:
        fact = naming[0].facts["N1@dialog"]
        words = Words(
            "A screen of the app names the phonebook before the read or its request.",
            "在读取或申请之前，应用界面提及通讯录。",
        )
        return answer("C2", Kleene.YES, fact.confidence, words, fact.evidence)
    if gates.unseen is Kleene.UNKNOWN:
        return answer("C2", Kleene.UNKNOWN, Confidence.POSSIBLE, gates.unseen_because)
    if any(one.facts["N1@dialog"].value is not Kleene.NO for one in perhaps):
        return answer("C2", Kleene.UNKNOWN, Confidence.POSSIBLE, UNTOLD_WAY)
    for one in gates.never_shown:
        if one.names is Kleene.YES:
            words = Words(
                f"{short_class(one.shown.owner)} names the phonebook, but nothing in the package ever shows it.",
                f"{short_class(one.shown.owner)} 提及通讯录，但安装包中没有任何代码会显示该界面。",
            )
            return answer("C2", Kleene.NO, Confidence.LIKELY, words, one.shown.evidence)
    words = Words(
        "No screen that names the phonebook stands before the read or its request.",
        "在读取或申请之前，没有提及通讯录的界面。",
    )
    return answer("C2", Kleene.NO, Confidence.CONFIRMED, words)


def _controls(order: Order | None, gates: Gates) -> Fact:
    """Answer C4 for one access, with the acceptances that were found before it.

    The system's grant keeps nothing where no request is known that stands behind an acceptance.
    """
    if order is None:
        words = Words("What stands before the read was not told.", "无法确定读取之前的环节。")
        return answer("C4", Kleene.UNKNOWN, Confidence.POSSIBLE, words)
    if order.gated_by is Gate.GRANT and not gates.requests and gates.asked is Kleene.UNKNOWN:
        return answer("C4", Kleene.UNKNOWN, Confidence.POSSIBLE, UNSEEN_REQUEST)
    evidence = tuple(
        place
        for act in gates.acts
        if act.number in order.behind
        for choice in act.shown.accepts
        for place in choice.places or act.shown.evidence
    )
    return answer(
        "C4", order.controls, order.confidence, order.because, evidence[:MOST_ACCEPTANCES]
    )


def placed_in_order(
    seen: Seen, orders: Mapping[Place, Order], acts: Sequence[Act] = ()
) -> Seen:
    """Return what was seen with each access and request told what stands before it."""
    naming = frozenset(one.number for one in acts if one.facts["N1@dialog"].value is Kleene.YES)
    accesses = {one: _ordered_access(one, orders) for one in seen.accesses}
    requests = {one: _ordered_request(one, orders, naming) for one in seen.requests}
    for one in seen.dormant_requests:  # What nothing starts comes before nothing.
        requests[one] = replace(one, before_consent=Kleene.NO)
    return replace(
        seen,
        accesses=tuple(accesses.values()),
        dormant=frozenset(accesses[one] for one in seen.dormant),
        requests=tuple(requests.values()),
        dormant_requests=frozenset(requests[one] for one in seen.dormant_requests),
        idle_requests=frozenset(requests[one] for one in seen.idle_requests),
        background={accesses[one]: way for one, way in seen.background.items()},
    )


def _ordered_access(access: Access, orders: Mapping[Place, Order]) -> Access:
    order = orders.get(place_of(access))
    if order is None:
        return access
    return replace(
        access,
        before_consent=order.before_consent,
        gated_by=order.gated_by,
        witness=order.witness,
    )


def _ordered_request(
    request: Request, orders: Mapping[Place, Order], naming: frozenset[int]
) -> Request:
    """Return a request with what stands before it: an acceptance whose screen names the phonebook explains it."""
    order = orders.get(place_of(request))
    if order is None:
        return request
    is_told = order.before_consent is Kleene.NO and not naming.isdisjoint(order.behind)
    return replace(
        request,
        before_consent=order.before_consent,
        rationale=Kleene.YES if is_told else request.rationale,
    )


def is_bulk(access: Access) -> Kleene:
    """Answer P4 for one access."""
    if access.extent is Extent.UNKNOWN:
        return Kleene.UNKNOWN
    return Kleene.YES if access.extent is Extent.BULK else Kleene.NO
