"""Finds who has a method called back: the edges that no invoke shows.

The rule: a method that overrides one from outside the app runs once an object of its class is
made in code that runs. The table `edges.toml` refines it: which call makes it happen, what
happens without that call, and which classes are handed over by name. Where the registering
call is seen, it is the place that counts, not the birth of the object: an activity that listens
to its own button exists long before the button is shown.
"""

from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from typing import Final, NamedTuple

from auditor.code.calls.annotated import own_rows
from auditor.code.calls.dispatch import Dispatch
from auditor.code.calls.edges import (
    ImplicitEdge,
    annotation_types,
    calls_that_run,
    rows_covering,
    triggered,
)
from auditor.code.calls.handing import Handing
from auditor.code.calls.message_callbacks import NEVER, SURELY, MessageCallbacks
from auditor.code.calls.registrations import Offered, Registrations, Sites, makes_by_name
from auditor.code.classes.framework import OBJECT
from auditor.code.classes.instances import Birth
from auditor.code.classes.program import CallSite, MethodNumber
from auditor.code.shrunk.merged import Merged
from auditor.dex import access_flags
from auditor.errors import MalformedDex

OVERRIDE: Final = "override"
ON_CLICK: Final = "on-click"
WIDE_CALL: Final = "interface"
HANDED: Final = "handed"
_CLICKED: Final = (
    "(Landroid/view/View;)V",
    "(Landroid/view/MenuItem;)V",
    "(Landroid/view/MenuItem;)Z",
)
"""What `android:onClick` names takes: the view of a layout, the item of a menu."""
_GIVEN: Final = 0.9  # Handed over by a call that takes the callback's type.
_PLAIN: Final = 0.8  # An object's method that Android is known to call back.
_BY_ACTION: Final = 0.7  # An implicit intent with an action of the app's own.
_WIDE: Final = 0.7  # One that the app's own code calls through an interface of many classes.
_VAGUE: Final = 0.6  # One of Object, or of a class that nobody knows.
_NAMED: Final = 0.4  # The class is only named there.
_MADE_BY_NAME: Final = 0.7  # It is named there, and reflection makes an object there.


class Callback(NamedTuple):
    """One way into a method: in which method, at which instruction, why, how surely."""

    source: MethodNumber
    pc: int
    why: str
    confidence: float
    receiver: str
    call: str
    """The call that registers (`Lowner;->name`), empty when none was seen."""
    needs_object: bool = False
    """Whether an object of the receiver must have been made elsewhere."""
    birth: int | None = None
    """Where the source makes the object, in 16-bit units; None if it does not."""


@dataclass(frozen=True, slots=True)
class _Claim:
    """That objects of a class have a method called back: by a row, or by the plain rule."""

    row: ImplicitEdge | None
    why: str
    confidence: float
    taken_as: str = ""
    """The interface as which the object is handed over, if any."""


class Callbacks:
    """The implicit callers of methods, on demand."""

    def __init__(
        self, dispatch: Dispatch, merged: Merged, on_click: frozenset[str] = frozenset()
    ) -> None:
        """Take the names that layouts give as `android:onClick`."""
        self.dispatch = dispatch
        self.merged = merged
        self.program = dispatch.program
        self.hierarchy = dispatch.hierarchy
        self.instances = dispatch.instances
        self.registrations = Registrations(self.program, self.hierarchy)
        self.handing = Handing(self.program, self.hierarchy)
        self.by_message = MessageCallbacks(self.program, self.hierarchy, self.handing)
        self.on_click = on_click
        self._rows: dict[str, tuple[ImplicitEdge, ...]] = {}
        self._runners: dict[tuple[str, str], Mapping[str, Sequence[str]]] = {}
        self._own_rows = own_rows(self.program)
        names_any = self.program.names_any_type(annotation_types())
        self._has_annotations = bool(self._own_rows) or names_any

    def into(self, method: MethodNumber, *, is_wide: bool = False) -> Iterator[Callback]:
        """Yield the ways into a method; `is_wide` when calls of it have too many targets."""
        name = self.program.signature(method).partition("(")[0]
        if name == "<clinit>" or self.program.is_static(method):
            return
        if name == "<init>":
            receiver = self.program.owner(method)
            claims = self._row_claims(receiver, name, "", ())
            yield from self._at_births(receiver, claims, is_constructor=True)
            return
        annotations = self._annotations(method)
        told: set[tuple[CallSite, str]] = set()
        for receiver in self.dispatch.receivers(method):
            claims = self._claims(method, receiver, name, annotations)
            if is_wide and not any(one.confidence >= _WIDE for one in claims):
                claims.append(_Claim(None, WIDE_CALL, _WIDE, self._declarer(method, receiver)))
            if claims:
                yield from self._registered(method, receiver, claims, told)

    def _claims(
        self, method: MethodNumber, receiver: str, name: str, annotations: tuple[str, ...]
    ) -> list[_Claim]:
        overridden = ""
        if not self.program.flags(method) & access_flags.PRIVATE:
            signature = self.program.signature(method)
            overridden = self.hierarchy.overridden(receiver, signature) or ""
        claims = self._row_claims(receiver, name, overridden, annotations)
        if not claims and self._is_silent(receiver, name):
            return []
        if any(one.row is not None and one.row.is_anywhere for one in claims):
            return claims
        if overridden:
            known = self.hierarchy.framework.find(overridden)
            confidence = _PLAIN if known and overridden != OBJECT else _VAGUE
            taken_as = overridden if known is None or known.is_interface else ""
            claims.append(_Claim(None, OVERRIDE, confidence, taken_as))
        if name in self.on_click and self._takes_view(method):
            claims.append(_Claim(None, ON_CLICK, _PLAIN))
        return claims

    def _row_claims(
        self, receiver: str, name: str, overridden: str, annotations: tuple[str, ...]
    ) -> list[_Claim]:
        claims = []
        for row in self._rows_of(receiver):
            if not row.is_about(name):
                continue
            if row.annotations:
                if not row.annotations.intersection(annotations):
                    continue
            elif "*" in row.runs and not (overridden and row.covers(overridden)):
                continue
            if not row.needs_call or self._happens(row, receiver):
                claims.append(_Claim(row, row.id, row.far))
        return claims

    def is_never_asked_for(self, method: MethodNumber) -> bool:
        """Say whether Android calls a method only where the app asks for it, and nothing in the app does."""
        name = self.program.signature(method).partition("(")[0]
        receivers, marks = self.dispatch.receivers(method), self._annotations(method)
        return bool(receivers) and all(
            self._is_silent(one, name) and not self._claims(method, one, name, marks)
            for one in receivers
        )

    def _is_silent(self, receiver: str, name: str) -> bool:
        """Say whether the table knows the callback and that nothing in the app makes it happen."""
        return any(row.needs_call and row.is_about(name) for row in self._rows_of(receiver))

    def is_run_by(self, receiver: str, method: MethodNumber, owner: str, name: str) -> bool:
        """Say whether a call on an object itself has one of its methods run: `thread.start()`, `handler.sendMessage(…)`."""
        key = (receiver, self.program.signature(method).partition("(")[0])
        if key not in self._runners:
            self._runners[key] = calls_that_run(self._rows_of(receiver), key[1])
        above = self._runners[key].get(name, ())
        return any(self.hierarchy.is_subtype(owner, one) for one in above)

    def is_passed_on(self, method: MethodNumber) -> bool:
        """Say whether Android's libraries call a callback only where the app asks for it: what they call tells nothing.

        So it is where a row tells alone when it runs, and where nothing in the app asks for it.
        """
        name = self.program.signature(method).partition("(")[0]
        if name not in triggered():
            return False
        rows = [one for one in self._rows_of(self.program.owner(method)) if name in one.runs]
        return bool(rows) and all(
            one.is_alone
            or (
                one.needs_call
                and one.is_anywhere
                and not any(
                    self._happens(one, each) for each in self.dispatch.receivers(method)
                )
            )
            for one in rows
        )

    def _rows_of(self, receiver: str) -> tuple[ImplicitEdge, ...]:
        """Give the rows of the table that are about objects of a class."""
        if receiver not in self._rows:
            above = (receiver, *self.hierarchy.supers(receiver))
            self._rows[receiver] = rows_covering(above) + self._own_rows
        return self._rows[receiver]

    def _registered(
        self,
        method: MethodNumber,
        receiver: str,
        claims: list[_Claim],
        told: set[tuple[CallSite, str]],
    ) -> Iterator[Callback]:
        """Yield the registrations of a class's objects; where none is seen, their births.

        What the method asked about registers itself (a message that has it run again) says
        nothing of how it first came to run. One at a time: who only asks whether there is any takes the first. `told` holds those that
        another class's objects have in common with these; they are yielded once.
        """
        is_seen = False
        sent = [one.row for one in claims if one.row is not None and one.row.is_by_handler]
        if sent:
            found = [one for row in sent for one in self._sent(receiver, row)]
            yield from found
            if not any(one.source != method for one in found):
                yield from self._at_births(receiver, claims)
            return
        offered = self._in_own_code(receiver, claims, told)
        for call, why, confidence in self.registrations.first_hand(offered):
            is_seen = is_seen or call.method != method
            if (call, why) not in told:
                told.add((call, why))
                yield self._callback(call, why, confidence, receiver)
        if not is_seen:
            for one in self._anywhere(receiver, claims):
                is_seen = True
                yield one
        yield from self._at_births(receiver, claims, is_near_only=is_seen)

    def _in_own_code(
        self, receiver: str, claims: list[_Claim], told: Set[tuple[CallSite, str]]
    ) -> Iterator[Offered]:
        """Yield the registrations in the object's class, those above it, those nested in it.

        Calls on the object itself (`task.execute()`) count wherever they stand, if they name a
        class of the app. Of those already told the first alone is yielded, which is enough to
        know that there is one.
        """
        own = [receiver]
        own.extend(
            one for one in self.hierarchy.supers(receiver) if self.program.class_info(one)
        )
        is_seen = False
        for claim in claims:
            for call, why, confidence in self._offered(receiver, claim, own):
                if is_seen and (call, why) in told:
                    continue
                taken_as = claim.taken_as if why == HANDED else ""
                is_anywhere = claim.row is not None and claim.row.is_anywhere
                kinds = claim.row.of if claim.row is not None and why != HANDED else ()
                if (is_anywhere and why != HANDED) or self.handing.could_hand(
                    call, receiver, taken_as, kinds=kinds
                ):
                    is_seen = True
                    yield call, why, confidence

    def _offered(self, receiver: str, claim: _Claim, own: list[str]) -> Iterator[Offered]:
        """Yield the calls by which a claim's objects could be handed over in their own code."""
        if claim.taken_as:
            for call in self._within(self.registrations.taking(claim.taken_as), own):
                yield call, HANDED, _GIVEN
        row = claim.row
        if row is None or "object" not in row.given:
            return
        for wanted, name in row.registers:
            sites = self.registrations.named(wanted, name)
            for call in self._within(sites, own):
                yield call, row.id, row.near
            if wanted in row.of:
                for call in sites.calls:
                    if self._is_on(call, receiver):
                        yield call, row.id, row.near

    def _sent(self, receiver: str, row: ImplicitEdge) -> Iterator[Callback]:
        """Yield the calls that send through a handler which was made with the object."""
        for wanted, name in row.registers:
            for call in self.registrations.named(wanted, name).calls:
                surely = self.by_message.mean(call, receiver)
                if surely != NEVER:
                    confidence = row.near if surely == SURELY else row.far
                    yield self._callback(call, row.id, confidence, receiver)

    def _anywhere(self, receiver: str, claims: list[_Claim]) -> Iterator[Callback]:
        """Yield triggers in other classes, for the rows that have them: the nearest ones.

        What one screen asks for itself is answered to it alone; where no other call is left, any may be.
        """
        for claim in claims:
            row = claim.row
            if row is None or not row.is_anywhere:
                continue
            sites = [self.registrations.named(wanted, name) for wanted, name in row.registers]
            around = [call for one in sites for call in one.around_class(receiver)]
            calls = around or [call for one in sites for call in one.calls]
            given = [call for call in calls if self.handing.could_hand(call, receiver)]
            for call in given or calls:
                confidence = row.near if around else row.far
                yield self._callback(call, row.id, confidence, receiver)

    def _within(self, sites: Sites, own: list[str]) -> Iterator[CallSite]:
        if sites:
            for one in own:
                yield from sites.in_class(one)

    def _is_on(self, call: CallSite, receiver: str) -> bool:
        owner = call.owner
        return self.program.class_info(owner) is not None and (
            self.hierarchy.is_subtype(receiver, owner)
            or self.hierarchy.is_subtype(owner, receiver)
        )

    def _callback(self, call: CallSite, why: str, confidence: float, receiver: str) -> Callback:
        text = call.target.partition("(")[0]
        needs = self.program.is_static(call.method) or not self.hierarchy.is_subtype(
            self.program.owner(call.method), receiver
        )
        return Callback(call.method, call.pc, why, confidence, receiver, text, needs)

    def _at_births(
        self,
        receiver: str,
        claims: list[_Claim],
        *,
        is_constructor: bool = False,
        is_near_only: bool = False,
    ) -> Iterator[Callback]:
        """Yield the best claim at each place that makes or names the class."""
        births = self.instances.births(receiver)
        # What no code makes, reflection may: by the class's name.
        if not births or any(one.row is not None and "name" in one.row.given for one in claims):
            births += self.instances.namings(receiver)
            births += self.instances.action_namings(receiver)
        for birth in births:
            if is_constructor and birth.how == "object":
                continue  # The invoke of the constructor says it.
            found = [
                one
                for one in (self._judge(birth, claim, receiver) for claim in claims)
                if one is not None and (one.call or not is_near_only)
            ]
            if found:
                best = max(found, key=lambda one: one.confidence)
                yield best._replace(birth=birth.pc) if birth.how == "object" else best

    def _judge(self, birth: Birth, claim: _Claim, receiver: str) -> Callback | None:
        """Say how surely a birth leads to the call: with the registration beside it, or without."""
        row = claim.row
        source = birth.method
        if row is None:
            if birth.how != "object":
                if birth.how == "action":
                    return None
                surely = _MADE_BY_NAME if makes_by_name(self.program, source) else _NAMED
                return Callback(source, birth.pc, OVERRIDE, surely, receiver, "")
            taking = self.registrations.taking(claim.taken_as) if claim.taken_as else None
            near = [
                call
                for call in (self._beside(birth, taking) if taking else ())
                if self.handing.could_hand(call, receiver, claim.taken_as)
            ]
            if near:
                text = near[0].target.partition("(")[0]
                return Callback(source, near[0].pc, HANDED, _GIVEN, receiver, text)
            return Callback(source, birth.pc, claim.why, claim.confidence, receiver, "")
        by_action = birth.how == "action"
        if birth.how not in row.given and not (by_action and "name" in row.given):
            return None
        sites = (self.registrations.named(wanted, name) for wanted, name in row.registers)
        calls = [call for each in sites for call in self._beside(birth, each)]
        if birth.how != "object":  # The next call behind the naming of a class comes first.
            calls.sort(key=lambda one: (one.pc < birth.pc, one.pc))
        for call in calls:
            if self._is_given(birth, call, row, receiver):
                text = call.target.partition("(")[0]
                confidence = min(row.near, _BY_ACTION) if by_action else row.near
                return Callback(source, call.pc, row.id, confidence, receiver, text)
        return None if by_action else Callback(source, birth.pc, row.id, row.far, receiver, "")

    def _beside(self, birth: Birth, sites: Sites) -> list[CallSite]:
        """Return the calls beside a birth that may take it.

        Not those of another body that a shrinker merged with its own: they never run together.
        """
        merged = self.merged
        case = merged.case_at(birth.method, birth.pc)
        return [
            one
            for one in sites.in_method(birth.method)
            if case is None or merged.case_at(one.method, one.pc) in (None, case)
        ]

    def _is_given(self, birth: Birth, call: CallSite, row: ImplicitEdge, receiver: str) -> bool:
        """Say whether a call beside a birth can be given the object; a named class always can."""
        if birth.how != "object" or row.is_anywhere:
            return True
        return self.handing.could_hand(call, receiver, kinds=row.of)

    def _happens(self, row: ImplicitEdge, receiver: str) -> bool:
        """Say whether any of a row's calls stands anywhere in the app, for such an object.

        Where the call triggers wherever it stands, not those in Android's own libraries: they pass on what an app asks for.
        """
        return any(
            (wanted not in row.of or self._are_related(one, receiver))
            and (not row.is_anywhere or self._is_called_by_others(one, name))
            for wanted, name in row.registers
            for one in self.registrations.owners(wanted, name)
        )

    def _is_called_by_others(self, owner: str, name: str) -> bool:
        return any(
            not self.program.owner(one.method).startswith("Landroid")
            for one in self.program.calls_of(owner, name)
        )

    def _are_related(self, one: str, other: str) -> bool:
        return self.hierarchy.is_subtype(one, other) or self.hierarchy.is_subtype(other, one)

    def _declarer(self, method: MethodNumber, receiver: str) -> str:
        """Name the farthest type of the app that declares the method: as which it is called."""
        signature = self.program.signature(method)
        declaring = [
            one
            for one in self.hierarchy.supers(receiver)
            if signature in self.program.declared(one)
        ]
        return declaring[-1] if declaring else ""

    def _takes_view(self, method: MethodNumber) -> bool:
        return self.program.signature(method).endswith(_CLICKED)

    def _annotations(self, method: MethodNumber) -> tuple[str, ...]:
        """Give the annotations of a method that the table asks for; none if they are damaged."""
        if not self._has_annotations:
            return ()
        image, row = self.program.place(method)
        try:
            found = image.method_annotations(int(image.row_method[row]))
        except MalformedDex:
            return ()
        return tuple(one.type for one in found)
