"""What is known while a callback is run in a given world, and what the framework answers there.

Source: `Activity.onRequestPermissionsResult` (0 is granted, -1 is denied), "Dalvik bytecode" for
tests and sums, and the public documentation of `java.util.Map` and `android.content.Intent`.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Final, NamedTuple, Protocol, TypeAlias

from auditor.code.classes.sites import Call
from auditor.code.evaluation.arithmetic import ARITHMETIC, calculate, compare, inputs
from auditor.dex.opcodes import MOVE_RESULTS

OWN: Final = -1
"""The number of an object that was made before the trial: the app's one of its class."""

LOST: Final = "lost"
"""The event that the callback itself runs a function of which it is not known which."""

VIEW: Final = "view"
"""The kind of a view, whose number is its id."""

CLOSES: Final = "closes"
"""What a button of a dialog does without a listener."""

EXTRA: Final = "extra:"
"""How what lies in a bundle or an intent under a name is called."""
ARGUMENTS: Final = "arguments"
"""How the bundle of a fragment is called."""
OPENED_BY: Final = "opened by"
"""How the intent is called that an activity was opened by."""
ANSWER: Final = "answer"
"""The event that a fragment answers under a key; what is remembered then is the answer."""
KEPT: Final = "kept:"
"""How what a run puts into the preferences under a key is called."""
UNSET: Final = "unset:"
"""How it is called that nothing lies in the preferences under a key."""
JOINED: Final = "joined"
"""How the text is called that a `StringBuilder` holds."""
TAG: Final = "tag"
"""How what hangs on a view is called."""
_OF_OBJECTS: Final = (
    "intent",
    EXTRA,
    ARGUMENTS,
    OPENED_BY,
    ANSWER,
    KEPT,
    UNSET,
    JOINED,
    "shelf:",
    "element:",
    TAG,
)
"""How what is remembered of the framework's own objects is called; the app's fields have other names."""


class TooMuch(Exception):  # noqa: N818 - it is an answer, not an error.
    """The trial was given up after its budget."""


class Thing(NamedTuple):
    """Something known that is no number: `text`, `object`, `class`, `results`, `map`, …."""

    kind: str
    name: str = ""
    number: int = 0


LAUNCH: Final = Thing("launch")
"""The intent by which the home screen opens an app: nothing of the app's own lies in it."""

Known: TypeAlias = int | Thing | None
"""What is known of a register: a number (booleans too), a thing, or nothing."""

Heap: TypeAlias = frozenset[tuple[tuple[str, Known], Known]]


class Event(NamedTuple):
    """Something that happens: its kind (contacts/refusal.toml), and which."""

    kind: str
    what: str = ""


class Ending(NamedTuple):
    """One way through a method: what happened on it, and what came back."""

    events: frozenset[Event]
    heap: Heap = frozenset()
    result: Known = None


def whole_or_deep(endings: Iterable[Ending], happened: frozenset[Event]) -> tuple[Ending, ...]:
    """Return the endings of a run; with what happened on a way that came to none, that is noted on each.

    A loop of which it is not seen how it ends has lost what happened in it.
    """
    found = tuple(endings)
    told = frozenset[Event]().union(*(one.events for one in found))
    if not happened - told:
        return found
    return tuple(one._replace(events=one.events | {Event("deep")}) for one in found)


class World(Protocol):
    """What the framework answers while code is run."""

    @property
    def count(self) -> Known:
        """How many answers to a request there are."""

    def at(self, index: Known) -> Known:
        """Return the answer at a place of the results."""

    def permission_at(self, index: Known) -> Known:
        """Return the permission at a place of the permissions."""

    def check(self, permission: Known) -> Known:
        """Return what a look at a permission gives: 0 is granted, -1 is denied."""

    def explains(self) -> Known:
        """Return whether Android says that a request should be explained."""

    def read(self, call: Call, state: "State", given: tuple[Known, ...]) -> bool:
        """Put into `state.last` what a call gives back; False for a call that is not known."""

    def field(self, text: str) -> Known:
        """Return what a field holds that the framework fills."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What the borrower answered to a request: a world in which one permission was asked for."""

    permission: str
    granted: bool
    others_granted: bool
    count: int
    """How many permissions were asked for together."""
    index: int | None
    """Which of them is the permission; None where that is not known."""

    @property
    def number(self) -> int:
        """Return the answer as the framework tells it: 0 or -1."""
        return 0 if self.granted else -1

    def at(self, index: Known) -> Known:
        """Return the answer at a place of the results."""
        if self.granted == self.others_granted:
            return self.number
        if self.index is None or not isinstance(index, int):
            return None
        return self.number if index == self.index else -1 + self.others_granted

    def permission_at(self, index: Known) -> Known:
        """Return the permission at a place of the permissions."""
        if self.index is None or not isinstance(index, int):
            return None
        return Thing("text", self.permission if index == self.index else f"other {index}")

    def check(self, permission: Known) -> Known:
        """Return what a look at the permission gives; of others nothing is known."""
        named = permission == Thing("text", self.permission)
        return self.number if named else None

    def explains(self) -> Known:
        """Return Android's answer: yes after a first refusal, no to who never refused."""
        return int(not self.granted)

    def read(self, call: Call, state: "State", given: tuple[Known, ...]) -> bool:
        """Read the answer out of boxes, maps and their iterators."""
        reader = READERS.get((call.owner, call.name))
        if reader is None:
            return False
        reader(self, state, given)
        return True

    def field(self, text: str) -> Known:  # noqa: ARG002  # Of no field.
        """Return that nothing is known of a field."""
        return None

    def of(self, permission: Known) -> Known:
        """Return whether a permission was granted, as a boolean."""
        if permission == Thing("text", self.permission):
            return int(self.granted)
        if isinstance(permission, Thing) and permission.kind == "text":
            return int(self.others_granted)
        return int(self.granted) if self.granted == self.others_granted else None


@dataclass(slots=True)
class State:
    """A place on a way through a method."""

    row: int
    registers: dict[int, Known]
    events: frozenset[Event]
    heap: dict[tuple[str, Known], Known]
    last: Known = None
    """What the last call gave back."""
    turns: int = 0
    """How many entries of the map of answers were taken."""

    def copy(self, row: int) -> "State":
        """Return the same state at another place."""
        return replace(self, row=row, registers=dict(self.registers), heap=dict(self.heap))

    def after(self, ending: Ending) -> "State":
        """Return the state behind a call that ended so."""
        after = self.copy(self.row)
        after.events, after.heap, after.last = ending.events, dict(ending.heap), ending.result
        return after

    def key(self, opcode: int) -> tuple[object, ...]:
        """Return what makes two states the same; what a call gave back, where the next opcode takes it."""
        known = frozenset(one for one in self.registers.items() if one[1] is not None)
        given = self.last if opcode in MOVE_RESULTS else None
        return (self.row, known, self.events, frozenset(self.heap.items()), self.turns, given)

    def forgetting(
        self, given: tuple[Known, ...], written: frozenset[str] | None = None
    ) -> list["State"]:
        """Forget what code that is not run can change: fields, and what it is given.

        `written` are the fields to which it writes, where all of it was looked at.
        """
        for key in list(self.heap):
            if key[0].startswith(_OF_OBJECTS):
                is_changed = key[1] in given
            else:
                is_changed = written is None or key[0] in written
            if is_changed:
                del self.heap[key]
        return [self]

    def happened(self, kind: str, what: str = "") -> None:
        """Note an event, unless it is of no kind; what is lost was not looked into either."""
        if not kind:
            return
        self.events |= {Event(kind, what), *([Event("deep")] if kind == LOST else ())}


def holds(opcode: int, given: list[Known]) -> bool | None:
    """Decide a test (opcodes 0x32 to 0x3d), or None where it is not known."""
    left, right = (given[0], 0) if opcode >= 0x38 else (given[0], given[1])
    test = (opcode - 0x38) if opcode >= 0x38 else opcode - 0x32
    if left is None or right is None:
        return None
    if isinstance(left, int) and isinstance(right, int):
        return compare(test, left, right)
    kinds = {one.kind for one in (left, right) if isinstance(one, Thing)}
    if test <= 1 and kinds == {"constant"} and 0 not in (left, right):
        return (left == right) == (test == 0)
    if test <= 1 and kinds == {VIEW} and (same := is_one_view(left, right)) is not None:
        return same == (test == 0)
    if test > 1 or not (left == 0 or right == 0):
        return None
    if "moment" in kinds:
        return None  # It may be a number that is 0.
    return test == 1  # A thing is not null.


def is_one_view(one: Known, other: Known) -> bool | None:
    """Say whether two views of a screen are one, as their ids tell; None where one has none."""
    if not (_is(one, VIEW) and _is(other, VIEW)):
        return None
    ids = [each.number for each in (one, other) if isinstance(each, Thing) and each.number]
    return ids[0] == ids[1] if len(ids) == 2 else None


def may_be(one: Known, other: Known) -> bool:
    """Say whether two names can be those of one object: not those of two that were made apart."""
    made = [
        each
        for each in (one, other)
        if isinstance(each, Thing) and each.kind == "object" and each.number != OWN
    ]
    return one != other and len(made) < 2


def computed(opcode: int, given: list[Known], literal: int | None) -> Known:
    """Return what a calculation gives, or nothing."""
    numbers = inputs(opcode, given, literal) if opcode in ARITHMETIC else []
    known = [one for one in numbers if isinstance(one, int)]
    return calculate(opcode, known) if known and len(known) == len(numbers) else None


def _same(_: Answer, state: State, given: tuple[Known, ...]) -> None:
    left, right = given[0], given[1]
    numbers = isinstance(left, int) and isinstance(right, int)
    if numbers or any(
        _is(left, one) and _is(right, one) for one in ("text", "constant", "boxed")
    ):
        state.last = int(left == right)
    elif (same := is_one_view(left, right)) is not None:
        state.last = int(same)
    elif {left, right} == {1, truth(0)} or (_is(left, "text") and right == 0):
        state.last = 0  # A yes and the object of a no; a text and nothing.
    elif _are_of_two_classes(left, right) or _are_of_two_classes(right, left):
        state.last = 0


def _are_of_two_classes(made: Known, constant: Known) -> bool:
    """Say whether one thing was made on the way, and the other is the one object of another class: `Decline`, and a new `Send`."""
    if not (isinstance(made, Thing) and isinstance(constant, Thing)):
        return False
    if made.kind != "object" or constant.kind != "constant":
        return False
    owner = constant.name.partition("->")[0]
    return made.number >= 0 and constant.name.endswith(f":{owner}") and made.name != owner


def _is(value: Known, kind: str) -> bool:
    return isinstance(value, Thing) and value.kind == kind


def _box(_: Answer, state: State, given: tuple[Known, ...]) -> None:
    """Put a number into an object, which is not null whatever the number is."""
    state.last = Thing("boxed", "", given[0]) if isinstance(given[0], int) else None


def _unbox(_: Answer, state: State, given: tuple[Known, ...]) -> None:
    if isinstance(given[0], Thing) and given[0].kind == "boxed":
        state.last = given[0].number


def truth(value: int) -> Known:
    """Return the object of a truth: that of a no is there, as null is not."""
    return value or Thing("boxed", "", 0)


def _truth(_: Answer, state: State, given: tuple[Known, ...]) -> None:
    state.last = truth(given[0]) if isinstance(given[0], int) else given[0]


def _told_by(_: Answer, state: State, given: tuple[Known, ...]) -> None:
    boxed = _is(given[0], "boxed")
    state.last = given[0].number if boxed and isinstance(given[0], Thing) else given[0]


def _pass_on(_: Answer, state: State, given: tuple[Known, ...]) -> None:
    state.last = given[0]


def _first(answer: Answer, state: State, given: tuple[Known, ...]) -> None:
    """Return the first of the answers: `grantResults.firstOrNull() == 0`."""
    if _is(given[0], "results") and isinstance(found := answer.at(0), int):
        state.last = Thing("boxed", "", found)


def _look_up(answer: Answer, state: State, given: tuple[Known, ...]) -> None:
    if isinstance(given[0], Thing) and given[0].kind == "map":
        state.last = answer.of(given[1])


def _holds_value(answer: Answer, state: State, given: tuple[Known, ...]) -> None:
    if isinstance(given[0], Thing) and given[0].kind == "map" and isinstance(given[1], int):
        several = answer.count > 1
        values = {answer.granted} | ({answer.others_granted} if several else set())
        state.last = int(bool(given[1]) in values)


def _all_of(_: Answer, state: State, given: tuple[Known, ...]) -> None:
    if isinstance(given[0], Thing) and given[0].kind == "map":
        state.last = given[0]
        state.turns = 0


def _has_next(answer: Answer, state: State, given: tuple[Known, ...]) -> None:
    if isinstance(given[0], Thing) and given[0].kind == "map":
        state.last = int(state.turns < answer.count)


def _next(answer: Answer, state: State, given: tuple[Known, ...]) -> None:
    if isinstance(given[0], Thing) and given[0].kind == "map":
        state.turns += 1
        same = answer.granted == answer.others_granted
        # An entry and a value are both taken for the value; keys are not told apart.
        state.last = int(answer.granted) if same else None


READERS: Final[Mapping[tuple[str, str], Callable[[Answer, State, tuple[Known, ...]], None]]] = {
    ("Ljava/lang/Boolean;", "booleanValue"): _told_by,
    ("Ljava/lang/Boolean;", "valueOf"): _truth,
    ("Lkotlin/coroutines/jvm/internal/Boxing;", "boxBoolean"): _truth,
    ("Lkotlin/Result;", "constructor-impl"): _pass_on,
    ("Lkotlin/collections/ArraysKt;", "firstOrNull"): _first,
    ("Ljava/lang/Integer;", "valueOf"): _box,
    ("Ljava/lang/Integer;", "intValue"): _unbox,
    ("Ljava/lang/Number;", "intValue"): _unbox,
    ("Ljava/lang/Integer;", "equals"): _same,
    ("Ljava/lang/Boolean;", "equals"): _same,
    ("Ljava/lang/Object;", "equals"): _same,
    ("Ljava/lang/String;", "equals"): _same,
    ("Ljava/util/Objects;", "equals"): _same,
    ("Landroid/text/TextUtils;", "equals"): _same,
    ("Lkotlin/jvm/internal/Intrinsics;", "areEqual"): _same,
    ("Ljava/util/Map;", "get"): _look_up,
    ("Ljava/util/Map;", "getOrDefault"): _look_up,
    ("Ljava/util/Map;", "containsValue"): _holds_value,
    ("Ljava/util/Map;", "values"): _all_of,
    ("Ljava/util/Map;", "entrySet"): _all_of,
    ("Ljava/util/Set;", "iterator"): _all_of,
    ("Ljava/util/Collection;", "iterator"): _all_of,
    ("Ljava/lang/Iterable;", "iterator"): _all_of,
    ("Ljava/util/Iterator;", "hasNext"): _has_next,
    ("Ljava/util/Iterator;", "next"): _next,
    ("Ljava/util/Map$Entry;", "getValue"): _pass_on,
}


def of_array(world: World, given: list[Known], *, is_length: bool) -> Known:
    """Return what a read of the arrays of answers gives: their length, or an element."""
    array = given[1]
    if not isinstance(array, Thing) or array.kind not in ("results", "permissions"):
        return None
    if is_length:
        return world.count
    return world.permission_at(given[2]) if array.kind == "permissions" else world.at(given[2])
