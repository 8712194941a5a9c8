"""How the composables of an app hang together: who draws what, and what is never drawn together with it.

A composable is a method that takes a `Composer`, or the body of a function object that does. What stands in the
branches of one test (`when (screen) { … }`) is drawn at different times, and so are the screens that one
navigator is told of: a way from the root of the drawing to a text says which of them are on the screen then.
Source: androidx.compose.runtime of 2024, androidx.navigation.compose; Kotlin's compiler plugin.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final, TypeAlias

from auditor.code.calls.callgraph import CALL, CallGraph
from auditor.code.classes.program import MethodNumber
from auditor.code.classes.registers import CALLS
from auditor.code.classes.search import Frame, Scope
from auditor.code.classes.sites import Call
from auditor.code.classes.values import Instance, Site, Text, Values
from auditor.code.decisions.conditions import leading_to
from auditor.code.resolution.constants import Resolver
from auditor.dex.body import Instruction
from auditor.dex.opcodes import FIELD_READS, NEW_INSTANCE, STATIC_READS
from auditor.model.names import ANDROIDX, COMPOSE, COMPOSER

SINGLETONS: Final = "ComposableSingletons$"
_LIST: Final = f"{COMPOSE}foundation/lazy/Lazy"
_NAVIGATION: Final = "Landroidx/navigation/"
_ROUTES: Final = "Landroidx/navigation/compose/NavGraphBuilderKt;->composable"
_HOST: Final = ("Landroidx/navigation/compose/NavHostKt;", "NavHost")
_NAVIGATES: Final = tuple(
    (f"Landroidx/navigation/{owner};", name)
    for owner in ("NavController", "NavHostController")
    for name in ("navigate", "navigate$default")
)
_TEXT: Final = "Ljava/lang/String;"
_ARGUMENTS: Final = re.compile(r"[/?{]")
"""What separates a route's name from what is handed over with it."""
_LAMBDA: Final = "$lambda$"
_ACCESSOR: Final = "$r8$lambda$"
_INVOKE: Final = "invoke("
_ERASED: Final = "invoke(Ljava/lang/Object;"
_GETS: Final = "getLambda"
_FARTHEST: Final = 32
"""So many composables and lambdas lie in each other; generated methods between them count too."""
_MOST: Final = 12

Path: TypeAlias = tuple[Site, ...]
"""Places each of which draws the method of the next, from the root inwards."""


@dataclass
class Composables:
    """Answers it for one app."""

    graph: CallGraph
    resolver: Resolver
    _beside: dict[Site, frozenset[int]] = field(default_factory=dict)
    _again: dict[tuple[MethodNumber, str], bool] = field(default_factory=dict)

    def draws(self, method: MethodNumber) -> bool:
        """Say whether a method is a composable."""
        return COMPOSER in self.graph.program.signature(method).partition(")")[0]

    def drawing(self, name: str) -> Iterator[MethodNumber]:
        """Yield the method of a function object that draws, or that tells what is to be drawn."""
        program = self.graph.program
        for signature, method in program.declared(name).items():
            if (signature.startswith(_INVOKE) and self.draws(method)) or (
                signature.startswith(_ERASED)
                and any(self._is_drawn(site.target) for site in program.calls_in(method))
            ):
                yield method

    def _is_drawn(self, target: str) -> bool:
        """Say whether a call draws, or adds to what a list or a navigator draws: `LazyListScope.() -> Unit`."""
        return COMPOSER in target or _LIST in target or "NavGraphBuilder;" in target

    def paths(self, method: MethodNumber) -> list[Path]:
        """Return the ways from roots of the drawing to a method."""
        found: list[Path] = []
        todo: list[tuple[MethodNumber, Path]] = [(method, ())]
        while todo and len(found) < _MOST:
            one, path = todo.pop()
            above = [each for each in self._above(one) if self._is_part(each[0])]
            if not above or len(path) >= _FARTHEST:
                found.append(path)
            # A composable hands the library a function that draws it again: no way leads through that.
            inside = {one, method, *(each for each, _ in path)}
            further = [each for each in above if each[0] not in inside]
            todo += [(each[0], (each, *path)) for each in further[:_MOST]]
        return found

    def draws_again(self, method: MethodNumber, name: str) -> bool:
        """Say whether a function object that a composable makes draws that composable once more."""
        if (method, name) not in self._again:
            program = self.graph.program
            todo, seen = list(self.drawing(name)), set[MethodNumber]()
            while todo:
                one = todo.pop()
                seen.add(one)
                targets = (program.method(site.target) for site in program.calls_in(one))
                todo += [
                    each
                    for each in targets
                    if each is not None and each not in seen and self.is_body(each)
                ]
                if any(site.target == program.text(method) for site in program.calls_in(one)):
                    seen.add(method)
            self._again[method, name] = method in seen
        return self._again[method, name]

    def is_body(self, method: MethodNumber) -> bool:
        """Say whether a method holds the code of a function object, or leads there."""
        signature = self.graph.program.signature(method)
        return signature.startswith(_ACCESSOR) or _LAMBDA in signature

    def _is_part(self, method: MethodNumber) -> bool:
        """Say whether a method belongs to the drawing: a composable, or a body of a function object."""
        program = self.graph.program
        signature = program.signature(method)
        return not program.owner(method).startswith(ANDROIDX) and (
            self.draws(method) or signature.startswith(_INVOKE) or self.is_body(method)
        )

    def _above(self, method: MethodNumber) -> list[Site]:
        """Return the places that draw a method: calls of it, or where its function object is made."""
        program = self.graph.program
        if program.signature(method).startswith(_INVOKE):
            return sorted(set(self._makings(program.owner(method))))
        return sorted(
            {(one.source, one.pc) for one in self.graph.callers(method) if one.why == CALL}
        )

    def _makings(self, owner: str) -> Iterator[Site]:
        program = self.graph.program
        for birth in self.graph.instances.births(owner):
            holder = program.owner(birth.method)
            if birth.how != "object":
                continue
            if SINGLETONS in holder:
                yield from self._gettings(holder, owner)
            elif holder == owner:
                for use in program.static_field_uses(owner):
                    if use.opcode in STATIC_READS and program.owner(use.method) != owner:
                        yield use.method, use.pc
            else:
                yield birth.method, birth.pc

    def _gettings(self, holder: str, owner: str) -> Iterator[Site]:
        """Yield where code gets a function object that its file makes once for all."""
        for getter in self.graph.program.methods_of_class(holder):
            given = self.singleton(getter)
            if any(isinstance(one, Instance) and one.type == owner for one in given):
                edges = self.graph.callers(getter)
                yield from ((one.source, one.pc) for one in edges if one.why == CALL)

    def singleton(self, getter: MethodNumber | None) -> Values:
        """Return the lambda that a getter of singletons gives."""
        if getter is None or _GETS not in self.graph.program.signature(getter):
            return ()
        image, _ = self.graph.program.place(getter)
        for one in self.graph.program.body(getter).instructions:
            if one.opcode in FIELD_READS and one.ref is not None:
                return self.resolver.field_values(image.field_text(one.ref))
        return ()

    def beside(self, site: Site) -> frozenset[int]:
        """Return the places of the same method that are never drawn together with one."""
        if site not in self._beside:
            self._beside[site] = frozenset(self._find_beside(site))
        return self._beside[site]

    def navigated_at(self, site: Site) -> tuple[Site, ...]:
        """Return where a navigator is told to show the route that a place adds to it.

        Nothing where the place adds none, where the app begins with it, and where some call names no route that is known.
        """
        own = self._route(site)
        call = None if own is None else self.resolver.call_at(site[0], own)
        named = set() if call is None else self._names(call)
        if not named or None in named:
            return ()
        found: list[Site] = []
        program = self.graph.program
        for owner, name in (_HOST, *_NAVIGATES):
            for each in program.calls_of(owner, name):
                if program.owner(each.method).startswith(_NAVIGATION):
                    continue
                told = self.resolver.call_at(each.method, each.pc)
                names = {None} if told is None else self._names(told)
                is_it = not named.isdisjoint(names)
                if None in names or (is_it and name == _HOST[1]):
                    return ()
                found += [(each.method, each.pc)] if is_it else []
        return tuple(found)

    def _names(self, call: Call) -> set[str | None]:
        """Return which routes a call names, without what is handed over with them; None among them for one not known."""
        index = call.first(_TEXT)
        if index is None:
            return {None}
        values = self.resolver.argument(Scope(call.method), call, index)
        return {
            _ARGUMENTS.split(one.text, maxsplit=1)[0] if isinstance(one, Text) else None
            for one in values
        } or {None}

    def _routes(self, method: MethodNumber) -> list[int]:
        """Return where a method adds routes to a navigator."""
        return [
            one.pc
            for one in self.graph.program.calls_in(method)
            if one.target.startswith(_ROUTES)
        ]

    def _route(self, site: Site) -> int | None:
        """Return the call that adds what is made at a place as a route."""
        return next((one for one in sorted(self._routes(site[0])) if one >= site[1]), None)

    def _find_beside(self, site: Site) -> Iterator[int]:
        method, pc = site
        uses = self.resolver.def_use(method)
        rows = uses.body.instructions
        together = uses.reached([uses.row(pc)]) | leading_to(uses, uses.row(pc))
        own = self._route(site)
        before = max((one for one in self._routes(method) if one < pc), default=-1)
        for row, one in enumerate(rows):
            if not self._is_drawing(method, one):
                continue
            is_other_route = own is not None and not before < one.pc <= own
            if is_other_route or row not in together:
                yield one.pc

    def _is_drawing(self, method: MethodNumber, one: Instruction) -> bool:
        """Say whether an instruction has something drawn, or makes something that may."""
        if one.opcode == NEW_INSTANCE:
            return True
        call = self.resolver.call_at(method, one.pc) if one.opcode in CALLS else None
        return call is not None and (
            COMPOSER in call.types or call.name.startswith(_GETS) or _LAMBDA in call.name
        )

    def entered(self, scope: Scope, site: Site, method: MethodNumber) -> Scope:
        """Return a method as a place of its path enters it."""
        call = self.resolver.call_at(*site)
        if call is not None and not call.name.startswith(_GETS):
            return self.called(scope, call, method)
        uses = self.resolver.def_use(site[0])
        is_made = uses.instruction(site[1]).opcode == NEW_INSTANCE
        return Scope(method, made=(scope, site[1])) if is_made else Scope(method)

    def called(self, scope: Scope, call: Call, method: MethodNumber) -> Scope:
        """Return a composable as a call enters it: how deep it lies in others is no search's doing."""
        return Scope(method, Frame(scope, call, 0), scope.ups)

    def maker(self, scope: Scope, made: Instance) -> Scope:
        """Return the method that makes a function object, as it is entered on the way to where that is used."""
        method = made.site[0]
        return next((one for one in self.around(scope) if one.method == method), Scope(method))

    def around(self, scope: Scope) -> Iterator[Scope]:
        """Yield a method and those that draw it, as they are entered, outwards."""
        at: Scope | None = scope
        while at is not None:
            yield at
            if at.frame is not None:
                at = at.frame.scope
            else:
                at = None if at.made is None else at.made[0]

    def inside(self, scope: Scope, made: Instance, method: MethodNumber) -> Scope:
        """Return the method of a function object, as what is used in a scope runs it."""
        if made.site[1] < 0 or SINGLETONS in self.graph.program.owner(made.site[0]):
            return Scope(method)
        return Scope(method, made=(self.maker(scope, made), made.site[1]))
