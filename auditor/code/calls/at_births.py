"""Answers which places that make objects of a class lead to one of its methods: with the registration beside them, or without."""

from collections.abc import Iterator

from auditor.code.calls.claims import (
    BY_ACTION,
    GIVEN,
    HANDED,
    MADE_BY_NAME,
    NAMED,
    OVERRIDE,
    Callback,
    Claim,
)
from auditor.code.calls.edges import ImplicitEdge
from auditor.code.calls.handing import Handing
from auditor.code.calls.registrations import Registrations, Sites, makes_by_name
from auditor.code.classes.instances import Birth, Instances
from auditor.code.classes.program import CallSite
from auditor.code.shrunk.merged import Merged


class AtBirths:
    """The births of objects that are called back."""

    def __init__(
        self,
        instances: Instances,
        merged: Merged,
        registrations: Registrations,
        handing: Handing,
    ) -> None:
        self.program = instances.program
        self.instances = instances
        self.merged = merged
        self.registrations = registrations
        self.handing = handing

    def callbacks(
        self,
        receiver: str,
        claims: list[Claim],
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

    def _judge(self, birth: Birth, claim: Claim, receiver: str) -> Callback | None:
        """Say how surely a birth leads to the call: with the registration beside it, or without."""
        row = claim.row
        source = birth.method
        if row is None:
            if birth.how != "object":
                if birth.how == "action":
                    return None
                surely = MADE_BY_NAME if makes_by_name(self.program, source) else NAMED
                return Callback(source, birth.pc, OVERRIDE, surely, receiver, "")
            taking = self.registrations.taking(claim.taken_as) if claim.taken_as else None
            near = [
                call
                for call in (self._beside(birth, taking) if taking else ())
                if self.handing.could_hand(call, receiver, claim.taken_as)
            ]
            if near:
                text = near[0].target.partition("(")[0]
                return Callback(source, near[0].pc, HANDED, GIVEN, receiver, text)
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
                confidence = min(row.near, BY_ACTION) if by_action else row.near
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
