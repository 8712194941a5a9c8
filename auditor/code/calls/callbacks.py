"""Finds who has a method called back: the edges that no invoke shows.

The rule: a method that overrides one from outside the app runs once an object of its class is
made in code that runs. The table `edges.toml` refines it: which call makes it happen, what
happens without that call, and which classes are handed over by name. Where the registering
call is seen, it is the place that counts, not the birth of the object: an activity that listens
to its own button exists long before the button is shown.
"""

from collections.abc import Iterator, Mapping, Sequence, Set
from typing import Final

from auditor.code.calls.annotated import own_rows
from auditor.code.calls.at_births import AtBirths
from auditor.code.calls.claims import (
    GIVEN,
    HANDED,
    ON_CLICK,
    OVERRIDE,
    PLAIN,
    VAGUE,
    WIDE,
    WIDE_CALL,
    Callback,
    Claim,
)
from auditor.code.calls.dispatch import Dispatch
from auditor.code.calls.edges import (
    ImplicitEdge,
    annotation_types,
    calls_that_run,
    rows_covering,
    triggered,
)
from auditor.code.calls.handing import Handing
from auditor.code.calls.makers import Makers
from auditor.code.calls.message_callbacks import NEVER, SURELY, MessageCallbacks
from auditor.code.calls.registrations import Offered, Registrations, Sites
from auditor.code.classes.framework import OBJECT
from auditor.code.classes.program import CallSite, MethodNumber
from auditor.code.shrunk.merged import Merged
from auditor.dex import access_flags
from auditor.errors import MalformedDex

_ACTIVITY: Final = "Landroid/app/Activity;"
_CLICKED: Final = (
    "(Landroid/view/View;)V",
    "(Landroid/view/MenuItem;)V",
    "(Landroid/view/MenuItem;)Z",
)
"""What `android:onClick` names takes: the view of a layout, the item of a menu."""


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
        self._makers = Makers(self.instances, merged)
        self._births = AtBirths(self.instances, merged, self.registrations, self.handing)
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
            yield from self._births.callbacks(receiver, claims, is_constructor=True)
            return
        annotations = self._annotations(method)
        told: set[tuple[CallSite, str]] = set()
        for receiver in self.dispatch.receivers(method):
            claims = self._claims(method, receiver, name, annotations)
            if is_wide and not any(one.confidence >= WIDE for one in claims):
                claims.append(Claim(None, WIDE_CALL, WIDE, self._declarer(method, receiver)))
            if claims:
                yield from self._registered(method, receiver, claims, told)

    def _claims(
        self, method: MethodNumber, receiver: str, name: str, annotations: tuple[str, ...]
    ) -> list[Claim]:
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
            confidence = PLAIN if known and overridden != OBJECT else VAGUE
            taken_as = overridden if known is None or known.is_interface else ""
            claims.append(Claim(None, OVERRIDE, confidence, taken_as))
        if name in self.on_click and self._takes_view(method):
            claims.append(Claim(None, ON_CLICK, PLAIN))
        return claims

    def _row_claims(
        self, receiver: str, name: str, overridden: str, annotations: tuple[str, ...]
    ) -> list[Claim]:
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
                claims.append(Claim(row, row.id, row.far))
        return claims

    def is_never_asked_for(self, method: MethodNumber) -> bool:
        """Say whether Android calls a method only where the app asks for it, and nothing in the app does."""
        name = self.program.signature(method).partition("(")[0]
        receivers, marks = self.dispatch.receivers(method), self._annotations(method)
        claimed = [(one, self._claims(method, one, name, marks)) for one in receivers]
        return bool(claimed) and all(
            not self._without_unhanded(one, claims) if claims else self._is_silent(one, name)
            for one, claims in claimed
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
        claims: list[Claim],
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
                yield from self._births.callbacks(receiver, claims)
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
        if not is_seen:
            claims = self._without_unhanded(receiver, claims)
        yield from self._births.callbacks(receiver, claims, is_near_only=is_seen)

    def _without_unhanded(self, receiver: str, claims: list[Claim]) -> list[Claim]:
        """Leave out that an activity is a listener where no call can be handed it as one: it is made by Android, for itself."""
        rows = [one.row for one in claims if one.row is not None and one.row.registers]
        kinds = {
            one.taken_as for one in claims if any(each.covers(one.taken_as) for each in rows)
        }
        if not (kinds and self.hierarchy.is_subtype(receiver, _ACTIVITY)):
            return claims
        is_handed = any(
            self.handing.could_hand(call, receiver, kind)
            for kind in kinds
            for call in self.registrations.taking(kind).calls
        )
        if is_handed:
            return claims
        # That a layout or a binding names the method for a touch stands by itself.
        listening = [each for each in rows if any(map(each.covers, kinds))]
        return [one for one in claims if one.row not in listening and one.taken_as not in kinds]

    def _in_own_code(
        self, receiver: str, claims: list[Claim], told: Set[tuple[CallSite, str]]
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

    def _offered(self, receiver: str, claim: Claim, own: list[str]) -> Iterator[Offered]:
        """Yield the calls by which a claim's objects could be handed over in their own code."""
        if claim.taken_as:
            for call in self._within(self.registrations.taking(claim.taken_as), own):
                yield call, HANDED, GIVEN
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
            if row.is_anywhere:
                for call in sites.calls:
                    if self._is_in_made(call, row, receiver, own):
                        yield call, row.id, row.near

    def _is_in_made(
        self, call: CallSite, row: ImplicitEdge, receiver: str, own: list[str]
    ) -> bool:
        """Say whether a call stands in an object that own code makes, and can be about one of the class."""
        return self._makers.are_in(call.method, call.pc, own) and self.handing.could_hand(
            call, receiver, kinds=row.of
        )

    def _sent(self, receiver: str, row: ImplicitEdge) -> Iterator[Callback]:
        """Yield the calls that send through a handler which was made with the object."""
        for wanted, name in row.registers:
            for call in self.registrations.named(wanted, name).calls:
                surely = self.by_message.mean(call, receiver)
                if surely != NEVER:
                    confidence = row.near if surely == SURELY else row.far
                    yield self._callback(call, row.id, confidence, receiver)

    def _anywhere(self, receiver: str, claims: list[Claim]) -> Iterator[Callback]:
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
