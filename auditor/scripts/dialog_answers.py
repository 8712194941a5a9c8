"""Which call's answer an expression is: its own, what is awaited of it, what its callback is handed."""

from collections.abc import Iterator
from dataclasses import dataclass

from auditor.scripts.apis import is_any
from auditor.scripts.asking import Dialog
from auditor.scripts.program import Scripts, Spot
from auditor.scripts.run_kinds import Kind
from auditor.scripts.running import Runs
from auditor.scripts.syntax import bare, function_around, parameters_of, path_of


@dataclass(frozen=True, slots=True)
class DialogAnswers:
    """Answers it; one per app."""

    scripts: Scripts
    runs: Runs

    def of(self, spot: Spot) -> Dialog | None:
        """Return the dialog whose answer an expression is; None where it may be another's too."""
        found = {self.runs.dialog_at(one.node) for one in self._calls(spot)}
        return found.pop() if len(found) == 1 else None

    def is_of_system(self, spot: Spot) -> bool:
        """Say whether an expression is what the system answers about its permissions."""
        return any(
            is_any(path_of(one.node.child_by_field_name("function")), "permissions", "calls")
            for one in self._calls(spot)
        )

    def _calls(self, spot: Spot) -> Iterator[Spot]:
        """Yield the calls whose answer an expression can be."""
        node = bare(spot.node)
        if node.type == "call_expression":
            yield Spot(spot.source, node)
        elif node.type == "subscript_expression":
            held = node.child_by_field_name("object")
            if held is not None:
                yield from self._calls(Spot(spot.source, held))
        elif node.type == "identifier":
            yield from self._named(Spot(spot.source, node))

    def _named(self, name: Spot) -> Iterator[Spot]:
        binding = self.scripts.binding(name)
        for one in binding.declarations if binding is not None else ():
            around = function_around(one)
            if around is not None and parameters_of(around)[:1] == [one]:
                yield from self._handed(Spot(name.source, around))
                return
            held = one.parent
            if held is not None and held.type == "array_pattern":
                held = held.parent
            if held is not None and held.type == "variable_declarator":
                value = held.child_by_field_name("value")
                if value is not None:
                    yield from self._calls(Spot(name.source, value))
                return

    def _handed(self, function: Spot) -> Iterator[Spot]:
        """Yield the calls that hand their answer to a function."""
        if dialog := self.runs.answered_to(function.node):
            yield dialog.spot
            return
        for run in self.runs.of(function):
            if run.after is not None:
                if not run.is_refused:
                    yield from self._calls(Spot(run.spot.source, run.after))
            elif run.kind is Kind.CALL:
                yield run.spot
