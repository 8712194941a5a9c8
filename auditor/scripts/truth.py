"""Whether an expression is true, or equals something, only behind an acceptance that counts.

Asked of a condition: the answer of a dialog itself; a name, a property or a key of the store, by all that is
ever put there; a function of the script's, by all that it gives back; a promise, by all that keeps it. *No*
is said only of what is known whole; what comes from elsewhere may know of the acceptance, and is unknown.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Final

from tree_sitter import Node

from auditor.model.vocabulary import Kleene
from auditor.scripts.acceptances import Acceptances
from auditor.scripts.apis import is_any, may_ask, words
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
from auditor.scripts.promises import kept_with
from auditor.scripts.puts import Put
from auditor.scripts.running import Runs
from auditor.scripts.syntax import (
    FUNCTIONS,
    Source,
    arguments_of,
    bare,
    last_name,
    literal_truth,
    path_of,
    text_of,
)
from auditor.scripts.value_tests import Test, all_of, any_of, plain_text

_DEEPEST: Final = 14
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
_SETTLES: Final = frozenset({"then", "catch", "finally"})
_DEFERRED: Final = frozenset({"Deferred", "defer", "withResolvers", "promise"})
"""Calls that make a promise which somebody keeps elsewhere, and that hand it on (jQuery, Q, ECMAScript 2024)."""


@dataclass(slots=True)
class Truths:
    """Answers for one choice of questions that count."""

    scripts: Scripts
    runs: Runs
    memory: Memory
    behind: Behind
    answers: DialogAnswers = field(init=False)
    acceptances: Acceptances = field(init=False)
    _stack: set[tuple[Node, Test]] = field(default_factory=set)
    _depth: int = 0

    def __post_init__(self) -> None:
        self.answers = DialogAnswers(self.scripts, self.runs)
        self.acceptances = Acceptances(self.scripts, self.memory, self.behind)

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
            # Of `a ?? b` either can be what is looked at, as of texts.
            is_told = test.text is None and sign != "??"
            is_either = not is_told or (sign != "&&") is test.wanted
            return all_of(both) if is_either else any_of(*both)
        if sign in _SAME or sign in _OTHER:
            for one, other in ((left, right), (right, left)):
                plain = self._plain(Spot(source, bare(other)))
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

    def _plain(self, spot: Spot) -> str | None:
        """Return the text of a literal, or of a constant that the scripts define themselves."""
        plain = plain_text(spot.node)
        if plain is not None or spot.node.type != "member_expression":
            return plain
        texts = self.scripts.texts(spot)
        return texts[0] if texts is not None and len(texts) == 1 else None

    def _compared(self, spot: Spot) -> Kleene:
        """Take a look at the system's grant for what it is: no consent."""
        text = text_of(spot.node).upper()
        return (
            Kleene.NO if "RESULTS.GRANTED" in text or "PERMISSION" in text else Kleene.UNKNOWN
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

    def _member(self, spot: Spot, test: Test) -> Kleene:
        node, source = spot.node, spot.source
        held = node.child_by_field_name("object")
        name = last_name(path_of(node))
        if held is None:
            return Kleene.UNKNOWN
        dialog = self.answers.of(Spot(source, held))
        if dialog is not None:
            return self.acceptances.of_member(dialog, name, test)
        if name == "checked":
            ticked = self.acceptances.ticked(Spot(source, held), test)
            if ticked is not None:
                return ticked
        if name in words("permissions", "answers") and not self.memory.keeps(spot):
            return Kleene.NO
        # Of names that others give their answers too, only the system's own.
        if name in words("permissions", "shared_answers") and self.answers.is_of_system(
            Spot(source, held)
        ):
            return Kleene.NO
        return self._of_puts(self.memory.of(spot), test)

    def _name(self, spot: Spot, test: Test) -> Kleene:
        dialog = self.answers.of(spot)
        if dialog is not None:
            return self.acceptances.by_itself(dialog, test)
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
                return self.acceptances.of_member(dialog, put.dialog_member, test)
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
                return self.acceptances.by_itself(dialog, test)
            return Kleene.UNKNOWN
        if is_any(path, "permissions", "calls"):
            return Kleene.NO
        function = node.child_by_field_name("function")
        held = function.child_by_field_name("object") if function is not None else None
        if last_name(path) in _LOOKS_AT and held is not None:
            ticked = self.acceptances.ticked(Spot(source, held), test)
            return Kleene.UNKNOWN if ticked is None else ticked
        if path in _CASTS and given:
            return self.implies(Spot(source, given[0]), test)
        kept = self.memory.of(spot)
        if kept is not None:
            return self._of_puts(kept, test)
        if last_name(path) in _SETTLES and held is not None:
            return self._settled(
                Spot(source, held), last_name(path), [Spot(source, one) for one in given], test
            )
        if path == "Promise.resolve" and given:
            return self.implies(Spot(source, given[0]), test)
        own = self.memory.function_of(spot)
        return Kleene.UNKNOWN if own is None else self._given_back(own, test)

    def _settled(self, promise: Spot, name: str, given: Sequence[Spot], test: Test) -> Kleene:
        """Answer for what handlers make of a promise: one where it was kept, one where it was broken."""
        if name == "finally":
            return self.implies(promise, test)
        is_then = name == "then" and bool(given)
        kept = (
            any_of(self._given_back(given[0], test), self.done(promise))
            if is_then
            else self.implies(promise, test)
        )
        broken = given[1:2] if is_then else given[:1]
        return all_of([kept, *(self._given_back(one, test) for one in broken)])

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
        keeps = kept_with(self.scripts, spot)
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

    def _within(self, spot: Spot) -> Kleene:
        """Say whether the conditions of a place within its function hold only behind an acceptance."""
        return any_of(*(self.of(spot, one) for one in conditions_of(spot.node)))

    # Promises.

    def done(self, spot: Spot) -> Kleene:
        """Say whether a promise is kept only behind an acceptance."""
        node = bare(spot.node)
        if node.type not in ("call_expression", "new_expression"):
            held = self.scripts.resolved(Spot(spot.source, node))
            return self._held(held) if held.node == node else self.done(held)
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

    def _held(self, spot: Spot) -> Kleene:
        """Answer for a promise that was put somewhere, by all that is ever put there."""
        if literal_truth(spot.node) is not None:
            return Kleene.NO
        found = [
            Kleene.UNKNOWN if one.value is None or not one.sure else self.done(one.value)
            for one in self.memory.of(spot) or ()
            if not one.is_absent
        ]
        return all_of(found) if found else Kleene.UNKNOWN

    def _done(self, spot: Spot) -> Kleene:
        dialog = self.answers.of(spot)
        if dialog is not None:
            return (
                self.acceptances.accepted(dialog, accepts=True)
                if dialog.kind.form == "resolves"
                else Kleene.NO
            )
        if spot.node.type == "new_expression":
            return self._kept(spot)
        function = spot.node.child_by_field_name("function")
        path = path_of(function)
        given = arguments_of(spot.node)
        if last_name(path) in _SETTLES and function is not None:
            held = function.child_by_field_name("object")
            # What takes a refusal goes on after it.
            is_taken = last_name(path) == "catch" or (
                last_name(path) == "then" and len(given) > 1
            )
            if held is None or is_taken:
                return Kleene.NO
            return self.done(Spot(spot.source, held))
        if path == "Promise.all" and given and given[0].type == "array":
            return any_of(
                *(self.done(Spot(spot.source, one)) for one in given[0].named_children)
            )
        own = self.memory.function_of(spot)
        if own is not None:
            return self._ends_well(own)
        is_open = last_name(path) in _DEFERRED or may_ask(path)
        return Kleene.UNKNOWN if is_open else Kleene.NO

    def _kept(self, spot: Spot) -> Kleene:
        keeps = kept_with(self.scripts, spot) or []
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
