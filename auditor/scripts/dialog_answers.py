"""Which dialog's answer an expression is: its call, what is awaited of it, what its callback is handed."""

from dataclasses import dataclass

from auditor.scripts.asking import Dialog
from auditor.scripts.program import Scripts, Spot
from auditor.scripts.run_kinds import Kind
from auditor.scripts.running import Runs
from auditor.scripts.syntax import bare, function_around, parameters_of


@dataclass(frozen=True, slots=True)
class DialogAnswers:
    """Answers it; one per app."""

    scripts: Scripts
    runs: Runs

    def of(self, spot: Spot) -> Dialog | None:
        """Return the dialog whose answer an expression is."""
        node = bare(spot.node)
        for dialog in self.runs.dialogs:
            if dialog.spot.node == node:
                return dialog
        if node.type == "subscript_expression":
            held = node.child_by_field_name("object")
            return self.of(Spot(spot.source, held)) if held is not None else None
        if node.type != "identifier":
            return None
        binding = self.scripts.scopes.binding(spot.source, node)
        if binding is None:
            return None
        for one in binding.declarations:
            around = function_around(one)
            if around is not None and parameters_of(around)[:1] == [one]:
                return self._handed(Spot(spot.source, around))
            held = one.parent
            if held is not None and held.type == "array_pattern":
                held = held.parent
            if held is not None and held.type == "variable_declarator":
                value = held.child_by_field_name("value")
                return self.of(Spot(spot.source, value)) if value is not None else None
        return None

    def _handed(self, function: Spot) -> Dialog | None:
        """Return the dialog that hands its answer to a function."""
        if dialog := self.runs.answered_to(function.node):
            return dialog
        for run in self.runs.of(function):
            if run.after is not None and not run.is_refused:
                return self.of(Spot(run.spot.source, run.after))
            for dialog in self.runs.dialogs:
                if run.kind is Kind.CALL and dialog.spot.node == run.spot.node:
                    return dialog
        return None
