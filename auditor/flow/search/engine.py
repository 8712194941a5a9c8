"""The search: which methods to look into, what they hand to each other, and what it found.

A method is looked at symbolically: its summary says what comes back, what is in the fields of
what it was given, and which of its arguments' data reach a sink, in terms of its parameters. So
one summary serves all callers. The search begins at the methods with sources and climbs to their
callers while data comes back; it descends only into callees that get data, that give data, or that
are small. Fields of objects that outlive a method are facts, not bound to an object: whoever reads
such a field is looked at. Work is counted in instructions, so that results do not depend on the clock.
"""

from collections.abc import Callable, Sequence
from typing import Final, TypeAlias

from auditor.code.calls.callgraph import CallGraph
from auditor.code.classes.program import MethodNumber
from auditor.code.resolution.constants import Resolver
from auditor.code.shrunk.labels import Labels
from auditor.flow.search.agenda import Agenda
from auditor.flow.search.carriers import Carriers
from auditor.flow.search.climbing import MOST_CALLERS, Climbing
from auditor.flow.search.readers import Readers
from auditor.flow.symbols.assumed import Assumed
from auditor.flow.symbols.atoms import DEEPEST, Atoms, Value
from auditor.flow.symbols.births import Births
from auditor.flow.symbols.cases import Cases, without_number
from auditor.flow.symbols.circles import Circles
from auditor.flow.symbols.facts import Given
from auditor.flow.symbols.functions import CONTINUATION, GIVES, LAZY, Functions
from auditor.flow.symbols.heap import CONTENT
from auditor.flow.symbols.hops import Entries, Hops, How, Puts
from auditor.flow.symbols.records import Records
from auditor.flow.symbols.resumed import Resumed
from auditor.flow.symbols.terms import (
    ASKED,
    MOST_CALLS,
    Chain,
    Cut,
    Effect,
    Hit,
    Key,
    Place,
    Source,
    Spent,
    Summary,
)
from auditor.flow.symbols.unfinished import Unfinished
from auditor.flow.tables.annotated import Annotated
from auditor.flow.tables.catalogue import Catalogue, Rules
from auditor.flow.tables.own_code import OwnCode
from auditor.flow.tables.recognised import Recognised
from auditor.flow.tables.renamed import Renamed
from auditor.flow.tables.rulebook import RuleBook

BUDGET: Final = 200_000
"""Instructions that one search interprets."""
_FIRST_SHARE: Final = 0.2
_SHARE: Final = 0.03
_SHRINKS: Final = 0.7
_LEAST_SHARE: Final = 800
_MOST_RUNS: Final = 12
_MOST_ROUNDS: Final = DEEPEST + 6
"""What a method gives of a tree by calling itself grows by a field in each round, as deep as fields are told apart."""
_MOST_SHAPES: Final = 24
_HAS_PLACE: Final = frozenset({"source", "call"})
"""The origins that name the instruction by which data came into a method."""
Interpret: TypeAlias = Callable[["Engine", Key], Summary]
"""How one method is looked at: `interpret.interpret`."""


class Engine:
    """The state of one search over an app."""

    spent: bool = False
    learned: int = 0
    """How often something new became known of a field, a parameter or a function object."""
    patience: int = 1
    """How many times its share of the budget a call may cost."""
    is_live: Callable[[MethodNumber], bool] | None = None
    """Whether something is seen that runs a method; None: all are looked at as they come."""

    def __init__(
        self,
        graph: CallGraph,
        resolver: Resolver,
        *,
        interpret: "Interpret",
        sources: Sequence[Source],
        catalogue: Catalogue,
        budget: int = BUDGET,
    ) -> None:
        self.interpret = interpret
        self.graph = graph
        self.program, self.hierarchy = graph.program, graph.hierarchy
        self.resolver = resolver
        self.catalogue = catalogue
        self.sources = tuple(sources)
        self.atoms = Atoms()
        self.left = self.budget = budget
        self.annotated = Annotated(self.hierarchy, catalogue.annotated)
        self.renamed = Renamed(self.hierarchy, catalogue.renamed)
        self._rules = RuleBook(self.hierarchy, catalogue, self.renamed)
        self.own = OwnCode(graph, self._rules, sources=sources)
        bases = self.renamed.named(CONTINUATION)
        self.cases = Cases(Labels(self.hierarchy, graph.merged, bases), self.atoms, resolver)
        self.functions = Functions(
            self.hierarchy,
            resolver,
            bases=bases,
            collectors=catalogue.collectors,
            is_library=self.is_library,
            keepers=self.renamed.named(LAZY)[1:],
        )
        self._climbing = Climbing(graph, self.functions, self.is_library)
        self.carriers, self.records = Carriers(graph), Records(self.hierarchy)
        self.readers = Readers(resolver, catalogue, graph.names)
        self.givers: set[str] = set()
        """Classes of function objects that give data."""
        self.by_place: dict[Place, list[int]] = {}
        self.by_parameter: dict[tuple[MethodNumber, int], Given] = {}
        self.facts: dict[str, Given] = {}
        self.hits: dict[tuple[int, Effect], list[Hit]] = {}
        self.origins: dict[tuple[int, MethodNumber], How] = {}
        self.entries, self.hops, self.puts, self.births = Entries(), Hops(), Puts(), Births()
        self.recognised, self.resumed = Recognised(self.program), Resumed(self.cases.labels)
        self.assumed = Assumed()
        self.generating: set[MethodNumber] = set()
        self.agenda = Agenda(_MOST_RUNS)
        self.memo: dict[Key, Summary] = {}
        self.open: dict[Key, Summary] = {}
        self.opaque: set[MethodNumber] = set()
        """Methods whose inside costs more than its share."""
        self.cut: set[int] = set()
        """Sources whose data went into such a method: that it ends there is not ruled out."""
        self._floors: list[tuple[int, Key]] = []
        self._circles, self.unfinished = Circles(), Unfinished()
        self._last: dict[Key, Summary] = {}
        self._keys: dict[MethodNumber, set[Key]] = {}

    def run(self) -> None:
        """Search until nothing new is found, or the budget is spent."""
        for number, one in enumerate(self.sources):
            if one.parameter < 0:
                self.by_place.setdefault((one.method, one.pc), []).append(number)
            else:
                taint = self.atoms.taint(number)
                given = self.by_parameter.setdefault((one.method, one.parameter), Given())
                given.setdefault((), set()).add(taint)
            self._come(number, one.method, ("source", None, one.pc), 0)
            self.enqueue(one.method)
        try:
            while self.agenda:
                method = self.agenda.take()
                for key in self._keys.pop(method, ()):
                    self.memo.pop(key, None)
                self._visit(method)
        except Spent:
            self.spent = True
        self._lose(self.agenda.refused)

    def enqueue(self, method: MethodNumber) -> None:
        """Have a method looked at again, with all that is known then."""
        for key in self._keys.pop(method, ()):
            self.memo.pop(key, None)
        if self.is_library(self.program.owner(method)):
            return
        if method not in self.agenda:
            self.agenda.add(method, is_live=self.is_live is None or self.is_live(method))

    def summary(self, key: Key) -> Summary | None:
        """Look at a method; of one that is being looked at, give what is known so far.

        None where its inside costs more than its share of the budget: the deeper, the less.
        """
        known = self.memo.get(key)
        if known is not None:
            self._circles.use(key)
            return known
        if key in self.open:
            self._circles.close(key)
            return self.open[key]
        if key.method in self.opaque or len(self.open) > 2 * MOST_CALLS:
            return None
        before = self.left
        self._floors.append((before - self._share(), key))
        try:
            return self._look(key)
        except Cut as cut:
            if cut.key != key:
                raise
            self.opaque.add(key.method)
            self.unfinished.cut(key)
            self._spare_callers(before - self.left)
            return None
        finally:
            self.unfinished.end(key)
            self._floors.pop()

    def _spare_callers(self, steps: int) -> None:
        """Do not count against callers what a call cost that was cut: it is cut once alone."""
        self._floors = [(floor - steps, key) for floor, key in self._floors]

    def looked_at(self, method: MethodNumber) -> Summary | None:
        """Give what was found of a method by itself, if it gives data."""
        key = Key(method, frozenset(), (), ASKED)
        return self._last.get(key) if method in self.generating else None

    def _share(self) -> int:
        """Give the instructions that the next call down may cost, with all below it."""
        deep = len(self._floors)
        if not deep:
            return int(self.budget * _FIRST_SHARE)
        return self.patience * max(_LEAST_SHARE, int(self.budget * _SHARE * _SHRINKS**deep))

    def _look(self, key: Key) -> Summary:
        """Look at a method until nothing changes by its own recursion; raises `Cut` if that takes long.

        What the rounds before found of the methods in the circle is where each begins again.
        """
        self.open[key] = self._circles.earlier.get(key) or Summary()
        self._circles.enter(key)
        is_done = False
        try:
            found = self.interpret(self, key)
            for _ in range(1, _MOST_ROUNDS):
                if not self._circles.is_head(key) or found.same(self.open[key]):
                    break
                self.open[key] = found
                self._forget(self._circles.begin_again(key))
                found = self.interpret(self, key)
            else:
                if self._circles.is_head(key):
                    raise Cut(key)
            is_done = True
        finally:
            del self.open[key]
            self._forget(self._circles.leave(key, is_done=is_done))
            if not self.open:
                self._circles.earlier.clear()
        self.memo[key] = found
        self._keys.setdefault(key.method, set()).add(key)
        return found

    def _forget(self, keys: Sequence[Key]) -> None:
        for one in keys:
            known = self.memo.pop(one, None)
            if known is not None:
                self._circles.earlier[one] = known

    def shapes(
        self, method: MethodNumber, shapes: tuple[tuple[int, str], ...]
    ) -> tuple[tuple[int, str], ...]:
        """Keep the exact classes of arguments, unless there were many for this method."""
        known = {one.shapes for one in self._keys.get(method, ())}
        return shapes if shapes in known or len(known) < _MOST_SHAPES else ()

    def count(self, steps: int) -> None:
        """Take steps off the budget; raises `Spent`, or `Cut` for the call that had its share."""
        self.left -= steps
        if self.left < 0:
            raise Spent
        for place, (floor, _) in enumerate(self._floors, 1):
            if self.left < floor:  # The call it is in goes, if there is one.
                raise Cut(self._floors[min(place, len(self._floors) - 1)][1])

    def fire(self, taint: int, effect: Effect, method: MethodNumber, chain: Chain) -> None:
        """Take note of what happens to a source's data, seen in a method."""
        source = self.atoms.source_of(taint)
        if effect.what == "sink":
            hits = self.hits.setdefault((source, effect), [])
            hit = Hit(taint, method, chain)
            if hit not in hits:
                hits.append(hit)
            return
        if effect.what == "cut":
            self.cut.add(source)
            return
        self.puts.note(effect, source, (method, chain))
        if effect.what == "param":
            self._go_on(taint, effect, method, chain)
            return
        self.cases.note(effect.name)
        if not self._is_new(taint, self.facts.setdefault(effect.name, Given()), effect.path):
            return
        fact = without_number(effect.name)
        self._spread(taint, fact, method, chain)
        in_container = bool(effect.path) and effect.path[0].startswith(CONTENT)
        for one in self.readers.keepers(fact) if in_container else ():
            self.enqueue(one)  # It may keep the same container elsewhere.

    def _go_on(self, taint: int, effect: Effect, method: MethodNumber, chain: Chain) -> None:
        """Have a method run with data for a parameter, or go on with it at a label."""
        runs = self.resumed.goes_on(effect)
        if runs is not None:
            is_new = self.resumed.add(effect, taint)
        else:
            runs = effect.method
            given = self.by_parameter.setdefault((runs, effect.number), Given())
            named = (effect.name,) if effect.name else ()
            is_new = self._is_new(taint, given, (*named, *effect.path))
        if is_new and method != runs:  # What waits itself has it already.
            self._come(self.atoms.source_of(taint), runs, ("param", (method, chain), 0), 0)
        if is_new:
            self.enqueue(runs)

    def _is_new(self, taint: int, given: Given, way: tuple[str, ...]) -> bool:
        taints = given.setdefault(self.atoms.ways.kept(way)[:DEEPEST], set())
        is_new = taint not in taints
        taints.add(taint)
        self.learned += is_new
        return is_new

    def _spread(self, taint: int, fact: str, method: MethodNumber, chain: Chain) -> None:
        """Have everybody looked at again who reads a fact."""
        if fact.startswith(GIVES):
            self._resume(taint, fact.removeprefix(GIVES), method, chain)
        for one in self.readers.of(fact):
            self.unfinished.await_(one, self.atoms.source_of(taint))
            self.enqueue(one)

    def note(self, taint: int, method: MethodNumber, how: How, at: int = 0) -> None:
        """Remember how a source's data came into a method, and at which instruction (`at`)."""
        self._come(self.atoms.source_of(taint), method, how, at)

    def _come(self, source: int, method: MethodNumber, how: How, at: int) -> None:
        self.origins.setdefault((source, method), how)
        self.entries.note(source, method, (*how[:2], at or how[2]))

    def is_library(self, class_name: str) -> bool:
        """Say whether the tables speak for a class, so that its code is not looked into."""
        return (
            self.catalogue.libraries.of(class_name, "") is not None
            or self.renamed.is_library(class_name)
            or self.graph.libraries.shows(class_name)
        ) and not self.own.has(class_name)

    def rules(self, owner: str, name: str) -> Rules:
        """Give what the tables say of a call, by its class or the nearest one above."""
        return self._rules.of(owner, name)

    def is_root(self, method: MethodNumber) -> bool:
        """Say whether Android or a library calls a method, or nobody is known to."""
        return self._climbing.is_root(method)

    def _visit(self, method: MethodNumber) -> None:
        owner = self.program.owner(method)
        given = self.by_parameter.get((method, 1))
        for shapes, number in self.cases.views(method, owner, given):
            self._look_at(Key(method, frozenset(), shapes, ASKED), number)

    def _look_at(self, key: Key, number: int | None) -> None:
        """Look at a method for itself; of a merged one, as it runs for objects of a number."""
        method = key.method
        found = self.summary(key)
        if found is None:
            self._lose({method})
            self.cut.update(self.unfinished.awaited(method))
            return
        if not self._gives(found):
            return
        self._hand_on(method, found, number)
        before, self._last[key] = self._last.get(key), found
        if before is not None and before.same(found):
            return
        self.generating.add(method)
        callers, is_whole = self._climbing.callers(method, returns=bool(found.returns))
        for one in callers:
            self.unfinished.await_(one, *(each for each, at in self.origins if at == method))
            self.enqueue(one)
        if not is_whole:
            self._lose({method})
        if self._fills(method, found):
            for one in self.readers.makers(self.program.owner(method))[:MOST_CALLERS]:
                self.enqueue(one)  # It may fill what its object holds of them.

    def _lose(self, methods: set[MethodNumber]) -> None:
        """Take note that not everybody was looked at who has to do with what some methods have."""
        self.cut.update(source for source, one in self.origins if one in methods)

    def _fills(self, method: MethodNumber, found: Summary) -> bool:
        """Say whether a function object's method puts data into a container that the object holds."""
        return method in self.functions.methods(self.program.owner(method)) and any(
            field.startswith(CONTENT)
            and self.atoms.kind(obj) == "F"
            and any(map(self.atoms.is_taint, value))
            for (obj, field), value in found.cells.items()
        )

    def _hand_on(self, method: MethodNumber, found: Summary, number: int | None) -> None:
        """Let what a function object's method returns count as what the object gives."""
        values = self._handed(method, found)
        if not values:
            return
        name = f"{GIVES}{self.program.owner(method)}"
        case = None if number is None else self.graph.merged.case_of(method, number)
        self.cases.note_giver(name, method)
        for one in sorted(frozenset().union(*values)):
            for taint in (one,) if self.atoms.is_taint(one) else self._given_by(one, method):
                what, _, pc = self.origins.get(
                    (self.atoms.source_of(taint), method), ("", None, 0)
                )
                place = max(pc, 0) if what in _HAS_PLACE else 0
                effect = Effect("fact", self.cases.numbered(name, case))
                self.fire(taint, effect, method, ((method, place),))

    def _handed(self, method: MethodNumber, found: Summary) -> list[Value]:
        """Give what a function object's method returns, and what it tells its collector."""
        if not self.functions.gives(method):
            return []
        atoms, told = self.atoms, self.functions.collected(method)
        values = [
            held
            for (obj, field), held in found.cells.items()
            if field.startswith(CONTENT)
            and atoms.what[obj][0] == "P"
            and atoms.what[obj][1] in told
        ]
        if not self.program.signature(method).endswith(")V"):
            values.append(found.returns)
            values += [
                held for (obj, _), held in found.cells.items() if not atoms.is_symbolic(obj)
            ]
        return values

    def _given_by(self, obj: int, method: MethodNumber) -> list[int]:
        """Give what an object gives in its turn that a method hands on."""
        name = self.atoms.class_of(obj)
        found = []
        if name in self.givers:
            for fact in self.cases.given(f"{GIVES}{name}", self.cases.number_of(obj)):
                for taint in sorted(self.facts.get(fact, Given()).get((), ())):
                    self.note(taint, method, ("fact", fact, 0))
                    found.append(self.atoms.derived(taint, (), weak=True))
        return found

    def _resume(self, taint: int, giver: str, method: MethodNumber, chain: Chain) -> None:
        """Let who started a suspend function run on with what it gives."""
        self.givers.add(giver)
        self.learned += 1
        weak = self.atoms.derived(taint, (), weak=True)
        for maker in self.readers.makers(giver):
            every = self.functions.resumed(maker, giver)
            for one, named in self.resumed.with_given(maker, giver, every):
                self.fire(weak, Effect("param", named, one, 1), method, chain)

    def _gives(self, found: Summary) -> bool:
        return any(
            self.atoms.is_taint(one) or self.atoms.class_of(one) in self.givers
            for value in (found.returns, found.thrown, *found.cells.values())
            for one in value
        )
