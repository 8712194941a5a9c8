"""Finds which class shows which layout, and by which call."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

import numpy as np

from auditor.code.calls.callgraph import CallGraph
from auditor.code.classes.making import constructor_on
from auditor.code.classes.program import MethodNumber
from auditor.code.classes.search import Scope
from auditor.code.classes.sites import Call
from auditor.code.classes.values import Number, Site
from auditor.code.resolution.constants import Resolver
from auditor.code.shrunk.renamed_calls import DRAWS
from auditor.dex import access_flags
from auditor.dex.opcodes import RETURN_OBJECT
from auditor.model.names import LIBRARIES, outer_class
from auditor.model.vocabulary import ComponentKind
from auditor.screens.parts.knowledge import knowledge
from auditor.screens.parts.places import is_layout
from auditor.screens.views.laid_classes import LAYOUT
from auditor.screens.views.object_uses import ObjectUses

_SHOWS: Final = frozenset({"setContentView", "inflate", "setView"})
_PASSES_ON: Final = "setContentView("
_TAKES_VIEW: Final = "->setContentView(Landroid/view/View;"
_CONSTS: Final = frozenset({0x13, 0x14, 0x15})
"""const/16, const and const/high16."""
_MOST_CALLERS: Final = 8
_DEEPEST: Final = 3
"""An access flag of classes (dex format)."""
_DIALOGS: Final = ("dialog", "sheet")
_DIALOG: Final = "Landroid/app/Dialog;"


Key = tuple[str, int, Site | None, Scope | None]


@dataclass(frozen=True, slots=True)
class Host:
    """A class that shows a layout."""

    owner: str
    layout: int
    kind: str
    site: Site
    """The call that takes the layout's id, or the view that code made."""
    register: int | None = None
    """Where code makes what is shown: in which register it stands at that place."""
    scope: Scope | None = None
    """The method that shows it as it is called, where its callers tell it what to show."""

    @property
    def key(self) -> Key:
        """Return what tells a screen of a class from its others."""
        if self.register is None:
            return (self.owner, self.layout, None, None)
        return (self.owner, self.layout, self.site, self.scope)

    @property
    def shown_at(self) -> Site:
        """Return where the screen is shown: where its own class calls what shows it."""
        frame = self.scope.frame if self.scope is not None else None
        while frame is not None and frame.scope.frame is not None:
            frame = frame.scope.frame
        return self.site if frame is None else (frame.call.method, frame.call.pc)


class Hosts:
    """Finds hosts; one per app."""

    def __init__(self, resolver: Resolver, graph: CallGraph) -> None:
        self.resolver = resolver
        self.program = resolver.program
        self.hierarchy = resolver.hierarchy
        self.graph = graph
        self._kinds: dict[str, str | None] = {}

    def kind_of(self, owner: str) -> str | None:
        """Return the report's word for a class that holds a screen, or None.

        A fragment whose library was renamed is known by the class above it, or by the method that draws
        it, which takes classes of Android alone and overrides the library's; one that keeps a dialog is one.
        """
        if owner not in self._kinds:
            self._kinds[owner] = self._kind(owner)
        return self._kinds[owner]

    def _kind(self, owner: str) -> str | None:
        known = knowledge().host_kind(self.hierarchy, owner)
        if known is not None:
            return known
        manifest = self.program.manifest
        if any(
            one.name == owner and one.kind is ComponentKind.ACTIVITY
            for one in manifest.components
        ):
            return "activity"  # Though the class above it is not in the package, as where parts are packed.
        own = [one for one in (owner, *self.hierarchy.supers(owner)) if self._is_app(one)]
        if self.graph.renamed_calls.fragments.intersection(own[1:]):
            return "dialog" if any(self._keeps_dialog(one) for one in own) else "fragment"
        draws = [
            {each for each in self.program.declared(one) if each.endswith(DRAWS)} for one in own
        ]
        if not draws or not set().union(*draws[1:]) & set().union(*draws[:-1]):
            return None
        return "dialog" if any(self._keeps_dialog(one) for one in own) else "fragment"

    def _is_app(self, name: str) -> bool:
        return self.program.class_info(name) is not None

    def _keeps_dialog(self, name: str) -> bool:
        """Say whether a class has a field that holds a dialog."""
        info = self.program.class_info(name)
        if info is None:
            return False
        image = self.program.images[info.image]
        first, last = np.searchsorted(image.owned_class, [info.row, info.row + 1])
        return any(
            image.type_name(int(image.field_type[one])) == _DIALOG
            for one in image.owned_field[first:last].tolist()
        )

    def in_method(self, method: MethodNumber) -> Iterator[Host]:
        """Yield the layouts that a method shows, each with the class that holds the screen."""
        for call, layout in self._shown(method):
            # A view of the app's own, which a layout names, is made by no code that is seen.
            owners = list(self._owners(call)) or [
                (outer_class(self.program.owner(method)), "fragment")
            ]
            for owner, kind in owners:
                yield Host(owner, layout, kind, (method, call.pc))

    def of_class(self, owner: str) -> Iterator[Host]:
        """Yield the layouts that a class shows in its own methods, or through a binding.

        A method that it inherits shows what its own class gives: a base of all screens lays out
        `layoutId()`, which each screen overrides, and is shown by itself never.
        """
        kind = self.kind_of(owner)
        if kind is None or self._is_abstract(owner) or self._is_made_never(owner, kind):
            return
        handed = self._handed_up(owner)
        parts = self.graph.renamed_calls.fragments
        for name in (owner, *self.hierarchy.supers(owner)):
            if name.startswith(LIBRARIES):
                continue
            is_part = name in parts and not self._is_handed_number(owner)
            yield from self._helped(owner, name)
            for method in self.program.methods_of_class(name):
                yield from self._coded(owner, kind, method)
                shown = [*self._shown(method, owner), *self._bound(method)]
                its = {call.pc for call, layout in shown if is_part or layout in handed}
                for call, layout in shown:
                    if call.pc not in its or layout in handed:
                        yield Host(
                            owner, layout, self._kind_of(call) or kind, (method, call.pc)
                        )

    def _helped(self, owner: str, name: str) -> Iterator[Host]:
        """Yield what helpers show for a screen that tells them what: `screen { text(…) }`."""
        helpers = dict.fromkeys(
            target
            for method in self.program.methods_of_class(name)
            for site in self.program.calls_in(method)
            if (target := self.program.method(site.target)) is not None
            and self.kind_of(outer_class(self.program.owner(target))) is None
        )
        for one in helpers:
            if not self.program.owner(one).startswith(LIBRARIES):
                yield from (host for host in self.coded_in(one) if host.owner == owner)

    def _is_made_never(self, owner: str, kind: str) -> bool:
        """Say whether neither a class's objects nor those of classes below it can exist.

        A library has bases of dialogs that an app may make no use of; where a shrinker renamed them,
        all fragments' layouts would be theirs. What Android makes of an activity the manifest says.
        """
        exist = self.graph.instances.exist
        return kind != "activity" and not any(
            map(exist, (owner, *self.hierarchy.subtypes(owner)))
        )

    def _is_handed_number(self, owner: str) -> bool:
        """Say whether who makes objects of a class may hand them their layout."""
        declared = self.program.declared(owner)
        return any(one.startswith("<init>(") and "I" in one for one in declared)

    def coded_in(self, method: MethodNumber) -> Iterator[Host]:
        """Yield what a method shows that code makes, each with the class that holds the screen."""
        for call in self._takes_views(method):
            for owner, kind in self._owners(call):
                for one in self._concrete(owner):
                    yield from self._called(
                        Host(one, 0, kind, (method, call.pc), call.register(0))
                    )

    def _called(self, host: Host) -> Iterator[Host]:
        """Yield a screen that code makes once for each call that tells its method what to show."""
        own = (host.owner, *self.hierarchy.supers(host.owner))
        entrances = ObjectUses(self.resolver, host.owner).entrances(host.site[0])
        its = [one for one in entrances if self._is_of(one, own)]
        yield from (
            replace(host, scope=one) for one in its or [Scope(host.site[0], own=host.owner)]
        )

    def _is_of(self, scope: Scope, own: Sequence[str]) -> bool:
        """Say whether some method on the way to another is of some classes."""
        inner: Scope | None = scope
        while inner is not None:
            if outer_class(self.program.owner(inner.method)) in own:
                return True
            inner = inner.frame.scope if inner.frame is not None else None
        return False

    def _concrete(self, owner: str) -> list[str]:
        """Return a class of screens, or those below it where none is of the class itself."""
        if not self._is_abstract(owner):
            return [owner]
        return [one for one in self.hierarchy.subtypes(owner) if not self._is_abstract(one)]

    def _coded(self, owner: str, kind: str, method: MethodNumber) -> Iterator[Host]:
        """Yield what a method of a screen shows that code may make: a view that it sets or gives back."""
        program = self.program
        for call in self._takes_views(method):
            shown = self._kind_of(call) or kind
            yield from self._called(Host(owner, 0, shown, (method, call.pc), call.register(0)))
        if kind != "activity" and program.signature(method).endswith(DRAWS):
            for one in program.body(method).instructions if program.has_code(method) else ():
                if one.opcode == RETURN_OBJECT:
                    yield Host(owner, 0, kind, (method, one.pc), one.registers[0])

    def _takes_views(self, method: MethodNumber) -> Iterator[Call]:
        """Yield the calls of a method that show a view: `setContentView(box)`."""
        if self.program.signature(method).startswith(_PASSES_ON):
            return
        for site in self.program.calls_in(method):
            if _TAKES_VIEW in site.target:
                call = self.resolver.call_at(method, site.pc)
                if call is not None and not call.is_static:
                    yield call

    def _handed_up(self, owner: str) -> frozenset[int]:
        """Return the layouts that the constructors of a class name: `BaseActivity(R.layout.form)`.

        What the base lays out for an object of the class are these, and not those of its siblings. A
        shrinker that leaves a class no constructor of its own has the base's called where one is made.
        """
        named = {
            one.literal
            for signature, method in self.program.declared(owner).items()
            if signature.startswith("<init>(") and self.program.has_code(method)
            for one in self.program.body(method).instructions
            if one.opcode in _CONSTS
            and one.literal is not None
            and is_layout(self.resolver, one.literal)
        }
        return frozenset(named or self._handed_at_birth(owner))

    def _handed_at_birth(self, owner: str) -> Iterator[int]:
        """Yield the layouts that are handed to the constructors of a class where its objects are made."""
        for birth in self.graph.instances.births(owner):
            uses = self.graph.uses.of(birth.method) if birth.how == "object" else None
            if (
                uses is None
                or not uses.has(birth.pc)
                or not uses.instruction(birth.pc).registers
            ):
                continue
            call = constructor_on(self.program, birth.method, uses, birth.pc)
            for index, kind in enumerate(() if call is None else call.types):
                if kind != "I" or call is None:
                    continue
                for one in self.resolver.argument(Scope(birth.method), call, index):
                    if isinstance(one, Number) and is_layout(self.resolver, one.value):
                        yield one.value

    def _is_abstract(self, owner: str) -> bool:
        info = self.program.class_info(owner)
        return info is not None and bool(info.flags & access_flags.ABSTRACT)

    def _shown(self, method: MethodNumber, own: str = "") -> Iterator[tuple[Call, int]]:
        """Yield the calls of a method that take a layout's id, with the id.

        `own`: the class of the object whose method it is, if that is one below the method's.
        """
        if self.program.signature(method).startswith(_PASSES_ON):
            return  # A base class passes on what others lay out: each of them is looked at itself.
        for site in self.program.calls_in(method):
            name = site.name
            if name not in _SHOWS and not (name == "<init>" and "(I)" in site.target):
                continue
            call = self.resolver.call_at(method, site.pc)
            index = call.first("I") if call is not None else None
            if call is None or index is None:
                continue
            for one in self.resolver.argument(Scope(method, own=own), call, index):
                if isinstance(one, Number) and is_layout(self.resolver, one.value):
                    yield call, one.value

    def _bound(self, method: MethodNumber) -> Iterator[tuple[Call, int]]:
        """Yield the layouts of generated bindings that a method inflates."""
        for site in self.program.calls_in(method):
            if "->inflate(" not in site.target:
                continue
            target = self.program.method(site.target)
            call = self.resolver.call_at(method, site.pc) if target is not None else None
            if target is None or call is None:
                continue
            inner = self.program.owner(target)
            for each in self.program.methods_of_class(inner):
                if "inflate(" in self.program.signature(each):
                    yield from ((call, layout) for _, layout in self._shown(each))

    def _kind_of(self, call: Call) -> str | None:
        """Return `dialog` or `sheet` where the call's receiver is one."""
        kind = self.kind_of(call.owner)
        return kind if kind in _DIALOGS else None

    def _owners(self, call: Call) -> Iterator[tuple[str, str]]:
        """Yield the classes that hold the screen which a call lays out."""
        level: dict[MethodNumber, None] = {call.method: None}
        seen = set(level)
        for _ in range(_DEEPEST):
            after: dict[MethodNumber, None] = {}
            for method in level:
                found = self._holder(method, call)
                if found is not None:
                    yield found
                    continue
                for edge in self.graph.callers(method)[:_MOST_CALLERS]:
                    # What a layout names is a part of the screen that shows the layout.
                    if edge.source not in seen and edge.why != LAYOUT:
                        seen.add(edge.source)
                        after[edge.source] = None
            level = after

    def _holder(self, method: MethodNumber, call: Call) -> tuple[str, str] | None:
        own = self.program.owner(method)
        for name in dict.fromkeys((own, outer_class(own))):
            kind = self.kind_of(name)
            if kind is not None:
                return name, self._kind_of(call) or self._local_kind(method) or kind
        return None

    def _local_kind(self, method: MethodNumber) -> str | None:
        """Return `dialog` or `sheet` where a method makes one around what it inflates."""
        image, row = self.program.place(method)
        for one in sorted(set(image.type_id[image.type_uses_in(row)].tolist())):
            name = image.type_name(one)
            if knowledge().is_builder(self.hierarchy, name):
                return "dialog"
            kind = self.kind_of(name)
            if kind in _DIALOGS:
                return kind
        return None
