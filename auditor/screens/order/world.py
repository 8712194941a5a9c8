"""The app before its borrower has accepted: which code can run, and what the flags say.

The code that an acceptance runs is taken out. A flag that it leaves behind has the value with which
the app starts, and those that code which can still run writes: found together, as the least fixed
point, so that a flag that is set before the choice or somewhere else opens what it guards. Every
branch is then decided by these values, whichever way it is written: inverted, returned from early,
asked for through helper methods, compared with a constant, with another default.

What is not known is taken in two ways. In a *certain* world nothing that is unknown opens a guard;
a way found there is a way. In the *possible* one everything unknown does; no way there is none.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from auditor.code.calls.callgraph import Edge
from auditor.code.calls.entrypoints import EntryPoint
from auditor.code.calls.observed import Place
from auditor.code.classes.program import MethodNumber
from auditor.code.classes.scope import Scope, asked_in
from auditor.code.classes.sites import Call
from auditor.code.classes.values import Site
from auditor.code.decisions.assumptions import NOT_SAID, Assumptions
from auditor.code.decisions.branches import Branches
from auditor.code.decisions.settled import Pool
from auditor.code.decisions.starting_values import initial_value
from auditor.code.decisions.tested import Tested
from auditor.code.evaluation.outcomes import FALSE, NOTHING, Outcomes, as_given, joined
from auditor.code.ways.proof import Looked
from auditor.code.ways.reach import Reach, Route
from auditor.dex.body import Instruction
from auditor.screens.answers.boxes import may_be_answer
from auditor.screens.answers.modal import Covers
from auditor.screens.memory.answering import answers_given
from auditor.screens.memory.cells import CELL, Flag
from auditor.screens.memory.flags import FIELD, RESULT, Flags
from auditor.screens.memory.found import found_behind
from auditor.screens.memory.json_texts import looked_up
from auditor.screens.memory.kept import UNKNOWN_KEY, Kept
from auditor.screens.memory.made_things import MADE
from auditor.screens.memory.own_calls import may_be_consent
from auditor.screens.memory.same_acts import SameActs
from auditor.screens.memory.settling import Settling
from auditor.screens.memory.stores import stores
from auditor.screens.memory.streams import Streams
from auditor.screens.memory.ways import Ways, is_outside
from auditor.screens.memory.writes import BEGINNING, Write
from auditor.screens.order.brought_about import BroughtAbout
from auditor.screens.order.choosers import Choosers
from auditor.screens.order.kept_streams import KeptStreams
from auditor.screens.order.lazy_ways import LazyWays
from auditor.screens.order.one_touch import OneTouch
from auditor.screens.order.opening import launches_own, opens_own
from auditor.screens.parts.shown import Shown

_DEEPEST: Final = 4
_RESULT_CODE: Final = "Landroidx/activity/result/ActivityResult;->getResultCode"
_ON_RESULT: Final = "onActivityResult(IILandroid/content/Intent;)V"
_CODE_WORD: Final = 2  # `this`, the request's number, the answer.
_ANSWER: Final = Flag(RESULT, "code")
_ROWS: Final = "database"
_NO_PLACES: Final = frozenset[int]()


@dataclass(slots=True)
class World:
    """One world before the acceptance."""

    flags: Flags
    reach: Reach
    """For these searches alone: what it gives up is no limit of the app."""
    ways: Ways
    removed: Mapping[MethodNumber, frozenset[int] | None]
    """The code that an acceptance runs; None for whole methods."""
    kept: Kept
    shown: Sequence[Shown]
    """The screens that can be accepted."""
    guess: int | None
    """What a value that may be the consent is taken for; None in the possible world: anything."""
    same: SameActs
    """What all worlds before the same acts have in common."""
    alone: OneTouch | None = None
    """The one touch that is made, where it is asked what that leads to."""
    given: Callable[[Flag], Outcomes | str] | None = None
    """Tells what a flag holds, where another world knows it, or `NOT_SAID`."""
    touched: bool = field(default=False, init=False)
    """Whether a value that may be the consent was asked for."""
    branches: Branches = field(init=False)
    touches: Covers | OneTouch = field(init=False)
    """What cannot be touched before the choice."""
    settled: Pool = field(init=False)
    """What of the code stays the same here, whatever the flags turn out to be."""
    choosers: Choosers = field(init=False)
    streams: Streams = field(init=False)
    _consulted: int = field(default=0, init=False)
    """How often a flag was looked up."""
    _values: dict[Flag, Outcomes] = field(init=False)
    _entry_methods: frozenset[MethodNumber] = field(init=False)
    _entered: frozenset[int] | None = field(default=None, init=False)
    _settling: Settling = field(init=False)
    _lazy: LazyWays = field(init=False)
    _looked: Looked = field(init=False)
    _brought: BroughtAbout = field(init=False)

    def __post_init__(self) -> None:
        self._values = dict.fromkeys(sorted(self.kept.flags), NOTHING)
        self.settled = Pool(self.same.pool(is_certain=self.is_certain), now=self._values.get)
        self._brought = BroughtAbout(self.reach.graph, self.kept, self.shown)
        self.choosers = Choosers(self.reach.graph, self.flags.elsewhere, self.shown)
        self._entry_methods = frozenset(one.method for one in self.reach.entries)
        self._settling = Settling(
            self._writes,
            self._values,
            may_come=self._may_come,
            take=self._take,
            uses=self.flags.plain.def_use,
            renew=self._renew,
        )
        self._looked = self.same.looked_up(
            self.removed, self._may_count, is_certain=self.is_certain
        )
        self._renew()

    @property
    def is_certain(self) -> bool:
        """Say whether nothing unknown opens a guard here."""
        return self.guess is not None

    def way(self, site: Site, further: Sequence[Site] = ()) -> Route | None:
        """Return the shortest way to a place behind which some further ones are reached too, or None.

        Where steps were spent it is looked for again: what was settled the first time costs none.
        """
        is_again = False
        while True:
            route = self._lazy.find(*site)
            if route is not None and not all(self._lazy.find(*one) for one in further):
                route = None
            is_spent = self.branches.values.asking.is_spent
            if self._settling.settle(lambda: self.branches.values.asking.resting.keys):
                continue
            if is_again or not is_spent:
                return route
            is_again = True
            self._renew()

    def holds(self, flag: Flag) -> Outcomes:
        """Return what a flag can hold."""
        self._settling.settle(lambda: {flag, *self.branches.values.asking.resting.keys})
        return self._values[flag]

    def writes(self, flag: Flag) -> Outcomes:
        """Return what code that runs here puts into a flag, whatever it can hold besides."""
        while True:
            found = joined(
                self._written(one)
                for one in self.flags.all_writes(flag)
                if one.is_beginning or self._may_come(one.site)
            )
            if not self._settling.settle(lambda: self.branches.values.asking.resting.keys):
                return found

    def _writes(self, flag: Flag) -> Iterable[Write]:
        is_said = self.given is not None and not isinstance(self.given(flag), str)
        return (BEGINNING,) if is_said else self.flags.all_writes(flag)

    def _renew(self) -> None:
        """Forget what rested on other values of the flags."""
        kept = KeptStreams(self.flags, self._values, self._consult)
        self.streams = Streams(self.reach.graph, self.flags.takers, self._held, kept.gives)
        self._entered = None
        self.branches = Branches(
            self.reach.graph,
            Assumptions(
                removed=self._removed,
                is_gone=self._is_gone,
                is_never_entered=self._is_after,
                result=self._result,
                field=self._field,
                parameter=self._parameter,
                open_result=self._open_result,
                content=self._content,
                is_there=self._is_there,
                element=lambda: self._perhaps() if self.kept.fills else None,
                consulted=lambda: self._consulted,
                torn=self._torn,
                narrowed=self.choosers.narrowed if self.is_certain else None,
                callers=self.ways.every,
                follows_callers=True,
                settled=self.settled,
            ),
        )
        self.touches = self.alone or Covers(
            self.reach.graph,
            self.reach.entries,
            self.branches,
            self.shown,
            unsure_counts=self.is_certain,
        )
        self._lazy = LazyWays(
            self.reach,
            edges=self._may_count,
            holds=self._may_use,
            runs=self.branches.runs,
            entered=self._is_entered,
            is_left_out=lambda method, pc: pc in self._removed(method),
            callers=self.ways.sure if self.is_certain else self.ways.every,
            replayed=self.ways.replayed,
            astray=self._brought.astray if self.is_certain else None,
            looked=self._looked,
        )

    def _may_come(self, site: Site) -> bool:
        """Say whether a way leads to a write; one whose search was given up may, and may not."""
        if self._lazy.find(*site) is not None:
            return True
        is_open = site[0] in self.reach.exhausted
        self.touched = self.touched or (is_open and self.is_certain)
        return is_open and not self.is_certain

    def _take(self, flag: Flag, write: Write) -> None:
        said = self.given(flag) if self.given is not None else NOT_SAID
        if not isinstance(said, str):
            self._values[flag] = said
            return
        value = self._written(write)
        if value is None and self.is_certain:
            self.touched = True  # A value from elsewhere: it may be a consent of another time.
            return
        self._values[flag] = joined((self._values[flag], value))

    def _written(self, write: Write) -> Outcomes:
        """Return what a write that comes puts there."""
        if write.is_there or write.register is None:
            return frozenset({1}) if write.is_there else None
        if self.is_certain and (
            not write.is_sure
            or self.flags.rests_elsewhere(write)
            or self._brought.is_told_apart(self.branches, write, self._removed(write.site[0]))
        ):
            return None
        return self.branches.values.value(write.scope, write.pc, write.register)

    # What may be used.

    def _removed(self, method: MethodNumber) -> frozenset[int]:
        return self.removed.get(method, _NO_PLACES) or _NO_PLACES

    def _is_gone(self, method: MethodNumber) -> bool:
        return method in self.removed and self.removed[method] is None

    def _never_runs(self, method: MethodNumber, pc: int) -> bool:
        return self._is_gone(method) or pc in self._removed(method)

    def _is_after(self, method: MethodNumber, depth: int = _DEEPEST) -> bool:
        """Say whether a method is entered from the code of the acceptance alone, or from nowhere.

        So that what one button hands to a method of both is told from what the other does; nobody calls
        the `copy` of most data classes.
        """
        if not depth or method in self._entry_methods:
            return False
        edges = self.ways.every(method)
        return all(
            edge.pc in self._removed(edge.source)
            or self._is_gone(edge.source)
            or self._is_after(edge.source, depth - 1)
            or (depth == _DEEPEST and not self.branches.runs(edge.source, edge.pc))
            for edge in edges
        )

    def _may_count(self, edge: Edge) -> bool:
        """Say whether an edge counts as far as is told without a look at what is tested."""
        is_named = (edge.source, edge.pc) in self.kept.named
        if is_named or self._is_gone(edge.target) or self._is_gone(edge.source):
            return False
        return not self.is_certain or self._brought.is_sure(edge, is_told=True)

    def _may_use(self, edge: Edge) -> bool:
        if self._is_gone(edge.target):
            return False
        told = self.streams.told(self.branches.values, edge.target)
        if told == NOTHING:
            return False  # Nobody hands it anything before the acceptance.
        if self.is_certain and not self._brought.is_sure(edge, is_told=bool(told)):
            return False
        may = self._brought.may_choose(edge, self.branches, is_certain=self.is_certain)
        return may and self.reach.holds(edge, self.branches) and not self.touches.bars(edge)

    def _is_entered(self, entry: EntryPoint) -> bool:
        """Say whether an entry point counts; asked of all of them for each search."""
        if self._entered is None:
            self._entered = frozenset(
                one.order for one in self.reach.entries if self._may_enter(one)
            )
        return entry.order in self._entered

    def _may_enter(self, entry: EntryPoint) -> bool:
        component = entry.component
        if self.touches.bars_entry(entry):
            return False
        if self.alone is not None:
            return True  # Whatever had to come before it has come.
        if is_outside(entry):
            return not self.is_certain or component is None or component.enabled
        return not self.is_certain and not self.ways.is_started(entry)

    # What values are.

    def _rests_here(self, *flags: Flag) -> None:
        """Note that what is being found out may be otherwise in another world."""
        self.branches.values.asking.resting.on_assumed(flags)

    def _consult(self, *flags: Flag) -> None:
        """Note that flags are looked up, of whose values more may be known later."""
        self._consulted += not self._settling.count_up(flags)
        self.branches.values.asking.resting.on_keys(flags)

    def _torn(self) -> int | None:
        """Return which way to take where a flag's part in a test does not decide it."""
        self._rests_here()
        self.touched = True
        return self.guess

    def _result(self, tested: Tested, scope: Scope, call: Call) -> Outcomes | str:
        said = self.flags.key_made(tested, scope, call)
        if isinstance(said, str):
            said = looked_up(tested, self.flags.plain.def_use, scope, call)
        if not isinstance(said, str):
            return said
        if call.key == _RESULT_CODE and _ANSWER in self._values:
            return self._answered(tested, tested.program.owner(scope.method))
        if self.ways.awaited.gives(call):
            self._rests_here()
            told = answers_given(self.ways.awaited, tested, scope, call, self._never_runs)
            return self._perhaps() if told is None else told
        said = self._looked_up(tested, scope, call)
        if not isinstance(said, str):
            return said
        taken = self.streams.taken(tested, scope, call)
        self._consulted += not isinstance(taken, str)  # A stream may give the consent.
        return self._open_result(tested, scope, call) if taken is None else taken

    def _held(self, place: Place) -> Outcomes | str:
        """Return what has been put into a cell that the acceptance writes to."""
        flag = Flag(CELL, self.flags.cells.of(*place) or "")
        if flag not in self._values:
            return NOT_SAID
        self._consult(flag)
        return self._values[flag] if self.flags.cells.is_own_cell(flag.name) else None

    def _content(self, scope: Scope, one: Instruction) -> Outcomes | str:
        """Return what is found in a variable that functions share, or a holder itself, which may hold nothing yet."""
        flag = self.flags.variables.flag_at(scope, one)
        if flag is not None:
            return self.flags.variables.held(flag, self._values, self._consult, self._perhaps)
        held = self._held(Place(scope, one.pc, one.registers[1]))
        return held if isinstance(held, str) else joined((held, FALSE))

    def _is_there(self, name: str) -> bool:
        """Say whether a thing can be there of a class."""
        if (flag := Flag(MADE, name)) not in self._values:
            return True
        self.branches.values.asking.resting.on_keys((flag,))
        return self._values[flag] != NOTHING  # If it is, it tells of no consent.

    def _looked_up(self, tested: Tested, scope: Scope, call: Call) -> Outcomes | str:
        """Return what a store gives for a key."""
        door = stores().door(self.reach.graph, call)
        if door is None or door.does in ("put", "stream"):
            is_answer = may_be_answer(self.flags.resolver, asked_in(scope), call, self.shown)
            return self._perhaps() if is_answer else NOT_SAID
        found = self.flags.flags_of(tested, scope, call, door)
        if found is None:
            return self._perhaps() if UNKNOWN_KEY in self.kept.untracked else NOT_SAID
        kept = [[each for each in self._values if each.may_be(one)] for one in found]
        if not all(kept):
            same = self.flags.may_be_same
            is_any = self.kept.is_any_key(door.store, self._values) or same(found, self._values)
            return self._perhaps() if is_any else NOT_SAID
        self._consult(*(one for row in kept for one in row))
        values = joined(self._values[one] for row in kept for one in row)
        if values is None:
            return None
        values = as_given(call.returns, values)
        if door.store == _ROWS:
            return self.flags.rows_tell(scope, call, door, values) or self._perhaps()
        return found_behind(tested, scope, call, door, values)

    def _parameter(self, tested: Tested, scope: Scope, word: int, pc: int) -> Outcomes | str:
        """Return what a screen can be answered; a yes, if the acceptance leaves nothing else."""
        program, method = tested.program, scope.method
        handed = self.streams.parameter(tested, scope, word, pc)
        if not isinstance(handed, str):
            return handed
        if word != _CODE_WORD or program.signature(method) != _ON_RESULT:
            return NOT_SAID
        owner = program.owner(method)
        if _ANSWER in self._values:
            return self._answered(tested, owner)
        own = opens_own(program, self.flags.resolver, owner)
        return self._perhaps() if own and self.kept.is_traceless else NOT_SAID

    def _answered(self, tested: Tested, owner: str) -> Outcomes:
        """Return the answers of screens; those of other apps are not known (0 is cancelled)."""
        self._rests_here(_ANSWER)
        if not self.is_certain and not opens_own(tested.program, self.flags.resolver, owner):
            return None
        return joined((self._values[_ANSWER], FALSE))

    def _field(self, tested: Tested, text: str) -> Outcomes | str:
        if _ANSWER in self._values and self.reach.graph.launchers.is_code(text):
            self._rests_here(_ANSWER)
            own = self.is_certain or launches_own(
                self.flags.resolver, self.reach.graph.launchers
            )
            return joined((self._values[_ANSWER], FALSE)) if own else None
        if self.reach.graph.swapped.awaits(text):
            return self._perhaps()
        flag = Flag(FIELD, self.flags.field_name(text))
        if flag not in self._values:
            if self.flags.is_from_elsewhere(flag):
                return self._perhaps()
            kept = self.streams.field(tested, text)
            return self._copied(tested, flag) if isinstance(kept, str) else kept
        self._consult(flag)
        values = self._values[flag]
        first = initial_value(tested.program, flag.name)
        is_set = first is not None and self.flags.is_set_at_start(flag)
        start = NOTHING if is_set else FALSE if first is None else frozenset({first[1]})
        if not self.is_certain and first is None and self.flags.is_unpacked(flag):
            return None
        return joined((values, start))

    def _copied(self, tested: Tested, flag: Flag) -> Outcomes | str:
        copied = self.same.askers.copied(tested, flag, self.branches.runs)
        self._consulted += not isinstance(copied, str)
        return copied

    def _open_result(self, tested: Tested, scope: Scope, call: Call) -> Outcomes:
        """Return what to take for a call of which nothing is known."""
        handed = self.same.askers.are_handed(tested, scope, call)
        is_open = handed or may_be_consent(tested, scope, call, self.kept)
        return self._perhaps() if is_open else None

    def _perhaps(self) -> Outcomes:
        self._rests_here()
        self.touched = True
        return None if self.guess is None else frozenset({self.guess})
