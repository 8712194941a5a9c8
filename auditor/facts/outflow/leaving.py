"""What becomes of the phonebook's data: facts X1, X2, X3, X5 and X6, for the app and each access.

Only counted accesses fill them (decision.md, section 7.6); a count of rows is nobody's data. "No"
is said only of data that was followed to its end: not where the search was cut, a limit blinds
it, or the data went where nobody looked (native code, a script, another app).
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from auditor.facts.ground.answers import answer
from auditor.facts.ground.recipients import FIRST, THIRD, host_of, stands_in
from auditor.facts.ground.sdks import APP
from auditor.facts.ground.seen import Seen
from auditor.facts.outflow.channels import Unchecked, confidence_for, is_clear
from auditor.facts.outflow.outflows import Outflow, Outflows
from auditor.model.access import Access
from auditor.model.app import Limit
from auditor.model.evidence import Evidence
from auditor.model.facts import CountedFlow, Fact
from auditor.model.vocabulary import (
    CONFIDENCE_ORDER,
    Confidence,
    Kleene,
    LimitKind,
    Sense,
    least,
)
from auditor.model.words import Words

OPEN_ENDS: Final = frozenset({"native", "script", "webview", "ipc"})
"""Ends behind which data may go on in other code. What is stored is followed to where it is taken."""
_MESSAGES: Final = frozenset({"sms", "call"})
_PAGES: Final = frozenset({"webview", "script"})
_REMOTE: Final = ("http://", "https://")
_WEIGHT: Final = {Kleene.YES: 2, Kleene.UNKNOWN: 1, Kleene.NO: 0}


@dataclass(frozen=True, slots=True)
class Sign:
    """One flow as one fact sees it: whether it makes the fact true, and how sure."""

    value: Kleene
    confidence: Confidence
    outflow: Outflow | None = None
    evidence: tuple[Evidence, ...] = ()
    because: Words | None = None
    """Why, where it is not what the fact says of itself."""


@dataclass(frozen=True, slots=True)
class Leaving:
    """Everything that the facts on leaving rest on."""

    seen: Seen
    outflows: Outflows
    unchecked: tuple[Unchecked, ...]
    traces: tuple[Evidence, ...]
    limits: tuple[Limit, ...]

    @property
    def is_blind(self) -> bool:
        """Say whether a limit keeps flows from being seen."""
        return any(Sense.FLOW in one.blinds for one in self.limits)

    def data_of(self, access: Access) -> tuple[Outflow, ...]:
        """Return the flows of one access that carry more than a count."""
        return tuple(one for one in self.outflows.of(access) if not one.is_count)

    def is_followed(self, access: Access) -> bool:
        """Say whether all data of an access was followed to an end that is known.

        Data of which no end at all was found, but for a count of the rows, was lost, or is used where no
        table looks, unless all of it was seen to go nowhere.
        """
        if self.is_blind or self.outflows.is_cut(access):
            return False
        if not self.data_of(access):
            return self.outflows.goes_nowhere(access)
        return not self._is_handed_on(access)

    def can_message_nobody(self, access: Access) -> bool:
        """Say whether all code was seen, none of it messages or calls, and no other code has the data."""
        is_hidden = any(
            Sense.FLOW in one.blinds and one.what is not LimitKind.BUDGET for one in self.limits
        )
        return self.outflows.is_mute and not is_hidden and not self._is_handed_on(access)

    def _is_handed_on(self, access: Access) -> bool:
        return any(
            one.flow.sink.kind in OPEN_ENDS and one.sent_on is not Kleene.NO
            for one in self.outflows.of(access)
        )


Judge = Callable[[Leaving, Access], Sign]


def leaves(outflow: Outflow) -> bool:
    """Say whether a flow takes data to a network: a call, a page that came from one, a script that sends."""
    flow = outflow.flow
    is_remote = flow.sink.kind in _PAGES and (flow.endpoint or "").startswith(_REMOTE)
    return flow.sink.kind == "network" or is_remote or outflow.sent_on is Kleene.YES


def is_messaged(outflow: Outflow) -> bool:
    """Say whether data reaches a text message, a call, or an app for messages."""
    return outflow.flow.sink.kind in _MESSAGES or outflow.messenger


def reaches_network(case: Leaving, access: Access) -> Sign:
    """Answer X1 for one access."""
    found = [one for one in case.data_of(access) if leaves(one)]
    return _best(access, found, _of_page) or _open(case, access)


def is_sent_as_message(case: Leaving, access: Access) -> Sign:
    """Answer X3 for one access."""
    found = [one for one in case.data_of(access) if is_messaged(one)]
    sign = _best(access, found) or _open(case, access)
    if sign.value is Kleene.UNKNOWN and case.can_message_nobody(access):
        return Sign(Kleene.NO, Confidence.LIKELY, because=_MUTE)
    return sign


def reaches_third_party(case: Leaving, access: Access) -> Sign:
    """Answer X6 for one access."""
    ends = case.data_of(access)
    sent = [one for one in ends if leaves(one)]
    handed = [one for one in ends if one.flow.sink.kind == "ipc"]
    third = [one for one in (*sent, *handed) if one.recipient.role == THIRD]
    best = _best(access, third, _of_recipient)
    if best is not None:
        return best
    unclear = [one for one in sent if one.recipient.role != FIRST]
    if unclear:
        return Sign(Kleene.UNKNOWN, Confidence.POSSIBLE, unclear[0])
    return _open(case, access)


def third_parties(case: Leaving, access: Access) -> tuple[Outflow, ...]:
    """Return the flows of one access to somebody else, where that counts (X6), else those that may go there."""
    ends = case.data_of(access)
    if values_of(case, access)["X6"] is not Kleene.YES:
        return tuple(one for one in ends if leaves(one) and one.recipient.may_be_others)
    return tuple(
        one
        for one in ends
        if one.recipient.role == THIRD and (leaves(one) or one.flow.sink.kind == "ipc")
    )


def travels_unprotected(case: Leaving, access: Access) -> Sign:
    """Answer X5 for one access."""
    sent = [one for one in case.data_of(access) if leaves(one)]
    signs = [sign for one in sent for sign in insecure_signs(case, access, one)]
    if signs:
        return min(signs, key=lambda one: CONFIDENCE_ORDER[one.confidence])
    if any(one.flow.endpoint is None or "://" not in one.flow.endpoint for one in sent):
        return Sign(Kleene.UNKNOWN, Confidence.POSSIBLE)
    return _open(case, access)


def insecure_signs(case: Leaving, access: Access, outflow: Outflow) -> Iterable[Sign]:
    """Yield what makes the channel of one flow insecure."""
    flow = outflow.flow
    sure = least(access.confidence, flow.confidence)
    if is_clear(flow.endpoint):
        yield Sign(Kleene.YES, sure, outflow, outflow.places[-1:])
    methods = [flow.sink.method, *(step.method for step in flow.steps)]
    for one in case.unchecked:
        confidence = least(sure, confidence_for(one, methods))
        yield Sign(Kleene.YES, confidence, outflow, (one.evidence, *outflow.places[-1:]))


def _of_page(outflow: Outflow) -> Confidence:
    """Say how sure it is that what a page is given leaves: what its script does is not read."""
    is_page = outflow.flow.sink.kind in _PAGES
    return Confidence.LIKELY if is_page else Confidence.CONFIRMED


def _of_recipient(outflow: Outflow) -> Confidence:
    """Say how sure it is that somebody else gets it: not, where the code may choose the operator's own server."""
    return Confidence.POSSIBLE if outflow.is_choice else outflow.recipient.confidence


def _best(
    access: Access,
    found: Sequence[Outflow],
    also: Callable[[Outflow], Confidence] = lambda _: Confidence.CONFIRMED,
) -> Sign | None:
    """Return the surest flow of some, as a yes."""
    signs = [
        Sign(
            Kleene.YES,
            least(access.confidence, one.flow.confidence, also(one)),
            one,
            one.places,
        )
        for one in found
    ]
    return min(signs, key=lambda one: CONFIDENCE_ORDER[one.confidence], default=None)


def _open(case: Leaving, access: Access) -> Sign:
    """Return *no* for data that was followed to its end, else *unknown*."""
    if case.is_followed(access):
        ends = tuple(place for one in case.outflows.of(access) for place in one.places)
        return Sign(Kleene.NO, Confidence.LIKELY, evidence=ends)
    return Sign(Kleene.UNKNOWN, Confidence.POSSIBLE)


JUDGES: Final[Mapping[str, Judge]] = {
    "X1": reaches_network,
    "X3": is_sent_as_message,
    "X5": travels_unprotected,
    "X6": reaches_third_party,
}
"""The facts that are judged for each access by its flows."""

_SAYS: Final[Mapping[str, tuple[Words, Words, Words]]] = {
    "X1": (
        Words("Contacts data can reach a network call{to}.", "联系人数据可到达网络调用{to}。"),
        Words(
            "No flow of contacts data to a network call was found; the data was followed to its end.",
            "未发现联系人数据到达网络调用；数据已追踪到底。",
        ),
        Words(
            "Whether contacts data reaches a network call could not be told.",
            "无法确定联系人数据是否到达网络调用。",
        ),
    ),
    "X3": (
        Words(
            "Contacts data can reach a text message, a call or a messenger.",
            "联系人数据可到达短信、拨号或通讯应用。",
        ),
        Words(
            "No flow of contacts data to a text message or a call was found; the data was followed to its end.",
            "未发现联系人数据到达短信或拨号；数据已追踪到底。",
        ),
        Words(
            "Whether contacts data reaches a text message or a call could not be told.",
            "无法确定联系人数据是否到达短信或拨号。",
        ),
    ),
    "X5": (
        Words(
            "Contacts data can travel in clear text or without a checked certificate{to}.",
            "联系人数据可能以明文或在未校验证书的情况下传输{to}。",
        ),
        Words(
            "No insecure channel was found on the ways of contacts data.",
            "在联系人数据的传输路径上未发现不安全的通道。",
        ),
        Words(
            "Whether contacts data travels protected could not be told.",
            "无法确定联系人数据的传输是否受保护。",
        ),
    ),
    "X6": (
        Words(
            "Contacts data can be sent to a host, or handed to an app, of somebody else than the operator{to}.",
            "联系人数据可被发送至运营者以外的主机或交给他人的应用{to}。",
        ),
        Words(
            "No flow of contacts data to somebody else's host was found.",
            "未发现联系人数据流向他人主机。",
        ),
        Words(
            "Whose host gets contacts data could not be told.",
            "无法确定接收联系人数据的主机归属。",
        ),
    ),
}
_MUTE: Final = Words(
    "Nothing in the code sends a text message, places a call or asks another app to.",
    "代码中没有任何发送短信、拨打电话或请求其他应用代为发送的内容。",
)
_NO_READ: Final = Words("No counted read exists.", "不存在计入的读取。")


def leaving_facts(case: Leaving) -> Mapping[str, Fact]:
    """Answer X1, X2, X3, X5 and X6 for the app: of any counted access."""
    found = {key: _fact(case, key) for key in JUDGES}
    found["X2"] = _upload_traces(case, found["X1"])
    return found


def values_of(case: Leaving, access: Access) -> Mapping[str, Kleene]:
    """Answer X1, X3 and X6 for one access, as the verdict counts them: a *possible* yes is unknown."""
    return {key: _counting(JUDGES[key](case, access)) for key in ("X1", "X3", "X6")}


def _counting(sign: Sign) -> Kleene:
    is_doubtful = sign.value is Kleene.YES and sign.confidence is Confidence.POSSIBLE
    return Kleene.UNKNOWN if is_doubtful else sign.value


def _fact(case: Leaving, key: str) -> Fact:
    signs = [JUDGES[key](case, one) for one in case.seen.counted]
    yes, no, unknown = _SAYS[key]
    if not signs:
        return _without_access(case, key, unknown)
    best = max(signs, key=lambda one: (_WEIGHT[one.value], -CONFIDENCE_ORDER[one.confidence]))
    words = {Kleene.YES: yes, Kleene.NO: no, Kleene.UNKNOWN: unknown}[best.value]
    places = [place for one in signs if one.value is best.value for place in one.evidence]
    return answer(
        key,
        best.value,
        best.confidence,
        words.filled(to=_to(best.outflow))
        if best.value is Kleene.YES
        else best.because or words,
        _once(places) or (case.seen.scope,),
    )


def _once(places: Iterable[Evidence]) -> tuple[Evidence, ...]:
    """Return each place once, in order of place."""
    unique = {one.sort_key: one for one in places}
    return tuple(unique[key] for key in sorted(unique))


def _without_access(case: Leaving, key: str, unknown: Words) -> Fact:
    """Answer a fact where nothing counts: *unknown* only if something could."""
    if case.seen.could_count(case.limits):
        return answer(key, Kleene.UNKNOWN, Confidence.POSSIBLE, unknown, (case.seen.scope,))
    return answer(key, Kleene.NO, Confidence.LIKELY, _NO_READ, (case.seen.scope,))


def _to(outflow: Outflow | None) -> str:
    endpoint = outflow.flow.endpoint if outflow is not None else None
    return f" ({endpoint})" if endpoint else ""


def _upload_traces(case: Leaving, network: Fact) -> Fact:
    """Answer X2 by names alone: at most *possible*."""
    if case.traces:
        names = ", ".join(sorted({f"“{one.excerpt}”" for one in case.traces})[:3])
        return answer(
            "X2",
            Kleene.YES,
            Confidence.POSSIBLE,
            Words(
                f"Names in the code speak of an upload of contacts: {names}.",
                f"代码中的名称提示存在通讯录上传：{names}。",
            ),
            case.traces,
        )
    if not case.seen.counted:
        return _without_access(case, "X2", _SAYS["X1"][2])
    if case.is_blind:
        return answer(
            "X2", Kleene.UNKNOWN, Confidence.POSSIBLE, network.because, (case.seen.scope,)
        )
    return answer(
        "X2",
        Kleene.NO,
        Confidence.LIKELY,
        Words(
            "No name of an endpoint or field near a read speaks of an upload of contacts.",
            "在读取附近的接口与字段名称中，未见通讯录上传的提示。",
        ),
        (case.seen.scope,),
    )


def counted_flows(case: Leaving) -> tuple[CountedFlow, ...]:
    """Return every flow of a counted access's data, with what the rules ask of it."""
    return tuple(
        _counted_flow(case, access, one)
        for access in case.seen.counted
        for one in case.data_of(access)
    )


def _counted_flow(case: Leaving, access: Access, one: Outflow) -> CountedFlow:
    insecure = sorted(
        insecure_signs(case, access, one) if leaves(one) else (),
        key=lambda sign: CONFIDENCE_ORDER[sign.confidence],
    )
    return CountedFlow(
        access=access,
        flow=one.flow,
        evidence=one.places,
        leaves=leaves(one),
        messaged=is_messaged(one),
        host=host_of(one.flow.endpoint),
        owner=one.recipient.owner,
        confidence=least(access.confidence, one.flow.confidence, _of_page(one)),
        recipient_confidence=one.recipient.confidence,
        insecure=insecure[0].confidence if insecure else None,
        insecure_evidence=insecure[0].evidence if insecure else (),
        kit=kit_of(access, one),
    )


def kit_of(access: Access, outflow: Outflow) -> str:
    """Name the package of a kit that no table knows and that reads itself what it sends; else nothing."""
    kit = outflow.recipient.kit
    is_its = access.by == APP and stands_in(access.method.partition("->")[0], kit)
    return kit if is_its else ""


def kits(case: Leaving) -> Mapping[Access, str]:
    """Name the kits that no table knows, by the counted accesses in their code."""
    return {
        access: kit
        for access in case.seen.counted
        for one in case.data_of(access)
        if (kit := kit_of(access, one)) and one.flow.confidence is not Confidence.POSSIBLE
    }
