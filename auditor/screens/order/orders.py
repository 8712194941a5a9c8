"""Words what the guard test found: the `Order` of a place, with its witness for people."""

from dataclasses import dataclass
from typing import Final

from auditor.code.classes.program import Program
from auditor.code.classes.values import Site
from auditor.code.ways.reach import Route
from auditor.model.app import Component
from auditor.model.evidence import Step
from auditor.model.names import method_name
from auditor.model.vocabulary import ComponentKind, Confidence, Gate, Kleene, least
from auditor.model.words import Words
from auditor.screens.parts.shown import Order

UNDECIDED: Final = Words(
    "A way around the acceptance is possible, but what decides on it could not be told.",
    "可能存在绕过同意操作的路径，但其判断条件无法确定。",
)
GIVEN_UP: Final = Words(
    "The search for a way around the acceptance was given up after so many steps.",
    "对绕过同意操作路径的搜索在达到步数上限后停止。",
)
NOT_REACHED: Final = Words(
    "No way to it is proved, with or without the acceptance.",
    "无论是否经过同意操作，均未证明存在到达该处的路径。",
)
NO_ACT_SEEN: Final = Words(
    "No act of acceptance was found, but part of the app was not seen.",
    "未发现任何同意操作，但应用的一部分未能查看。",
)
NO_WAY_SEEN: Final = Words(
    "No way around the acceptance was found, but part of the app was not seen.",
    "未发现绕过同意操作的路径，但应用的一部分未能查看。",
)
_NO_ACT: Final = Words("The app shows no act of acceptance.", "应用未展示任何同意操作。")
_AROUND: Final = Words(
    "A way around the acceptance reaches the read, and it can succeed there.",
    "存在绕过同意操作即可到达读取的路径，且在该路径上可以成功执行。",
)
_BEHIND: Final = Words(
    "Every way to the read leads through the acceptance.", "到达读取的所有路径均经过同意操作。"
)
_GRANT: Final = Words(
    "A way around the acceptance reaches the read, but every request for the phonebook stands behind the "
    "acceptance: only the system's grant keeps it.",
    "存在绕过同意操作的路径，但所有通讯录权限请求均在同意之后：仅由系统授权加以限制。",
)
_BY_APPS: Final = Words(
    "another app can open this screen directly, which runs {method}",
    "其他应用可直接打开该界面，随即运行 {method}",
)
_BY_LINKS: Final = Words(
    "another app or a link can open this screen directly, which runs {method}",
    "其他应用或链接可直接打开该界面，随即运行 {method}",
)
_BY_ITSELF: Final = Words(
    "only the app itself can open this screen, which is not exported; opening it runs {method}",
    "该界面未导出，仅应用自身可打开；打开即运行 {method}",
)
_BY_SIGNER: Final = Words(
    "only the app itself and apps of its signer can open this screen (its permission has the level "
    "signature); opening it runs {method}",
    "仅应用自身及同一签名者的应用可打开该界面（其权限为 signature 级别）；打开即运行 {method}",
)
_BROWSABLE: Final = "android.intent.category.BROWSABLE"
_HANDED: Final = Words("hands it down", "向下传递")


@dataclass(frozen=True, slots=True)
class Place:
    """A read or a request, with the calls in `via` that handed its argument down."""

    site: Site
    says: Words
    """What happens there, for the witness's last step."""
    via: tuple[Site, ...] = ()

    @property
    def first(self) -> Site:
        """Return the place to which a way must lead."""
        return self.via[0] if self.via else self.site

    @property
    def further(self) -> tuple[Site, ...]:
        """Return the places that follow from it, each of which must run."""
        return (*self.via[1:], self.site) if self.via else ()


@dataclass(frozen=True, slots=True)
class Setting:
    """What else decides whether a read can succeed, and what was not seen."""

    legacy: bool
    """Whether the system never asks (decision.md, section 2, "Legacy")."""
    unclear_requests: bool = False
    """Whether the app asks for permissions that could not be told: one may be the phonebook."""
    open_requests: tuple[Place, ...] = ()  # Those that are reached.
    blinded: bool = False
    """Whether a limit blinds the search for consent or for requests."""
    counting: frozenset[int] | None = None
    """Numbers of the screens whose acceptance counts; None for all with an affirmative control."""


@dataclass(frozen=True, slots=True)
class Orders:
    """What stands before each read and each request, in the order in which they were given."""

    accesses: tuple[Order, ...]
    requests: tuple[Order, ...]
    open_requests: tuple[Order, ...]


@dataclass(frozen=True, slots=True)
class Around:
    """What is known of ways around every acceptance."""

    certain: Route | None
    """A way on which nothing unknown could be the consent."""
    possible: Route | None
    """A way on which something unknown could be."""
    spent: bool
    """Whether a search was given up."""


def unknown(behind: tuple[int, ...], because: Words, witness: tuple[Step, ...] = ()) -> Order:
    """Say that the order could not be told."""
    return Order(
        Kleene.UNKNOWN,
        Gate.UNKNOWN,
        behind,
        Kleene.UNKNOWN,
        Confidence.POSSIBLE,
        witness,
        because,
    )


def without_act(route: Route, witness: tuple[Step, ...]) -> Order:
    """Say that nobody could accept anything."""
    return Order(Kleene.YES, Gate.NONE, (), Kleene.NO, route.confidence, witness, _NO_ACT)


def passed_by(
    route: Route,
    witness: tuple[Step, ...],
    behind: tuple[int, ...],
    *,
    early: Order | None = None,
    perhaps: tuple[int, ...] = (),
) -> Order:
    """Say that a way leads around; `early` is of the request that lets a read succeed on it."""
    confidence = route.confidence
    if _is_opened_alone(route):
        confidence = least(confidence, Confidence.LIKELY)  # Nobody may ever do so.
    if early is not None:
        confidence = least(confidence, early.confidence)
        if not set(early.witness) <= set(witness):
            witness = (*early.witness, *witness)
    return Order(
        Kleene.YES, Gate.NONE, behind, Kleene.NO, confidence, witness, _AROUND, perhaps
    )


def kept_behind(behind: tuple[int, ...], *, sure: bool) -> Order:
    """Say that every way leads through the acceptance."""
    confidence = Confidence.CONFIRMED if sure else Confidence.LIKELY
    return Order(Kleene.NO, Gate.CONSENT, behind, Kleene.YES, confidence, (), _BEHIND)


def kept_by_grant(
    witness: tuple[Step, ...], behind: tuple[int, ...], *, is_sure: bool
) -> Order:
    """Say that the grant keeps what the acceptance alone would not (decision.md, section 3).

    Unless it `is_sure` that the acceptance would not: then something keeps it, and which is open.
    """
    gate = Gate.GRANT if is_sure else Gate.UNKNOWN
    return Order(Kleene.NO, gate, behind, Kleene.YES, Confidence.LIKELY, witness, _GRANT)


def steps(program: Program, route: Route, place: Place) -> tuple[Step, ...]:
    """Return a way for people: the entry, each call, the calls that hand down, the place."""
    first = route.steps[0]
    component = route.entry.component
    if component is not None and _is_opened_alone(route):
        method = method_name(first.method)
        first = Step(first.method, first.offset, _opening(component).filled(method=method))
    handed = (Step(program.text(one[0]), one[1], _HANDED) for one in place.via)
    last = Step(program.text(place.site[0]), place.site[1], place.says)
    return (first, *route.steps[1:], *handed, last)


def _opening(component: Component) -> Words:
    """Say who can open a screen (Android: `exported`, or any filter where that is not said)."""
    if component.is_guarded:
        return _BY_SIGNER
    if not component.is_exported:
        return _BY_ITSELF
    links = any(one.schemes and _BROWSABLE in one.categories for one in component.filters)
    return _BY_LINKS if links else _BY_APPS


def _is_opened_alone(route: Route) -> bool:
    """Say whether a way begins at a screen that the home screen does not show."""
    component = route.entry.component
    return (
        component is not None
        and component.kind is ComponentKind.ACTIVITY
        and not component.is_launcher
    )
