"""Answers whether a refusal tells the app what an acceptance tells it: who presses it has agreed as well.

`decline.setOnClickListener(v -> host.onAnswer(true))`: both controls reach the same code with the same
words, however that code goes on. Where what they tell may differ, they are not alike.
"""

from collections.abc import Iterator, Set
from typing import Final

from auditor.code.classes.program import MethodNumber
from auditor.code.classes.sites import parameter_types
from auditor.code.evaluation.answered import OWN, Event, Heap, Thing
from auditor.dex.opcodes import FIELD_WRITES, INSTANCE_READS
from auditor.screens.presses.press import Ticks
from auditor.screens.presses.pressing import Presser, Run, Told, Use

_TAKES: Final = frozenset({"ask", "read"})
_ANSWERS: Final = frozenset(
    {"Z", "B", "S", "C", "I", "Ljava/lang/Boolean;", "Ljava/lang/String;"}
)
"""Types in which an answer is told; a thing of another type was seen where its own code was run."""


class Alike:
    """Compares what two controls tell; one per screen."""

    def __init__(self, presser: Presser) -> None:
        self.presser = presser

    def tell_the_same(
        self, one: tuple[Use, Ticks | None], other: tuple[Use, Ticks | None]
    ) -> bool:
        """Say whether two uses ask or read on every way, and tell all code that both reach the same.

        One call that is told the same words twice may also answer for the screen before, which asks then.
        """
        if one == other:
            run = self.presser.run(one[0], ticked=one[1])
            return self._is_told_all(one[0]) and (takes_always(run) or answers_always(run))
        runs = [self.presser.run(use, ticked=ticked) for use, ticked in (one, other)]
        if one[0].handler == other[0].handler and all(map(answers_always, runs)):
            # Whatever it is told: nothing asks for that.
            left = [self._left(each) for each in runs]
            return runs[0].visited == runs[1].visited and left[0] == left[1]
        if not all(map(takes_always, runs)) or len({_events(each) for each in runs}) != 1:
            return False
        entered = [{method for method, _ in each.visited} for each in runs]
        own = entered[0] ^ entered[1] | {use.handler.method for use, _ in (one, other)}
        captured = [self._captured(use, own) for use, _ in (one, other)]
        if None in captured or self._writes(own):
            return False  # What lies in a field then is no word that is told.
        told = [self.presser.overheard(use, ticked=ticked) for use, ticked in (one, other)]
        words = [frozenset(self._words(each, own)) for each in told]
        return words[0] == words[1] and None not in words[0]

    def _left(self, run: Run) -> frozenset[tuple[frozenset[Event], Heap]]:
        """Return what a run leaves on each way, but for what functions were given that ran on it and lie nowhere."""
        owner = self.presser.program.owner
        ran = {owner(method) for method, _ in run.visited}
        found = set()
        for way in run.endings:
            kept = {value for _, value in way.heap}
            held = frozenset(
                one
                for one in way.heap
                if not (
                    isinstance(given := one[0][1], Thing)
                    and given.number != OWN
                    and given.name in ran
                    and given not in kept
                )
            )
            found.add((way.events, held))
        return frozenset(found)

    def _is_told_all(self, use: Use) -> bool:
        """Say whether everything is known that a handler is told: a page may tell one method a yes and a no."""
        proto = self.presser.program.signature(use.handler.method).partition("(")[2]
        return None not in use.words and len(use.words) >= len(parameter_types(f"({proto}"))

    def _captured(self, use: Use, own: Set[MethodNumber]) -> bool | None:
        """Say whether a listener looks up what it was made with; None where that is not known."""
        listener, program = use.handler.own, self.presser.program
        known = {field for (field, holder), _ in use.handler.before.heap if holder == listener}
        read = {
            program.place(one)[0].field_text(each.ref)
            for one in own
            for each in program.body(one).instructions
            if each.opcode in INSTANCE_READS and each.ref is not None
        }
        looked_up = {each for each in read if each.startswith(f"{listener.name}->")}
        if listener.number == OWN:
            return False  # It is the screen itself, or what is given to its page.
        return None if looked_up - known else bool(looked_up)

    def _writes(self, methods: Set[MethodNumber]) -> bool:
        return any(
            each.opcode in FIELD_WRITES
            for one in methods
            for each in self.presser.program.body(one).instructions
        )

    def _words(
        self, told: frozenset[Told], own: Set[MethodNumber]
    ) -> Iterator[tuple[object, ...] | None]:
        """Yield what code of one control alone tells code of both, None for an answer that is not known."""
        program = self.presser.program
        for call, given in told:
            if call.method not in own or program.method(call.text) in own:
                continue
            known = given[not call.is_static :]
            if (
                len(known) != len(call.types)
                and "J" not in call.types
                and "D" not in call.types
            ):
                yield None
            for kind, value in zip(call.types, known, strict=False):
                if kind in _ANSWERS and value is None:
                    yield None
            yield (call.text, *given)


def takes_always(run: Run) -> bool:
    """Say whether a run asks for the phonebook or reads it, whichever way it takes."""
    return run.is_whole and all(
        any(each.kind in _TAKES for each in one.events) for one in run.endings
    )


def answers_always(run: Run) -> bool:
    """Say whether a run answers the screen before and closes, whichever way it takes."""
    return run.is_whole and all(
        {"result", "exit"} <= {each.kind for each in one.events} for one in run.endings
    )


def _events(run: Run) -> frozenset[frozenset[Event]]:
    """Return what happens on each way, whatever a message says that passes."""
    return frozenset(
        frozenset(Event(one.kind) if one.kind == "notice" else one for one in each.events)
        for each in run.endings
    )
