"""Answers which instructions of a method can run, given what is known of the values it tests.

Conditional constant propagation (Wegman and Zadeck 1991), on demand: control is followed along the
branches that can be taken, and a branch asks what the values it tests can be (`tested`). What is
not known goes both ways; so an instruction that is said not to run does not, unless reflection or
native code changes what is tested.
"""

from collections.abc import Mapping
from typing import Final

from auditor.code.calls.callgraph import CallGraph
from auditor.code.classes.program import MethodNumber
from auditor.code.classes.registers import ENTRY, DefUse
from auditor.code.classes.scope import Scope
from auditor.code.classes.sites import Call, parameter_types, read_call
from auditor.code.decisions.asking import RESERVE, STEPS
from auditor.code.decisions.assumptions import Assumptions
from auditor.code.decisions.casts import is_never_null, names_nothing
from auditor.code.decisions.resting import ASSUMED, Rest
from auditor.code.decisions.settled import Settled
from auditor.code.decisions.tested import DEEPEST, Tested
from auditor.code.decisions.tested_words import parameter_words, tested_words
from auditor.code.evaluation.outcomes import CHOICES, FALSE, Outcomes, Token, decided
from auditor.dex import opcodes
from auditor.dex.body import Instruction

_NO_PLACES: Final[frozenset[int]] = frozenset()
_NONE_WITHIN: Final[Mapping[Scope, Settled]] = {}
_NONE_TAKEN: Final[Mapping[int, tuple[int, ...]]] = {}
_OBJECT: Final = "Ljava/lang/Object;"
_SAMENESS: Final = frozenset({0x32, 0x33})
"""`if-eq` and `if-ne`."""
_SOMETHING: Final = Token("object")
_TESTED: Final = frozenset({"Z", "I", "Ljava/lang/Boolean;"})
_MOST_OPEN: Final = 40
"""So many methods are looked through at once, each for the one before: each needs up to 15 of the
interpreter's 1,000 frames."""
_ASIDE: Final = 2
"""How deep in calls one begins that asks whether a method always throws: not all that can be told
of its parameters is worth it."""


class Branches:
    """The instructions of methods that can run; one per app and set of assumptions."""

    def __init__(self, graph: CallGraph, assumed: Assumptions | None = None) -> None:
        self.graph = graph
        self.program = graph.program
        self.assumed = assumed or Assumptions()
        self.open: dict[Scope, int] = {}
        self._uses = graph.uses
        self.values = Tested(graph, self.assumed, self._uses, self)
        """What the tested values can be."""
        self._live: dict[Scope, tuple[frozenset[int] | None, Rest | None]] = {}
        self._partly: dict[Scope, set[int]] = {}
        self._taken: dict[Scope, Mapping[int, tuple[int, ...]]] = {}
        self._within: dict[Scope, Settled] = {}
        """What was found within the outermost walk, and rests on more than the code."""
        self._cut: set[Scope] = set()
        """Methods for which a walk around them had no steps left: they are looked through again by themselves."""
        self._thrown: dict[MethodNumber, tuple[bool, Rest | None]] = {}
        self._words: dict[MethodNumber, frozenset[int]] = {}
        """The words of parameters on which a method's tests depend."""

    def runs(self, method: MethodNumber, pc: int) -> bool:
        """Say whether an instruction can run at all."""
        if self.assumed.is_gone and self.assumed.is_gone(method):
            return False
        rows = self.rows(Scope(method))
        if rows is None:
            return True
        uses = self._uses.of(method)
        return uses is None or not uses.has(pc) or uses.row(pc) in rows

    def rows(self, scope: Scope) -> frozenset[int] | None:
        """Return the rows of a method that can run; None where all can."""
        asking = self.values.asking
        known = self._live.get(scope)
        if known is not None and (self.open or scope not in self._cut):
            asking.resting.again(known[1])
            return known[0]
        if scope in self.open:
            asking.resting.on_walk(self.open[scope])
            return None
        if len(self.open) >= _MOST_OPEN:
            asking.give_up()
            return None
        settled = None if self.assumed.settled is None else self.assumed.settled.of(scope)
        if settled is not None:
            return self._take(scope, settled)
        uses = self._uses.of(scope.method)
        removed = self.assumed.removed(scope.method) if self.assumed.removed else _NO_PLACES
        is_plain_code = self.assumed.result is None and not removed
        is_empty = uses is None or not uses.body.instructions  # Abstract, native, or broken.
        if uses is None or is_empty or (is_plain_code and not uses.branches):
            self._live[scope] = (None, None)
            return None
        return self._look_through(scope, uses, removed)

    def _take(self, scope: Scope, settled: Settled) -> frozenset[int] | None:
        """Take over what was found out under like assumptions, and what was found on the way."""
        for each, found in ((scope, settled), *settled.within.items()):
            if each not in self._live and each not in self.open:
                self._live[each] = (found.rows, found.rest)
                self._taken[each] = found.taken
                if found.cut:
                    self._cut.add(each)
        self.values.asking.noted += settled.noted
        self.values.asking.resting.again(settled.rest)
        return settled.rows

    def _look_through(
        self, scope: Scope, uses: DefUse, removed: frozenset[int]
    ) -> frozenset[int] | None:
        """Find out which rows of a method can run, within what was being found out."""
        asking = self.values.asking
        left, is_first, noted = asking.left, not self.open, asking.taking_part()
        before = asking.begin_walk()
        self.open[scope] = len(self.open)
        if is_first:
            asking.left, asking.reserve = STEPS, RESERVE
            self._within = {}
        rest: Rest | None = ASSUMED
        is_cut = False
        try:
            found = self._walk(scope, uses, removed)
        finally:
            del self.open[scope]
            rest = asking.end_walk(before)
            is_cut = not is_first and asking.left <= 0
            if is_first:
                asking.left = left
        self._live[scope] = (found, rest)
        (self._cut.add if is_cut else self._cut.discard)(scope)
        del self._partly[scope]
        if self.assumed.settled is not None:
            within = self._within if is_first else _NONE_WITHIN
            is_noted = asking.taking_part() != noted
            settled = Settled(found, self._taken[scope], rest, is_noted, within, cut=is_cut)
            self.assumed.settled.keep(scope, settled)
            if rest is not None:
                self._within[scope] = settled
        return found

    def live(self, scope: Scope) -> frozenset[int] | set[int] | None:
        """Return the rows of a method that can run as far as that is found out; None for all."""
        partly = self._partly.get(scope)
        if partly is None:
            return self.rows(scope)
        self.values.asking.resting.on_walk(self.open[scope])
        return partly

    def taken(self, scope: Scope) -> Mapping[int, tuple[int, ...]]:
        """Return the rows that follow each branch, as far as that is found out."""
        return self._taken.get(scope, _NONE_TAKEN)

    def following(self, scope: Scope, row: int) -> tuple[int, ...]:
        """Return the rows that can follow an instruction without an exception."""
        self.rows(scope)
        taken = self._taken.get(scope, {}).get(row)
        uses = self._uses.of(scope.method)
        return taken if taken is not None else uses.successors[row] if uses else ()

    def def_use(self, method: MethodNumber) -> DefUse | None:
        """Return the definitions and uses of a method, None where its code cannot be read."""
        return self._uses.of(method)

    def _walk(
        self, scope: Scope, uses: DefUse, removed: frozenset[int]
    ) -> frozenset[int] | None:
        """Follow control from the first instruction along the branches that can be taken."""
        instructions = uses.body.instructions
        live = self._partly[scope] = set()
        undecided: set[int] = set()
        taken: dict[int, tuple[int, ...]] = {}
        self._taken[scope] = taken
        pending = [0]
        while pending:
            while pending:
                row = pending.pop()
                if row in live or instructions[row].pc in removed:
                    continue
                live.add(row)
                pending += uses.handlers[row]
                if instructions[row].opcode in CHOICES or names_nothing(
                    self.values, scope, instructions[row]
                ):
                    undecided.add(row)
                elif not self._never_comes_back(scope, instructions[row]):
                    pending += uses.successors[row]
            for row in sorted(undecided):
                ways = taken[row] = self._narrowed(scope, uses, row, live)
                pending += [
                    one
                    for one in ways
                    if one not in live and instructions[one].pc not in removed
                ]
                if len(ways) == len(uses.successors[row]):
                    undecided.discard(row)
        is_whole = len(live) == len(instructions) and not undecided
        return None if is_whole else frozenset(live)

    def _narrowed(
        self, scope: Scope, uses: DefUse, row: int, live: set[int]
    ) -> tuple[int, ...]:
        """Return the rows that can follow a branch, those alone that count where it is undecided."""
        ways = self._ways(scope, uses, row, live)
        if self.assumed.narrowed is None or len(ways) < 2:
            return ways
        fewer = self.assumed.narrowed(scope.method, row, ways)
        if fewer != ways:
            self.values.asking.resting.on_assumed()
        return fewer

    def _ways(self, scope: Scope, uses: DefUse, row: int, live: set[int]) -> tuple[int, ...]:
        """Return the rows that can follow a branch."""
        one = uses.body.instructions[row]
        if one.opcode == opcodes.CHECK_CAST:
            is_passed = not is_never_null(self.values, scope, one.pc, one.registers[0])
            return uses.successors[row] if is_passed else ()
        is_granted = self._is_granted(scope, uses, row)
        if is_granted:
            self.values.asking.grant()
        before = self.values.asking.taking_part()
        values = [self.values.before(scope, uses, one.pc, each, live) for each in one.registers]
        is_again = is_granted and row in self._taken[scope]
        if is_again and None in values and self.values.asking.left <= 0:
            self.values.asking.grant()  # It was decided before: the last steps went on this.
            values = [
                self.values.before(scope, uses, one.pc, each, live) for each in one.registers
            ]
        if one.opcode in _SAMENESS and self.values.is_of_nothing(values):
            values = [frozenset({_SOMETHING}), FALSE]  # They are not the same.
        is_noted = None in values and self.values.asking.taking_part() != before
        if is_noted and self.assumed.torn and not self._is_of_machinery(scope, uses, one):
            back = self._comes_back(scope, uses, row)
            if back is not None:
                return (back,)
            guess = self.assumed.torn()
            if guess is not None:
                # For want of steps no way is told: what was not looked at may be the consent.
                is_spent = self.values.asking.left <= 0
                return () if is_spent else self._guessed(uses, row, guess)
        if one.opcode in opcodes.SWITCHES:
            return self._cases(uses, row, values[0])
        right = values[1] if len(values) > 1 else FALSE
        found = []
        for is_so in sorted(decided(one.opcode, values[0], right)):
            if is_so and one.target is not None and uses.has(one.target):
                found.append(uses.row(one.target))
            elif not is_so and row + 1 < len(uses.body.instructions):
                found.append(row + 1)
        return tuple(dict.fromkeys(found))

    def _is_of_machinery(self, scope: Scope, uses: DefUse, one: Instruction) -> bool:
        """Say whether no app decides by a branch.

        A shrinker's own, how LiveData goes along its observers, how something is sent, where a coroutine goes on.
        """
        if one.opcode in opcodes.SWITCHES and self.graph.merged.chooses(scope.method, one.pc):
            return True
        if self.graph.suspending.tells_progress(scope.method, uses, one):
            return True
        owner = self.program.owner(scope.method)
        return self.graph.names.live_data.is_library(owner) or self.graph.libraries.has(owner)

    def _is_granted(self, scope: Scope, uses: DefUse, row: int) -> bool:
        """Say whether a branch is looked at though others spent the steps: when it is come by, and again if it was decided.

        Not where only what is certain counts (`narrowed`): there what was not looked at may be the
        consent, and no way is told for want of steps; elsewhere more steps can but take ways away.
        """
        taken = self._taken[scope].get(row, ())
        is_open = len(taken) < len(uses.successors[row])
        return is_open and len(self.open) == 1 and self.assumed.narrowed is None

    def _comes_back(self, scope: Scope, uses: DefUse, row: int) -> int | None:
        """Return where a check goes on that throws if it is handed nothing; None for other tests.

        Kotlin lets every object that a function is given be checked so (`Intrinsics`): no app decides by it.
        """
        one = uses.body.instructions[row]
        word = uses.parameter_word(one.registers[0]) if len(one.registers) == 1 else None
        signature = self.program.signature(scope.method)
        is_check = (
            one.opcode in opcodes.IFS
            and word is not None
            and signature.endswith(")V")
            and self.program.is_static(scope.method)
            and uses.definitions(one.pc, one.registers[0]) == (ENTRY,)
            and _word_type(signature, word) == _OBJECT
        )
        ways = uses.successors[row] if is_check else ()
        back = [each for each in ways if self._can_return(uses, each)]
        return back[0] if len(back) == 1 and len(ways) > 1 else None

    def _can_return(self, uses: DefUse, row: int) -> bool:
        seen, work = {row}, [row]
        while work:
            at = work.pop()
            if uses.body.instructions[at].opcode in opcodes.RETURNS:
                return True
            further = [one for one in uses.successors[at] if one not in seen]
            seen.update(further)
            work += further
        return False

    def _guessed(self, uses: DefUse, row: int, guess: int) -> tuple[int, ...]:
        """Return the one way of a test, or of a switch either its default or all its cases."""
        one = uses.body.instructions[row]
        if one.opcode in opcodes.SWITCHES:
            targets = [target for _, target in uses.body.switches.get(one.pc, ())]
        else:
            targets = [] if one.target is None else [one.target]
        found = [uses.row(each) for each in targets if uses.has(each)]
        return tuple(dict.fromkeys(found)) if guess and found else (row + 1,)

    def _cases(self, uses: DefUse, row: int, values: Outcomes) -> tuple[int, ...]:
        if values is None or not all(isinstance(each, int) for each in values):
            return uses.successors[row]
        one = uses.body.instructions[row]
        cases = dict(uses.body.switches.get(one.pc, ()))
        found = []
        for value in sorted(each for each in values if isinstance(each, int)):
            target = cases.get(value)
            if target is None:
                found.append(row + 1)
            elif uses.has(target):
                found.append(uses.row(target))
        return tuple(dict.fromkeys(found))

    def _never_comes_back(self, scope: Scope, one: Instruction) -> bool:
        """Say whether a call runs a method that throws under what is assumed, come what may."""
        if self.assumed.result is None or one.opcode not in opcodes.INVOKES:
            return False
        call = read_call(self.program, scope.method, one)
        if call is None or scope.depth >= DEEPEST:
            return False
        targets = self.graph.dispatch.targets_of(call).methods
        if len(targets) != 1:
            return False
        if self._is_told(scope, call, targets[0]):
            inner = Scope(targets[0], call, scope, max(scope.depth + 1, _ASIDE))
            return self._always_throws(inner)
        return self._throws_always(targets[0])

    def _throws_always(self, target: MethodNumber) -> bool:
        """Say whether a method always throws of whose parameters nothing is known."""
        resting = self.values.asking.resting
        known = self._thrown.get(target)
        if known is not None:
            resting.again(known[1])
            return known[0]
        # What calls itself comes back, or nobody knows.
        self._thrown[target] = (False, ASSUMED)
        before = resting.begin()
        throws = self._throws(target) and self._always_throws(Scope(target, None, None, _ASIDE))
        self._thrown[target] = (throws, resting.end(before))
        return throws

    def _is_told(self, scope: Scope, call: Call, target: MethodNumber) -> bool:
        """Say whether a call hands something known down to tests of a method that can throw.

        If not, the method does there what it does wherever nothing is known.
        """
        if not self._throws(target) or not any(one in _TESTED for one in call.types):
            return False
        uses = self._uses.of(target)
        if target not in self._words:
            self._words[target] = frozenset() if uses is None else tested_words(uses)
        words = parameter_words(call)
        return any(
            kind in _TESTED
            and word in self._words[target]
            and self.values.word(scope, call, word) is not None
            for word, kind in zip(words, call.types, strict=True)
        )

    def _throws(self, method: MethodNumber) -> bool:
        uses = self._uses.of(method)
        return uses is not None and uses.throws

    def _always_throws(self, scope: Scope) -> bool:
        uses = self._uses.of(scope.method)
        rows = self.rows(scope)
        return (
            uses is not None
            and rows is not None
            and not any(
                one.opcode in opcodes.RETURNS and row in rows
                for row, one in enumerate(uses.body.instructions)
            )
        )


def _word_type(signature: str, word: int) -> str:
    """Return the type of a word of the parameters of a static method."""
    kinds = parameter_types(f"({signature.partition('(')[2]}")
    at = 0
    for kind in kinds:
        if at == word:
            return kind
        at += 2 if kind in ("J", "D") else 1
    return ""
