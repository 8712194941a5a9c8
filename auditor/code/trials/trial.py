"""Runs a callback in a given world, and tells what happens then: a granted request, a pressed button.

Each register holds what is known for certain, or nothing; a test of something unknown goes both
ways. So every way that the app can take is among the endings, and some that it cannot take: who
concludes something from an answer must ask it of every ending. Exceptions are not followed.
Source: "Dalvik bytecode" of the Android Open Source Project.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Final, NoReturn

from auditor.code.calls.callgraph import CallGraph
from auditor.code.calls.listeners import (
    FUNCTIONS,
    called_back,
    can_run,
    chosen,
    closing,
    drawn_at_once,
    enter_first,
    handed,
    is_one_class,
    own_method,
    recalled,
    run_once_started,
    runs_unknown,
)
from auditor.code.calls.observers import Waits, heard_or_not
from auditor.code.classes.program import CallSite, MethodNumber, Program
from auditor.code.classes.registers import DefUse, registers_written
from auditor.code.classes.sites import Call, read_call
from auditor.code.classes.values import Site
from auditor.code.evaluation.answered import (
    LOST,
    OWN,
    Ending,
    Event,
    Known,
    State,
    Thing,
    TooMuch,
    World,
    computed,
    may_be,
    truth,
    whole_or_deep,
)
from auditor.code.shrunk.reactions import is_kept_flag, reactions
from auditor.code.trials.bundles import of_pairs, of_route
from auditor.code.trials.idle_calls import is_idle
from auditor.code.trials.moments import calculated, note_moment
from auditor.code.trials.parting import ways_on
from auditor.code.trials.reacting import first_of, note_choices, note_told, react
from auditor.code.trials.remembering import born, held_in
from auditor.code.trials.results import of_values
from auditor.code.trials.rows import ARRAY, element_of, note_elements, widened
from auditor.code.trials.shelves import handed_on, is_collection, was_taken
from auditor.dex import access_flags, opcodes
from auditor.dex.body import Instruction
from auditor.model.names import field_name

MOST_STEPS: Final = 20_000
"""Instructions that one trial may run before it gives up."""

DEEPEST: Final = 4
"""So many calls are followed into called methods; those that compilers made do not count."""
_MOST_TARGETS: Final = 4
_MOST_TOLD: Final = 12  # Where they are told something: each screen of one base tests it.
_MOST_ENDINGS: Final = 64
_WIDENS_AFTER: Final = 12
_MOST_HEARING: Final = 2
_STRING: Final = "Ljava/lang/String;"
_MADE: Final = {opcodes.NEW_INSTANCE: "object", opcodes.NEW_ARRAY: ARRAY}
_CONSTS: Final = frozenset(range(0x12, 0x1A))
_OF_ARRAYS: Final = frozenset({opcodes.ARRAY_LENGTH, *range(0x44, 0x4B)})


@dataclass(slots=True)
class Trial:
    """One run in one world; the budget is for all of it."""

    graph: CallGraph
    answer: World
    asks: frozenset[Site]
    """The calls that ask for the same permission."""
    left: int = MOST_STEPS
    deepest: int = DEEPEST
    marks: Mapping[Site, str] = field(default_factory=dict)
    """Calls that count as an event of a kind, and are not looked into."""
    other_ask: str = "deep"
    """What a request for other permissions counts as."""
    visited: set[Site] | None = None
    """Filled with every place that was run, if given."""
    overheard: Callable[[Call, tuple[Known, ...]], None] = lambda *_: None
    """Is told every call, and what it is given."""
    notes_flags: bool = False
    """Whether a boolean that is put into a field counts as stored."""
    begun: frozenset[Event] = frozenset()
    """What happened before the budget was spent, on the way that was being run."""
    kept: Callable[[str], Ending] | None = None
    """Gives the one function that a field holds, whoever has set it; None where that is not known."""
    waiting: Waits | None = None
    hearing: int = 0
    """In how many that are handed a value, one by the other, the code runs now."""
    _bodies: dict[MethodNumber, DefUse] = field(default_factory=dict)

    @property
    def program(self) -> Program:
        """Return the program."""
        return self.graph.program

    def run(
        self,
        method: MethodNumber,
        words: tuple[Known, ...],
        *,
        before: Ending | None = None,
        depth: int = 0,
    ) -> tuple[Ending, ...]:
        """Run a method with the words of its parameters (`this` first) to all its endings.

        Raises `TooMuch` when the budget is spent.
        """
        uses = self._bodies.setdefault(method, DefUse(self.program.body(method)))
        body = uses.body
        first = body.registers - body.ins
        before = before or Ending(frozenset())
        start = State(
            0,
            {first + at: one for at, one in enumerate(words[: body.ins])},
            before.events,
            dict(before.heap),
        )
        if kind := self.graph.quiet.renamed.get(method):
            start.happened(kind)
        return _Frame(self, method, uses, depth).run(start) if body.instructions else (before,)

    def give_up(self, state: State) -> NoReturn:
        """End the run where its budget is spent."""
        self.begun = frozenset(state.events)
        raise TooMuch


@dataclass(slots=True)
class _Frame:
    """One method while it is being run."""

    trial: Trial
    method: MethodNumber
    uses: DefUse
    depth: int
    endings: dict[Ending, None] = field(default_factory=dict)
    visits: dict[int, int] = field(default_factory=dict)

    def run(self, start: State) -> tuple[Ending, ...]:
        """Follow every way to its end."""
        seen: set[tuple[object, ...]] = set()
        work, happened = [start], start.events
        while work:
            state = work.pop()
            happened |= state.events
            if (key := state.key(self.uses.body.instructions[state.row].opcode)) in seen:
                continue
            seen.add(key)
            work += self._walk(state)
            if len(self.endings) > _MOST_ENDINGS:
                self.trial.give_up(state)
        return whole_or_deep(self.endings, happened)

    def _walk(self, state: State) -> list[State]:
        """Go on to the next parting of ways, or to the end."""
        while True:
            self.trial.left -= 1
            if self.trial.left < 0:
                self.trial.give_up(state)
            one = self.uses.body.instructions[state.row]
            if self.trial.visited is not None:
                self.trial.visited.add((self.method, one.pc))
            if one.opcode in opcodes.RETURNS:
                result = state.registers.get(one.registers[0]) if one.registers else None
                self.endings[Ending(state.events, frozenset(state.heap.items()), result)] = None
                return []
            if one.opcode in opcodes.INVOKES:
                return [
                    after.copy(row)
                    for after in self._call(state, one)
                    for row in self.uses.successors[state.row]
                ]
            self._step(state, one)
            ways = ways_on(self.trial.graph, self.method, self.uses, state, one)
            if len(ways) == 1 and ways[0] > state.row:
                state.row = ways[0]
                continue
            for row in ways:
                self.visits[row] = self.visits.get(row, 0) + 1
            return [self._widened(state.copy(row)) for row in ways]

    def _widened(self, state: State) -> State:
        """Forget the numbers of a loop that does not end, so that its states do."""
        return widened(state) if self.visits[state.row] > _WIDENS_AFTER else state

    def _step(self, state: State, one: Instruction) -> None:
        """Let an instruction write what it writes."""
        self._write_field(state, one)
        note_elements(state, one, (self.method << 16) + one.pc, self.uses.body)
        if not (written := registers_written(one)):
            return
        value = self._value(state, one)
        for register in written:
            state.registers[register] = None
        state.registers[written[0]] = value

    def _value(self, state: State, one: Instruction) -> Known:
        code, given = one.opcode, [state.registers.get(each) for each in one.registers]
        if code in _CONSTS:
            return one.literal
        if code in opcodes.MOVES:
            return given[1]
        if code in opcodes.MOVE_RESULTS:
            return state.last
        if code in _OF_ARRAYS:
            held, is_length = self.trial.graph.singletons, code == opcodes.ARRAY_LENGTH
            return element_of(state, given, held, self.trial.answer, is_length=is_length)
        if one.ref is not None:
            return self._named(state, one, one.ref)
        return calculated(code, given) or computed(code, given, one.literal)

    def _named(self, state: State, one: Instruction, ref: int) -> Known:
        """Return what an instruction makes of something that it names."""
        image, _ = self.trial.program.place(self.method)
        if one.opcode in opcodes.CONST_STRINGS:
            return Thing("text", image.strings[ref])
        if one.opcode == opcodes.CONST_CLASS:
            return Thing("class", image.type_name(ref))
        if one.opcode in _MADE:
            thing = Thing(_MADE[one.opcode], image.type_name(ref), (self.method << 16) + one.pc)
            return born(self.trial.program, state, thing)
        if one.opcode in opcodes.FIELD_READS:
            return self._read_field(state, one, image.field_text(ref))
        if one.opcode == opcodes.INSTANCE_OF:
            kind, held = image.type_name(ref), state.registers.get(one.registers[1])
            return self.trial.graph.singletons.is_of(held, kind)
        return None

    def _read_field(self, state: State, one: Instruction, text: str) -> Known:
        if text.startswith("Ljava/lang/Boolean;->"):
            return {"TRUE": 1, "FALSE": truth(0)}.get(field_name(text))
        owner: Known = 0
        if one.opcode in opcodes.INSTANCE_READS:
            owner = state.registers.get(one.registers[1])
        known = state.heap.get((text, owner))
        if known is None and one.opcode in opcodes.STATIC_READS:
            known = self.trial.graph.singletons.held(text)
        if self.trial.kept and (known is None or is_collection(known)):
            known = recalled(state, self.trial.kept(text)) or known
        if known is None and is_one_class(self.trial.graph.hierarchy, text):
            return Thing("object", text.rpartition(":")[2], OWN)
        known = held_in(text) if known is None else known
        return self.trial.answer.field(text) if known is None else known

    def _write_field(self, state: State, one: Instruction) -> None:
        if one.opcode not in opcodes.FIELD_WRITES or one.ref is None:
            return
        text = self.trial.program.place(self.method)[0].field_text(one.ref)
        is_static = one.opcode in opcodes.STATIC_WRITES
        hierarchy = self.trial.graph.hierarchy
        if self.trial.notes_flags and is_kept_flag(hierarchy, text, is_static=is_static):
            state.happened("store", text)
        owner: Known = 0 if is_static else state.registers.get(one.registers[1])
        for key in [key for key in state.heap if key[0] == text and may_be(key[1], owner)]:
            del state.heap[key]  # It may be the same object under another name.
        value = state.registers.get(one.registers[0])
        state.heap.pop((text, owner), None)
        if value is not None and owner is not None:
            state.heap[(text, owner)] = value

    def _call(self, state: State, one: Instruction) -> list[State]:
        """Return the states behind a call."""
        call, state.last = read_call(self.trial.program, self.method, one), None
        if call is None or call.is_short or one.opcode in opcodes.INVOKE_POLYMORPHICS:
            return [state]
        given = tuple(state.registers.get(each) for each in call.registers)
        self.trial.overheard(call, given)
        if (mark := self.trial.marks.get((self.method, call.pc))) is not None:
            state.happened(mark)
            return [state]
        waiting = self.trial.waiting
        if waiting and (found := handed_on(waiting, state, call, given, self._heard)):
            return found
        if self._answered(state, call, given) or self._reacted(state, call, given):
            drawn = drawn_at_once(self.trial.graph.hierarchy, call, given)
            return self._inside(state, drawn, (given[0], None)) if drawn else [state]
        graph, targets = self.trial.graph, self._targets(call, given)
        posts = graph.observers.posting(targets)
        targets = posts or targets
        if not posts and call.owner.startswith(reactions().libraries):
            # A function of the app that is called by the library's type, and nothing of its own.
            own = given[0] if given and not call.is_static else None
            targets = own_method(self.trial.program, targets, own, reactions().libraries)
            if not targets and call.owner.startswith(FUNCTIONS):
                state.happened(LOST)
        if is_idle(graph, call, targets):
            return [state]
        if not targets:
            if runs_unknown(graph.dispatch, self.method, call, given):
                state.happened("deep")  # A function of the app's own: which is not known.
            return self._outside(state, call, given)
        heard = graph.observers.told(targets, state.heap, given)
        if heard is not None:  # Each of them may be handed the value, or none.
            if self.trial.visited is not None:
                self.trial.visited.add(heard.place)
            ways = heard.ways(state, given[0], waiting)
            return heard_or_not(waiting, state, ways, self._heard)
        started = graph.data_stores.changed_by(call, given, state.heap)
        started = started or graph.coroutines.started(targets, given)
        if started is not None:
            graph.coroutines.enter_first(state.heap, started[1])
            return self._inside(state, started[:1], started[1:])
        run = self._heard if was_taken(state, given) else self._inside
        return (
            [state]
            if graph.coroutines.is_of_contexts(call, targets)
            else run(state, targets, given)
        )

    def _heard(
        self, state: State, targets: tuple[MethodNumber, ...], given: tuple[Known, ...]
    ) -> list[State]:
        """Run who is handed a value, or hands it on in turn: a library calls them, as deep as the first that ran."""
        trial, depth = self.trial, self.depth
        if trial.hearing == _MOST_HEARING:
            return self._inside(state, targets, given)
        trial.hearing, self.depth = trial.hearing + 1, 0
        found = self._inside(state, targets, given)
        trial.hearing, self.depth = trial.hearing - 1, depth
        return found

    def _inside(
        self, state: State, targets: tuple[MethodNumber, ...], given: tuple[Known, ...]
    ) -> list[State]:
        """Run the methods of the app that a call can run."""
        is_deep, quiet = self.depth >= self.trial.deepest, self.trial.graph.quiet
        if quiet.covers(targets, self.trial.marks, given, is_deep=is_deep):
            return state.forgetting(given, quiet.written(targets))
        made = all(self.trial.program.flags(one) & access_flags.SYNTHETIC for one in targets)
        depth = self.depth + (not made)
        most = _MOST_TOLD if any(isinstance(one, Thing) for one in given[1:]) else _MOST_TARGETS
        is_too_much = depth > self.trial.deepest + 4 * made or len(targets) > most
        if self._passed_over(state, targets, must=is_too_much):
            return state.forgetting(given, self.trial.graph.silence.written(targets))
        found: list[State] = []
        before = Ending(state.events, frozenset(state.heap.items()))
        for target in targets:
            told = self.trial.graph.renamed_calls.kinds.get(target)
            if told is not None or not can_run(self.trial.graph.merged, target, given):
                after = state.copy(state.row)
                note_told(self.trial.graph, after, told, given)
                found.append(after)
                continue
            endings = self.trial.run(target, given, before=before, depth=depth)
            found += (state.after(ending) for ending in endings)
        return found

    def _passed_over(
        self, state: State, targets: tuple[MethodNumber, ...], *, must: bool
    ) -> bool:
        """Say whether methods are not run, and note what happens in them: at most sending, or who knows."""
        silence = self.trial.graph.silence
        is_worth = must or (silence.is_vast(targets) and not silence.quiet.builds(targets))
        told = silence.murmur(targets, self.trial.marks) if is_worth else None
        if told is None and not must:
            return False
        if told is None:
            told = "deep" if self.depth or len(targets) <= _MOST_TARGETS else LOST
        state.happened(told)
        return True

    def _targets(self, call: Call, given: tuple[Known, ...]) -> tuple[MethodNumber, ...]:
        graph = self.trial.graph
        signature = call.name + call.proto
        dynamic = call.opcode in opcodes.INVOKE_VIRTUALS | opcodes.INVOKE_INTERFACES
        own = given[0] if dynamic and given else None
        if (name := graph.singletons.class_of(own)) is not None:
            found = graph.hierarchy.resolve_method(name, signature)
            return () if found is None else (found,)
        site = CallSite(self.method, call.pc, call.opcode, call.text)
        return tuple(edge.target for edge in graph.targets(site))

    def _answered(self, state: State, call: Call, given: tuple[Known, ...]) -> bool:
        """Give back what the framework answers, for calls that ask for it."""
        answer, table = self.trial.answer, reactions()
        if call.name in table.checks:
            state.last = answer.check(first_of(call, state, _STRING))
            return call.returns == "I"
        if call.name in table.rationales:
            state.last = answer.explains()
            return True
        if call.name == "ordinal" and not call.types:
            state.last = self.trial.graph.singletons.ordinal(given[0])
            return True
        graph = self.trial.graph
        if of_values(state, call, given) or of_route(graph, state, call, given):
            return True
        return answer.read(call, state, given) or of_pairs(graph, state, call, given)

    def _reacted(self, state: State, call: Call, given: tuple[Known, ...]) -> bool:
        """Note what a call of the framework does; False for a call to be looked into."""
        trial = self.trial
        asks = "ask" if (self.method, call.pc) in trial.asks else trial.other_ask
        named = trial.graph.data_stores.named(call)
        return react(trial.graph, state, named, given, asks=asks)

    def _outside(self, state: State, call: Call, given: tuple[Known, ...]) -> list[State]:
        """Follow what a call outside the app's own code is handed."""
        table, hierarchy = reactions(), self.trial.graph.hierarchy
        if call.returns == call.owner and given and not call.is_static:
            state.last = given[0]
        note_moment(state, call, given)
        states = [state]
        for kind, thing in handed(call, given):
            if thing == 0:
                note_choices(hierarchy, states, call, closing(call))
                continue
            targets = called_back(hierarchy, kind, thing)
            if targets and kind in table.runnable and call.name in table.runners:
                enter_first((one.heap for one in states), thing)
                states = [
                    after for each in states for after in self._heard(each, targets, (thing,))
                ]
            elif targets or thing is None:
                note_choices(hierarchy, states, call, chosen(targets, thing))
        return self._started(states, call, given)

    def _started(
        self, states: list[State], call: Call, given: tuple[Known, ...]
    ) -> list[State]:
        """Run the body of a thread or task of the app's own that a call starts."""
        own = given[0] if given and not call.is_static else None
        if call.name not in reactions().started_by or not isinstance(own, Thing):
            return states
        for target in run_once_started(self.trial.graph.hierarchy, own):
            states = [
                after for each in states for after in self._heard(each, (target,), (own,))
            ]
        for each in states:
            each.last = None
        return states
