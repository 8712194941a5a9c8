"""Finds who has a method called back: the edges that no invoke shows.

The rule: a method that overrides one from outside the app runs once an object of its class is
made in code that runs. The table `edges.toml` refines it: which call makes it happen, what
happens without that call, and which classes are handed over by name.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final, NamedTuple

from auditor.code.dispatch import Dispatch
from auditor.code.edges import ImplicitEdge, annotation_types, implicit_edges
from auditor.code.framework import OBJECT
from auditor.code.instances import Birth
from auditor.code.program import MethodNumber
from auditor.errors import MalformedDex

OVERRIDE: Final = "override"
ON_CLICK: Final = "on-click"
WIDE_CALL: Final = "interface"

_PLAIN: Final = 0.8  # An object's method that Android is known to call back.
_WIDE: Final = 0.7  # One that the app's own code calls through an interface of many classes.
_VAGUE: Final = 0.6  # One of Object, or of a class that nobody knows.
_NAMED: Final = 0.4  # The class is only named there.


class Callback(NamedTuple):
    """One way into a method: in which method, at which instruction, why, how surely."""

    source: MethodNumber
    pc: int
    why: str
    confidence: float
    receiver: str
    call: str
    """The call that registers (`Lowner;->name`), empty when none was seen there."""


@dataclass(frozen=True, slots=True)
class _Claim:
    """That objects of a class have a method called back: by a row, or by the plain rule."""

    row: ImplicitEdge | None
    why: str
    confidence: float


class Callbacks:
    """The implicit callers of methods, on demand."""

    def __init__(self, dispatch: Dispatch, on_click: frozenset[str] = frozenset()) -> None:
        """Take the names that layouts give as `android:onClick`."""
        self.dispatch = dispatch
        self.program = dispatch.program
        self.hierarchy = dispatch.hierarchy
        self.instances = dispatch.instances
        self.on_click = on_click
        self._registered: dict[tuple[str, str], bool] = {}
        self._calls: dict[MethodNumber, tuple[tuple[int, str, str], ...]] = {}

    def into(self, method: MethodNumber, *, is_wide: bool = False) -> Iterator[Callback]:
        """Yield the ways into a method; `is_wide` when calls of it have too many targets."""
        name = self.program.signature(method).partition("(")[0]
        if name == "<clinit>" or self.program.is_static(method):
            return
        makes = name == "<init>"
        if makes:
            receivers: tuple[str, ...] = (self.program.owner(method),)
        else:
            receivers = self.dispatch.receivers(method)
        annotations = () if makes else self._annotations(method)
        for receiver in receivers:
            claims = self._claims(method, receiver, name, annotations)
            if is_wide and all(one.row is not None or one.confidence < _WIDE for one in claims):
                claims.append(_Claim(None, WIDE_CALL, _WIDE))
            if claims:
                yield from self._at_births(receiver, claims, is_constructor=makes)

    def _claims(
        self, method: MethodNumber, receiver: str, name: str, annotations: tuple[str, ...]
    ) -> list[_Claim]:
        above = (receiver, *self.hierarchy.supers(receiver))
        claims: list[_Claim] = []
        silent = False
        overridden = None if name == "<init>" else self.hierarchy.overridden(receiver, name)
        for row in implicit_edges():
            if not row.is_about(name) or not row.covers(above):
                continue
            if row.annotations:
                if not row.annotations.intersection(annotations):
                    continue
            elif "*" in row.runs and (overridden is None or not row.covers((overridden,))):
                continue
            if row.needs_call and not self._happens(row, receiver):
                silent = True
                continue
            claims.append(_Claim(row, row.id, row.far))
        if silent and not claims:
            return []
        if overridden is not None:
            known = overridden != OBJECT and overridden in self.hierarchy.framework
            claims.append(_Claim(None, OVERRIDE, _PLAIN if known else _VAGUE))
        if name in self.on_click and self._takes_view(method):
            claims.append(_Claim(None, ON_CLICK, _PLAIN))
        return claims

    def _at_births(
        self, receiver: str, claims: list[_Claim], *, is_constructor: bool
    ) -> Iterator[Callback]:
        """Yield the best claim at each place that makes or names the class."""
        births = self.instances.births(receiver)
        if any(one.row is not None and "name" in one.row.given for one in claims):
            births += self.instances.namings(receiver)
        for birth in births:
            if is_constructor and birth.how == "object":
                continue  # The invoke of the constructor says it.
            best: Callback | None = None
            for claim in claims:
                found = self._judge(birth, claim, receiver)
                if found and (best is None or found.confidence > best.confidence):
                    best = found
            if best is not None:
                yield best

    def _judge(self, birth: Birth, claim: _Claim, receiver: str) -> Callback | None:
        row = claim.row
        if row is None:
            confidence = claim.confidence if birth.how == "object" else _NAMED
            return Callback(birth.method, birth.pc, claim.why, confidence, receiver, "")
        if birth.how not in row.given:
            return None
        near = self._registration(birth.method, row, receiver)
        if near is None:
            return Callback(birth.method, birth.pc, row.id, row.far, receiver, "")
        pc, call = near
        return Callback(birth.method, pc, row.id, row.near, receiver, call)

    def _registration(
        self, method: MethodNumber, row: ImplicitEdge, receiver: str
    ) -> tuple[int, str] | None:
        """Find the call in a method that makes a row's edge happen."""
        for pc, owner, name in self._calls_in(method):
            for wanted, wanted_name in row.registers:
                if name == wanted_name and self._is_that(owner, wanted, row, receiver):
                    return pc, f"{owner}->{name}"
        return None

    def _is_that(self, owner: str, wanted: str, row: ImplicitEdge, receiver: str) -> bool:
        if not self.hierarchy.is_subtype(owner, wanted):
            return False
        # A call on the object itself (`task.execute()`) must be on an object of this class.
        return (
            wanted not in row.of
            or wanted == owner
            or self.hierarchy.is_subtype(receiver, owner)
        )

    def _happens(self, row: ImplicitEdge, receiver: str) -> bool:
        """Say whether any of a row's calls stands anywhere in the app."""
        return any(
            self._is_called(wanted, name)
            and (wanted not in row.of or self._is_called_on(wanted, name, receiver))
            for wanted, name in row.registers
        )

    def _is_called(self, wanted: str, name: str) -> bool:
        key = (wanted, name)
        if key not in self._registered:
            self._registered[key] = any(
                self.hierarchy.is_subtype(owner, wanted)
                for owner in self.program.callees_named(name)
            )
        return self._registered[key]

    def _is_called_on(self, wanted: str, name: str, receiver: str) -> bool:
        owners = self.program.callees_named(name)
        return any(
            self.hierarchy.is_subtype(owner, wanted)
            and (
                self.hierarchy.is_subtype(receiver, owner)
                or self.hierarchy.is_subtype(owner, receiver)
            )
            for owner in owners
        )

    def _calls_in(self, method: MethodNumber) -> tuple[tuple[int, str, str], ...]:
        known = self._calls.get(method)
        if known is None:
            found = []
            for call in self.program.calls_in(method):
                owner, _, rest = call.target.partition("->")
                found.append((call.pc, owner, rest.partition("(")[0]))
            known = self._calls[method] = tuple(found)
        return known

    def _takes_view(self, method: MethodNumber) -> bool:
        return self.program.signature(method).endswith("(Landroid/view/View;)V")

    def _annotations(self, method: MethodNumber) -> tuple[str, ...]:
        """Give the annotations of a method that the table asks for; none if they are damaged."""
        if not self.program.names_any_type(annotation_types()):
            return ()
        image, row = self.program.place(method)
        try:
            found = image.method_annotations(int(image.row_method[row]))
        except MalformedDex:
            return ()
        return tuple(one.type for one in found)
