"""Whether an expression is true, or equals something, only behind an acceptance that counts.

Asked of a condition: the answer of a dialog itself; a name, a property or a key of the store, by all that is
ever put there; a function of the script's, by all that it gives back; a promise, by all that keeps it. *No*
is said only of what is known whole; what comes from elsewhere may know of the acceptance, and is unknown.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Final

from tree_sitter import Node

from auditor.model.vocabulary import Kleene
from auditor.scripts.apis import is_any, words
from auditor.scripts.asking import Dialog
from auditor.scripts.behind import Behind
from auditor.scripts.conditions import (
    Condition,
    Sort,
    comes_to_end,
    conditions_of,
    end_of,
    returned_by,
)
from auditor.scripts.dialog_answers import DialogAnswers
from auditor.scripts.memory import Memory
from auditor.scripts.program import Scripts, Spot
from auditor.scripts.puts import Put
from auditor.scripts.running import Runs
from auditor.scripts.syntax import (
    FUNCTIONS,
    Source,
    arguments_of,
    bare,
    last_name,
    parameters_of,
    path_of,
    text_of,
)
from auditor.scripts.value_tests import Test, all_of, any_of, plain_text

_DEEPEST: Final = 14
_MAY_ASK: Final = re.compile(
    r"confirm|ask|dialog|modal|prompt|agree|consent|sheet|popup|author", re.IGNORECASE
)
_CASTS: Final = frozenset(
    {
        "Boolean",
        "String",
        "Number",
        "parseInt",
        "JSON.parse",
        "JSON.stringify",
        "unref",
        "toRaw",
    }
)
_LOOKS_AT: Final = frozenset({"is", "prop"})
_SAME: Final = frozenset({"===", "=="})
_OTHER: Final = frozenset({"!==", "!="})


@dataclass(slots=True)
class Truths:
    """Answers for one choice of questions that count."""

    scripts: Scripts
    runs: Runs
    memory: Memory
    behind: Behind
    answers: DialogAnswers = field(init=False)
    _stack: set[tuple[Node, Test]] = field(default_factory=set)
    _depth: int = 0

    def __post_init__(self) -> None:
        self.answers = DialogAnswers(self.scripts, self.runs)

    def of(self, source: Spot, condition: Condition) -> Kleene:
        """Answer for one condition of a place."""
        spot = Spot(source.source, condition.node)
        match condition.sort:
            case Sort.TRUE:
                return self.implies(spot, Test(condition.wanted))
            case Sort.EQUAL:
                other = condition.other
                plain = plain_text(bare(other)) if other is not None else None
                return Kleene.UNKNOWN if plain is None else self.implies(spot, Test(text=plain))
            case Sort.DONE:
                return self.done(spot)
            case _:
                return Kleene.UNKNOWN

    # Values.

    def implies(self, spot: Spot, test: Test) -> Kleene:
        """Say whether an expression passes a test only behind an acceptance."""
        self.scripts.budget.spend()
        node = bare(spot.node)
        key = (node, test)
        if key in self._stack:
            return Kleene.YES  # A value that comes from itself brings nothing new.
        if self._depth >= _DEEPEST:
            return Kleene.UNKNOWN
        self._stack.add(key)
        self._depth += 1
        try:
            return self._implies(Spot(spot.source, node), test)
        finally:
            self._stack.discard(key)
            self._depth -= 1

    def _implies(self, spot: Spot, test: Test) -> Kleene:
        node, source = spot.node, spot.source
        passes = test.admits(node)
        if passes is not None:
            return Kleene.NO if passes else Kleene.YES
        match node.type:
            case "unary_expression" if text_of(node.child_by_field_name("operator")) == "!":
                inner = node.child_by_field_name("argument")
                return self._side(source, inner, test.flipped())
            case "binary_expression":
                return self._binary(spot, test)
            case "ternary_expression":
                return self._chosen(spot, test)
            case "assignment_expression":
                return self._side(source, node.child_by_field_name("right"), test)
            case "call_expression":
                return self._called(spot, test)
            case "member_expression" | "subscript_expression":
                return self._member(spot, test)
            case "identifier" | "shorthand_property_identifier":
                return self._name(spot, test)
            case _:
                return Kleene.UNKNOWN

    def _side(self, source: Source, node: Node | None, test: Test) -> Kleene:
        return Kleene.UNKNOWN if node is None else self.implies(Spot(source, node), test)

    def _binary(self, spot: Spot, test: Test) -> Kleene:
        node, source = spot.node, spot.source
        sign = text_of(node.child_by_field_name("operator"))
        left, right = node.child_by_field_name("left"), node.child_by_field_name("right")
        if left is None or right is None:
            return Kleene.UNKNOWN
        if sign in ("&&", "||", "??"):
            both = [self.implies(Spot(source, one), test) for one in (left, right)]
            is_either = (sign != "&&") is test.wanted if test.text is None else True
            return all_of(both) if is_either else any_of(*both)
        if sign in _SAME or sign in _OTHER:
            for one, other in ((left, right), (right, left)):
                plain = plain_text(bare(other))
                if plain is not None:
                    same = (sign in _SAME) is test.wanted
                    if plain in ("true", "false") and text_of(bare(other)) in (
                        "true",
                        "false",
                        "!0",
                        "!1",
                    ):
                        truth = self.implies(Spot(source, one), Test((plain == "true") is same))
                        if truth is not Kleene.UNKNOWN:
                            return truth
                    return self.implies(Spot(source, one), Test(same, plain))
            return self._compared(spot)
        return Kleene.UNKNOWN

    def _compared(self, spot: Spot) -> Kleene:
        """Take a look at the system's grant for what it is: no consent."""
        text = text_of(spot.node)
        return (
            Kleene.NO if "GRANTED" in text or "PERMISSION" in text.upper() else Kleene.UNKNOWN
        )

    def _chosen(self, spot: Spot, test: Test) -> Kleene:
        node, source = spot.node, spot.source
        asked = node.child_by_field_name("condition")
        sides = []
        for name, wanted in (("consequence", True), ("alternative", False)):
            side = node.child_by_field_name(name)
            if side is None or asked is None:
                return Kleene.UNKNOWN
            sides.append(
                any_of(
                    self.implies(Spot(source, side), test),
                    self.implies(Spot(source, asked), Test(wanted)),
                )
            )
        return all_of(sides)

    def _accepted(self, dialog: Dialog, *, accepts: bool) -> Kleene:
        """Say that an answer accepts or refuses: behind the acceptance, if the question counts."""
        numbers = {
            self.behind.counted.button(dialog, one.number)
            for one in dialog.buttons
            if one.accepts is accepts
        } - {None}
        if not numbers:
            return Kleene.NO
        self.behind.kept |= {one for one in numbers if one is not None}
        return Kleene.YES

    def _numbered(self, dialog: Dialog, test: Test) -> Kleene:
        """Answer for the number of the button that was pressed."""
        if test.text is None:
            return Kleene.UNKNOWN
        passing = [
            one for one in dialog.buttons if (str(one.number) == test.text) is test.wanted
        ]
        numbers = [self.behind.counted.button(dialog, one.number) for one in passing]
        if not numbers or None in numbers or not test.wanted:
            return Kleene.NO  # Closed without an answer, it tells a number of its own.
        self.behind.kept |= {one for one in numbers if one is not None}
        return Kleene.YES

    def _member(self, spot: Spot, test: Test) -> Kleene:
        node, source = spot.node, spot.source
        held = node.child_by_field_name("object")
        name = last_name(path_of(node))
        if held is None:
            return Kleene.UNKNOWN
        dialog = self.answers.of(Spot(source, held))
        if dialog is not None:
            return self._of_answer(dialog, name, test)
        if name == "checked" and (ticked := self._ticked(Spot(source, held), test)) is not None:
            return ticked
        if name in words("permissions", "answers") and not self.memory.keeps(spot):
            return Kleene.NO
        return self._of_puts(self.memory.of(spot), test)

    def _ticked(self, element: Spot, test: Test) -> Kleene | None:
        """Answer for a box that stands for agreeing; None for any other."""
        number = self.behind.counted.boxes.get(self.scripts.resolved(element).node)
        if number is None:
            return None
        if not test.wanted:
            return Kleene.NO
        if self.memory.ticks:
            return Kleene.UNKNOWN  # A script ticks boxes itself.
        self.behind.kept.add(number)
        return Kleene.YES

    def _of_answer(self, dialog: Dialog, name: str, test: Test) -> Kleene:
        wanted = test.wanted if test.text in (None, "true") else None
        if dialog.kind.member and name == dialog.kind.member:
            return self._numbered(dialog, test)
        if wanted is None or not dialog.kind.says_yes:
            return Kleene.UNKNOWN
        if name == dialog.kind.says_yes:
            return self._accepted(dialog, accepts=wanted)
        if name == dialog.kind.says_no:
            return self._accepted(dialog, accepts=not wanted)
        return Kleene.UNKNOWN

    def _name(self, spot: Spot, test: Test) -> Kleene:
        dialog = self.answers.of(spot)
        if dialog is not None:
            if dialog.kind.form == "index" and not dialog.kind.member:
                return self._numbered(dialog, test)
            return self._accepted(dialog, accepts=test.wanted and test.text in (None, "true"))
        return self._of_puts(self.memory.of(spot), test)

    def _of_puts(self, puts: Iterable[Put] | None, test: Test) -> Kleene:
        """Answer by all values that are ever put somewhere, each at its place."""
        if puts is None:
            return Kleene.UNKNOWN
        found = []
        for one in puts:
            value = self._of_put(one, test)
            found.append(Kleene.UNKNOWN if value is Kleene.NO and not one.sure else value)
        return all_of(found)

    def _of_put(self, put: Put, test: Test) -> Kleene:
        if put.is_absent:
            return Kleene.NO if test.admits_nothing else Kleene.YES
        if put.dialog_member is not None:
            dialog = self.answers.of(put.value) if put.value is not None else None
            if dialog is not None:
                return self._of_answer(dialog, put.dialog_member, test)
            return Kleene.UNKNOWN
        value = self.implies(put.value, test) if put.value is not None else Kleene.UNKNOWN
        if value is Kleene.YES:
            return value
        place = self.behind.of(put.place) if put.place is not None else Kleene.NO
        return any_of(value, place)

    # Calls.

    def _called(self, spot: Spot, test: Test) -> Kleene:
        node, source = spot.node, spot.source
        path = path_of(node.child_by_field_name("function"))
        given = arguments_of(node)
        dialog = self.answers.of(spot)
        if dialog is not None:
            if dialog.kind.form in ("returns", "resolves"):
                return self._accepted(
                    dialog, accepts=test.wanted and test.text in (None, "true")
                )
            return Kleene.UNKNOWN
        if is_any(path, "permissions", "calls"):
            return Kleene.NO
        function = node.child_by_field_name("function")
        held = function.child_by_field_name("object") if function is not None else None
        if last_name(path) in _LOOKS_AT and held is not None:
            ticked = self._ticked(Spot(source, held), test)
            return Kleene.UNKNOWN if ticked is None else ticked
        if path in _CASTS and given:
            return self.implies(Spot(source, given[0]), test)
        kept = self.memory.of(spot)
        if kept is not None:
            return self._of_puts(kept, test)
        if last_name(path) == "then" and given:
            return self._given_back(Spot(source, given[0]), test)
        if path == "Promise.resolve" and given:
            return self.implies(Spot(source, given[0]), test)
        own = self.memory.function_of(spot)
        return Kleene.UNKNOWN if own is None else self._given_back(own, test)

    def _given_back(self, function: Spot, test: Test) -> Kleene:
        """Answer by all that a function gives back, each at its place."""
        function = self.scripts.resolved(function)
        if function.node.type not in FUNCTIONS:
            return Kleene.UNKNOWN
        found = []
        for one in returned_by(function.node):
            value = one.named_children[:1] if one.type == "return_statement" else [one]
            if not value:  # `undefined`.
                nothing = Kleene.NO if test.admits_nothing else Kleene.YES
                found.append(any_of(nothing, self._within(Spot(function.source, one))))
                continue
            spot = Spot(function.source, value[0])
            found.append(any_of(self._result(spot, test), self._within(spot)))
        if comes_to_end(function.node) and test.admits_nothing:
            return Kleene.NO
        return all_of(found)

    def _result(self, spot: Spot, test: Test) -> Kleene:
        """Answer for what is given back: a promise of the script's own by what it is kept with."""
        keeps = self._kept_with(spot)
        if keeps is None:
            return self.implies(spot, test)
        found = []
        for place, value in keeps:
            inner = Kleene.UNKNOWN
            if value is None:
                inner = Kleene.NO if test.text is None and not test.wanted else Kleene.YES
            elif (truth := test.admits(bare(value))) is not None:
                inner = Kleene.NO if truth else Kleene.YES
            else:
                inner = self.implies(Spot(place.source, value), test)
            found.append(inner if inner is Kleene.YES else any_of(inner, self._place(place)))
        return all_of(found)

    def _kept_with(self, spot: Spot) -> list[tuple[Spot, Node | None]] | None:
        """Return where a promise that is made here is kept, and with what; None for anything else."""
        node = self.scripts.resolved(spot).node
        if (
            node.type != "new_expression"
            or path_of(node.child_by_field_name("constructor")) != "Promise"
        ):
            return None
        given = arguments_of(node)
        function = self.scripts.resolved(Spot(spot.source, given[0])) if given else None
        if function is None or function.node.type not in FUNCTIONS:
            return None
        first = parameters_of(function.node)[:1]
        if not first or first[0].type != "identifier":
            return None
        binding = self.scripts.scopes.binding(function.source, first[0])
        found: list[tuple[Spot, Node | None]] = []
        for use in self.scripts.scopes.uses(binding) if binding is not None else ():
            above = use.parent
            if above is not None and above.type == "call_expression":
                handed = arguments_of(above)
                found.append((Spot(spot.source, above), handed[0] if handed else None))
            else:
                found.append(
                    (Spot(spot.source, use), use)
                )  # Handed on: kept by whoever runs it.
        return found

    def _within(self, spot: Spot) -> Kleene:
        """Say whether the conditions of a place within its function hold only behind an acceptance."""
        return any_of(*(self.of(spot, one) for one in conditions_of(spot.node)))

    # Promises.

    def done(self, spot: Spot) -> Kleene:
        """Say whether a promise is kept only behind an acceptance."""
        node = bare(spot.node)
        if node.type not in ("call_expression", "new_expression"):
            held = self.scripts.resolved(Spot(spot.source, node))
            if held.node == node:
                return Kleene.NO
            return self.done(held)
        key = (node, Test())
        if key in self._stack or self._depth >= _DEEPEST:
            return Kleene.NO
        self._stack.add(key)
        self._depth += 1
        try:
            return self._done(Spot(spot.source, node))
        finally:
            self._stack.discard(key)
            self._depth -= 1

    def _done(self, spot: Spot) -> Kleene:
        dialog = self.answers.of(spot)
        if dialog is not None:
            return (
                self._accepted(dialog, accepts=True)
                if dialog.kind.form == "resolves"
                else Kleene.NO
            )
        if spot.node.type == "new_expression":
            return self._kept(spot)
        function = spot.node.child_by_field_name("function")
        path = path_of(function)
        if last_name(path) in ("then", "finally", "catch") and function is not None:
            held = function.child_by_field_name("object")
            if held is None or last_name(path) == "catch":
                return Kleene.NO
            return self.done(Spot(spot.source, held))
        own = self.memory.function_of(spot)
        if own is None:
            return Kleene.UNKNOWN if _MAY_ASK.search(path) else Kleene.NO
        return self._ends_well(own)

    def _kept(self, spot: Spot) -> Kleene:
        keeps = self._kept_with(spot) or []
        return all_of(self._place(one) for one, _ in keeps) if keeps else Kleene.UNKNOWN

    def _place(self, spot: Spot) -> Kleene:
        """Say whether a promise is kept behind an acceptance alone: here, or by whoever gets its function."""
        is_call = spot.node.type == "call_expression"
        return self.behind.of(spot) if is_call else self.behind.of_handed(spot)

    def _ends_well(self, function: Spot) -> Kleene:
        """Say whether a function of the script's comes to an end only behind an acceptance."""
        found = []
        for one in returned_by(function.node):
            value = one.named_children[:1] if one.type == "return_statement" else [one]
            inner = self._within(Spot(function.source, one))
            if value and inner is not Kleene.YES:
                inner = any_of(inner, self.done(Spot(function.source, value[0])))
            found.append(inner)
        if comes_to_end(function.node):
            found.append(any_of(*(self.of(function, one) for one in end_of(function.node))))
        return all_of(found) if found else Kleene.NO
