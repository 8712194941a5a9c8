"""What the app does when its borrower refuses the phonebook (`requests[].on_refusal`).

The callback of the request is run three times: with everything granted, with everything
refused, and with the phonebook alone refused. What follows from the refusal must hold on every
way that the refused runs take, and be told apart from what the granted run does anyway;
otherwise the answer is `unknown`. Decided (decision.md, section 4, row C7):

- `continues`: the refused run shows a screen that the granted one shows too, or one with a field to fill in by hand, or brings
  up such a field on the screen that is there;
- `exits`: it leaves the screen or the app, and the granted run does not merely do so too;
- `re-asks`: it asks for the same permission again, at once;
- `blocks`: the granted run shows a further screen that the app shows nowhere else without asking
  whether the permission is held, and the refused one only tells so and stays.

What is sent tells nothing: apps report refusals to statistics too. A side that merely does
nothing is `unknown`, for the screen may have another way on.

In a dialog, buttons that lead back to the permission are no refusal; the others decide.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final

from auditor.code.calls.callgraph import CALL, CallGraph
from auditor.code.calls.listeners import NOBODY
from auditor.code.classes.program import MethodNumber
from auditor.code.classes.search import Scope
from auditor.code.classes.sites import Call
from auditor.code.classes.values import Elements, Instance, Number, Site, Text
from auditor.code.evaluation.answered import CLOSES, OWN, Answer, Ending, Known, Thing, TooMuch
from auditor.code.resolution.constants import Resolver
from auditor.code.shrunk.reactions import reactions
from auditor.code.trials.reacting import ELSEWHERE
from auditor.code.trials.revealing import OFFER, REVEAL
from auditor.code.trials.trial import Trial
from auditor.dex.opcodes import CONST_CLASS, NEW_INSTANCE
from auditor.errors import InputError
from auditor.model.access import Request
from auditor.model.app import View
from auditor.model.names import outer_class, outermost
from auditor.screens.parts.knowledge import knowledge
from auditor.screens.parts.places import is_layout
from auditor.screens.parts.view_trees import all_views

UNKNOWN: Final = "unknown"

_RESULT: Final = "onRequestPermissionsResult(I[Ljava/lang/String;[I)V"
_TAKEN: Final = "onActivityResult(Ljava/lang/Object;)V"
_STRINGS: Final = "[Ljava/lang/String;"
_LAUNCHER: Final = "Landroidx/activity/result/ActivityResultLauncher;"
_CONTRACTS: Final = "Landroidx/activity/result/contract/ActivityResultContracts"
_ONE: Final = f"{_CONTRACTS}$RequestPermission;"
_SEVERAL: Final = f"{_CONTRACTS}$RequestMultiplePermissions;"
_FRAGMENTS: Final = (
    "Landroid/app/Fragment;",
    "Landroidx/fragment/app/Fragment;",
    "Landroid/support/v4/app/Fragment;",
)
_MOST_CALLERS: Final = 16
_ROUND: Final = "round"
"""What a button comes to that leads back to a dialog in which it was pressed already."""


@dataclass(frozen=True, slots=True)
class _Callback:
    """Where the answer comes to, and with what."""

    method: MethodNumber
    words: tuple[Known, ...]
    """For a launcher of one permission the last word is the answer itself: None here."""
    is_one: bool = False


def on_refusal(
    graph: CallGraph, resolver: Resolver, request: Request, *, asks: Sequence[Request]
) -> str:
    """Say what the app does when a request is refused; `unknown` for whatever is not certain.

    `asks`: all requests of the app, among which those of the same permission ask again.
    """
    program = graph.program
    method = program.method(request.method)
    call = None if method is None else resolver.call_at(method, request.offset)
    if method is None or call is None:
        return UNKNOWN
    again = frozenset(
        (asker, one.offset)
        for one in asks
        if one.permission == request.permission
        and (asker := program.method(one.method)) is not None
    )
    try:
        callback = _callback(graph, resolver, call)
        return (
            UNKNOWN
            if callback is None
            else _Case(graph, callback, again, Forms(resolver)).decide(
                request.permission,
                count=1 + len(request.together_with),
                index=_place(resolver, call, request),
            )
        )
    except TooMuch:
        return UNKNOWN


# The callback of a request.


def _callback(graph: CallGraph, resolver: Resolver, call: Call) -> _Callback | None:
    if graph.hierarchy.is_subtype(call.owner, _LAUNCHER):
        return _of_launcher(graph, resolver, call)
    if call.name != "requestPermissions":
        return None  # Libraries of permissions have callbacks of their own.
    owner = _asker(graph, resolver, call)
    found = None if owner is None else graph.hierarchy.resolve_method(owner, _RESULT)
    if found is None or owner is None or _is_overridden(graph, owner):
        return None
    index = call.first("I")
    codes = resolver.argument(Scope(call.method), call, index) if index is not None else ()
    code = codes[0].value if len(codes) == 1 and isinstance(codes[0], Number) else None
    own = Thing("object", owner, OWN)
    return _Callback(found, (own, code, Thing("permissions"), Thing("results")))


def _is_overridden(graph: CallGraph, owner: str) -> bool:
    """Say whether a class below a screen's has a callback of its own."""
    below = graph.hierarchy.subtypes(owner)
    return any(_RESULT in graph.program.declared(one) for one in below)


def _asker(graph: CallGraph, resolver: Resolver, call: Call) -> str | None:
    """Return the class of the screen on whose behalf is asked, if there is but one."""
    scope = Scope(call.method)
    if call.is_static:
        index = 0 if call.types and call.types[0].startswith("L") else None
        values = resolver.argument(scope, call, index) if index is not None else ()
    else:
        values = resolver.receiver(scope, call)
    if len(values) == 1 and isinstance(values[0], Instance):
        return values[0].type
    owner = graph.program.owner(call.method)
    outer = outer_class(owner)
    if any(
        graph.hierarchy.is_subtype(one, each) for one in (owner, outer) for each in _FRAGMENTS
    ):
        return None  # Its activity's callback runs, and which activity that is, is not known.
    return next(
        (
            one
            for one in (owner, outer)
            if graph.hierarchy.resolve_method(one, _RESULT) is not None
        ),
        None,
    )


def _of_launcher(graph: CallGraph, resolver: Resolver, call: Call) -> _Callback | None:
    """Return the callback that the launcher was registered with, if there is but one."""
    program = graph.program
    family = outermost(program.owner(call.method))
    found: dict[tuple[str, bool], None] = {}
    for contract, is_one in ((_ONE, True), (_SEVERAL, False)):
        for use in program.type_uses(contract, frozenset({NEW_INSTANCE})):
            if outermost(program.owner(use.method)) != family:
                continue
            for registered in _registrations(resolver, use.method, contract):
                found[(registered, is_one)] = None
    if len(found) != 1:
        return None
    ((name, is_one),) = found
    method = graph.hierarchy.resolve_method(name, _TAKEN)
    if method is None:
        return None
    return _Callback(method, (Thing("object", name, OWN), Thing("map")), is_one)


def _registrations(resolver: Resolver, method: MethodNumber, contract: str) -> Iterator[str]:
    """Yield the classes of the callbacks that a method registers for a contract."""
    for site in resolver.program.calls_in(method):
        if "->registerForActivityResult(" not in site.target:
            continue
        call = resolver.call_at(method, site.pc)
        if call is None:
            continue
        scope = Scope(method)
        contracts = resolver.argument(scope, call, 0)
        if not any(isinstance(one, Instance) and one.type == contract for one in contracts):
            continue
        values = resolver.argument(scope, call, len(call.types) - 1)
        for one in values:
            yield one.type if isinstance(one, Instance) else ""


def _place(resolver: Resolver, call: Call, request: Request) -> int | None:
    """Return the place of the permission among those asked for, if it is known."""
    if not request.together_with:
        return 0
    index = call.first(_STRINGS, "Ljava/lang/Object;")
    values = resolver.argument(Scope(call.method), call, index) if index is not None else ()
    if len(values) != 1 or not isinstance(values[0], Elements) or not values[0].ordered:
        return None
    names = [one.text if isinstance(one, Text) else "" for one in values[0].values]
    return names.index(request.permission) if names.count(request.permission) == 1 else None


# The decision.


@dataclass(slots=True)
class _Case:
    """A callback while it is being decided."""

    graph: CallGraph
    callback: _Callback
    asks: frozenset[Site]
    forms: "Forms"
    permission: str = ""
    count: int = 1
    index: int | None = None
    granted: tuple[Ending, ...] = ()
    pressed: list[MethodNumber] = field(default_factory=list)
    """The buttons that were pressed so far, one dialog after the other."""

    def decide(self, permission: str, *, count: int, index: int | None) -> str:
        """Return what every refused run leads to."""
        self.permission, self.count, self.index = permission, count, index
        answers = [(False, False)] if count == 1 else [(False, False), (False, True)]
        _, self.granted = self._run(own=True, others=True)
        outcomes = set()
        for own, others in answers:
            trial, endings = self._run(own=own, others=others)
            outcomes.add(self._joint(trial, endings))
        return outcomes.pop() if len(outcomes) == 1 else UNKNOWN

    def _run(self, *, own: bool, others: bool) -> tuple[Trial, tuple[Ending, ...]]:
        answer = Answer(self.permission, own, others, self.count, self.index)
        trial = Trial(self.graph, answer, self.asks)
        words = self.callback.words
        if self.callback.is_one:
            words = (*words[:-1], int(own))
        return trial, trial.run(self.callback.method, words)

    def _joint(self, trial: Trial, endings: tuple[Ending, ...]) -> str:
        """Return the one outcome of all endings, if there is but one."""
        outcomes = {self._outcome(trial, one) for one in endings}
        return outcomes.pop() if len(outcomes) == 1 and self.granted else UNKNOWN

    def _outcome(self, trial: Trial, ending: Ending) -> str:
        """Return what one way through the refused callback comes to."""
        kinds = {one.kind for one in ending.events}
        if "start" in kinds:
            is_on = self._goes_on_too(ending) or self._shows_form(ending)
            return "continues" if is_on else UNKNOWN
        if "exit" in kinds:
            is_told = bool(kinds & {"result", ELSEWHERE}) or self._leaves_anyway()
            return UNKNOWN if is_told else "exits"
        if "ask" in kinds:
            return UNKNOWN if self._asks_anyway() else "re-asks"
        return self._stayed(trial, ending)

    def _stayed(self, trial: Trial, ending: Ending) -> str:
        """Return what a way comes to that neither goes on, leaves nor asks."""
        kinds = {one.kind for one in ending.events}
        if {"show", "choice"} <= kinds:
            return self._chosen(trial, ending)
        if not kinds & {"deep", "choice", "notice", "settings"} and self._shows_form(ending):
            return "continues"
        if kinds & {"deep", "choice", "submit", "navigate", OFFER, REVEAL}:
            return UNKNOWN
        if kinds & {"notice", "settings"} or {"firm", "show"} <= kinds:
            return "blocks" if self._is_gate() else UNKNOWN
        return UNKNOWN

    def _shows_form(self, ending: Ending) -> bool:
        """Say whether a way shows a screen with a field to fill in, or brings up a part of this one that has one."""
        owner = outermost(self.graph.program.owner(self.callback.method))
        return any(
            self.forms.takes_words(one.what)
            if one.kind in ("start", "navigate")
            else one.kind == REVEAL and self.forms.has_field(owner, one.what)
            for one in ending.events
        )

    def _goes_on_too(self, ending: Ending) -> bool:
        """Say whether every granted way shows a screen that this way shows."""
        further = {one for one in ending.events if one.kind == "start"}
        return all(further & one.events for one in self.granted)

    def _leaves_anyway(self) -> bool:
        """Say whether a granted way leaves too, without going on."""
        return any(_leaves(one) for one in self.granted)

    def _asks_anyway(self) -> bool:
        """Say whether a granted way asks for the same permission too."""
        return any(one.kind == "ask" for each in self.granted for one in each.events)

    def _chosen(self, trial: Trial, ending: Ending) -> str:
        """Return what the buttons of a dialog leave to who goes on refusing."""
        outcomes = set()
        for event in sorted(ending.events):
            if event.kind != "choice" or event.what == CLOSES:
                continue
            if event.what == str(NOBODY):
                return UNKNOWN  # A listener that is not known.
            outcomes.add(self._pressed(trial, int(event.what.partition("@")[0])))
        kinds = {one.kind for one in ending.events}
        if "deep" in kinds or UNKNOWN in outcomes or "firm" not in kinds:
            return UNKNOWN
        if outcomes == {_ROUND} and self.pressed:
            return _ROUND
        left = outcomes - {"re-asks", "settings", _ROUND}
        if left:
            return left.pop() if left == {"exits"} else UNKNOWN
        if "re-asks" in outcomes:
            return "re-asks"
        return "blocks" if self._is_gate() else UNKNOWN

    def _pressed(self, trial: Trial, method: MethodNumber) -> str:
        """Return what pressing a button comes to; of one that was pressed before, that it leads in a round."""
        if method in self.pressed:
            return _ROUND
        self.pressed.append(method)
        own = Thing("object", self.graph.program.owner(method), OWN)
        found = set()
        for one in trial.run(method, (own, None, None, None)):
            kinds = {each.kind for each in one.events}
            if "settings" in kinds and not kinds & {"start", "deep"}:
                found.add("settings")
            else:
                found.add(self._outcome(trial, one))
        self.pressed.pop()
        return found.pop() if len(found) == 1 else UNKNOWN

    # Whether the permission is a gate.

    def _is_gate(self) -> bool:
        """Say whether the granted side shows a screen that is shown only to who granted."""
        shown = [
            {one.what for one in each.events if one.kind == "start"} for each in self.granted
        ]
        if not shown or not all(shown):
            return False
        return all(self._is_guarded(name) for names in shown for name in names)

    def _is_guarded(self, name: str) -> bool:
        """Say whether all code that names a screen runs only behind a look at the permission."""
        uses = self.graph.program.type_uses(name, frozenset({CONST_CLASS}))
        family = outermost(name)
        places = {one.method for one in uses}
        return bool(places) and all(
            self._is_behind(one, depth=3)
            for one in sorted(places)
            if not self.graph.program.owner(one).startswith(family)
        )

    def _is_behind(self, method: MethodNumber, *, depth: int) -> bool:
        """Say whether a method is the callback, looks at the permission, or is called by such."""
        if method == self.callback.method or self._looks(method):
            return True
        edges = self.graph.callers(method) if depth else ()
        if not edges or len(edges) > _MOST_CALLERS:
            return False
        return all(
            one.why == CALL and self._is_behind(one.source, depth=depth - 1) for one in edges
        )

    def _looks(self, method: MethodNumber) -> bool:
        checks = reactions().checks
        return any(one.name in checks for one in self.graph.program.calls_in(method))


@dataclass(frozen=True, slots=True)
class Forms:
    """Tells the screens that are laid out with a field to fill in."""

    resolver: Resolver

    def takes_words(self, name: str) -> bool:
        """Say whether a class names a layout with a field."""
        return any(_fields(one) for one in self._laid(name))

    def has_field(self, family: str, what: str) -> bool:
        """Say whether what is brought up on a screen (`view:` with its id) is a field, or holds one."""
        kind, _, number = what.partition(":")
        if kind != "view" or not number.isdigit():
            return False
        program = self.resolver.program
        names = [one for one in program.class_names() if outermost(one) == family]
        return any(
            _fields(view)
            for name in names
            for root in self._laid(name)
            for view in all_views([root])
            if view.id == int(number)
        )

    def _laid(self, name: str) -> Iterator[View]:
        """Yield the roots of the layouts that the methods of a class name."""
        program, resources = self.resolver.program, self.resolver.resources
        for method in program.methods_of_class(name) if resources is not None else ():
            image, row = program.place(method)
            for one in image.resource_id[image.resource_uses_in(row)].tolist():
                if is_layout(self.resolver, one) and resources is not None:
                    try:
                        yield from (each.root for each in resources.layouts(one)[:1])
                    except InputError:
                        continue


def _fields(root: View) -> bool:
    return any(knowledge().view_kind(one.tag) == "fields" for one in all_views([root]))


def _leaves(ending: Ending) -> bool:
    """Say whether a way leaves the screen without showing another."""
    kinds = {one.kind for one in ending.events}
    return "exit" in kinds and "start" not in kinds
