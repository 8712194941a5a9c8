"""Tells apart objects of classes that a shrinker merged: by the number that each is made with.

What is kept in a field of such an object is a fact of its number, and read by the case alone that
runs for it (see `auditor.code.shrunk.merged`). Without this, all that many small classes held before the
shrinker would seem to be in each of them. In the same way what a suspend function keeps for
afterwards is a fact of the label at which it goes on (see `auditor.code.shrunk.labels`), and what a message
holds is given to a handler under the message's number, by which the handler chooses what it does.
"""

from collections.abc import Iterable, Iterator
from typing import Final

from auditor.code.classes.program import MethodNumber
from auditor.code.resolution.constants import Resolver
from auditor.code.shrunk.labels import Labels
from auditor.code.shrunk.merged import Merged
from auditor.flow.symbols.apart import FIRST, Apart
from auditor.flow.symbols.atoms import Atoms, Value
from auditor.flow.symbols.facts import Given
from auditor.flow.symbols.heirs import Heirs

_NUMBER: Final = "\x1f"
"""Stands between the name of a fact or class and the number of the object that is meant."""
_MESSAGE: Final = "\x1c"
"""Begins a step in a way of fields: the number (`what`) of the message that has the rest of the way in it."""
_MOST_MESSAGES: Final = 8
"""Numbers of messages that one handler tells apart."""
_LABEL: Final = "\x1e"
"""Stands between a field's name and the label for which a suspend function keeps it; the type follows."""


MESSAGE: Final = "Landroid/os/Message;"
WHAT: Final = f"{MESSAGE}->what:I"
"""The field with a message's number."""


class Cases:
    """The numbered objects of one search."""

    def __init__(self, labels: Labels, atoms: Atoms, resolver: Resolver) -> None:
        self.apart = Apart(resolver)
        self.merged: Merged = labels.merged
        self.labels = labels
        self.atoms = atoms
        self.heirs = Heirs(resolver.hierarchy)
        self._numbers: dict[str, list[int]] = {}
        self._labelled: dict[str, dict[str, None]] = {}
        self._given_by: dict[str, set[MethodNumber]] = {}

    def number_of(self, obj: int) -> int | None:
        """Give the number of an object of a merged class that the method made or a field holds, if it is known."""
        kind, maker, pc, name = self.atoms.what[obj]
        if kind == "F" and "->" in str(pc):
            return self.number_kept(str(pc))
        if kind != "N" or not name or not isinstance(maker, int) or not isinstance(pc, int):
            return None
        return self.merged.number_made(str(name), maker, pc)

    def number_kept(self, field: str) -> int | None:
        """Give the number of the object that a field holds, if it holds one alone, or those of one number."""
        number = self.merged.number_kept(field)
        return self.apart.number(field) if number is None else number

    def of_any(self, fact: str) -> Iterator[str]:
        """Yield the names of a fact of any object of a class: its own, and those of objects in fields of their own."""
        yield fact
        for one in self._numbers.get(fact, ()):
            if one >= FIRST:
                yield self.numbered(fact, one)

    def numbered(self, name: str, number: int | None) -> str:
        """Give the name of a fact or class for objects of a number."""
        return name if number is None else f"{name}{_NUMBER}{number}"

    def at_label(self, field: str, method: MethodNumber, pc: int) -> str:
        """Name a field as it is read at a place: what a suspend function kept, by the label there."""
        if not self.labels.keeps(field):
            return field
        label = self.labels.at(method, pc, field.partition("->")[0])
        return self.labelled(field, label) if label else field  # At 0 nothing is kept yet.

    def meant_by(self, field: str, objects: Value) -> Iterable[Value]:
        """Take objects apart that a field is written of, where the other one is not there at all.

        A suspend function goes on with the continuation it was given or with a new one.
        """
        if self.labels.field(field.partition("->")[0]) is None:
            return (objects,)
        return [frozenset({one}) for one in sorted(objects)]

    def labelled(self, field: str, label: int) -> str:
        """Give the name of a field as a suspend function keeps it for a label."""
        name, _, kind = field.rpartition(":")
        return f"{name}{_LABEL}{label}:{kind}"

    def note(self, fact: str) -> None:
        """Take note of a fact, so that it is found by its plain name."""
        if _LABEL in fact:
            self._labelled.setdefault(without_number(fact), {})[fact] = None
            return
        name, mark, number = fact.partition(_NUMBER)
        if mark:
            known = self._numbers.setdefault(name, [])
            if int(number) not in known:
                known.append(int(number))

    def names(
        self,
        fact: str,
        method: MethodNumber,
        pc: int,
        number: int | None,
        *,
        is_this: bool = True,
    ) -> Iterator[str]:
        """Yield the names under which a fact of an object holds at a place of a method.

        `number` is the object's; None where it is not known, though the object that runs the
        method (`is_this`) can be no other than one that runs the place.
        """
        yield fact
        if _LABEL in fact:
            yield without_number(fact)
            return
        yield from self._labelled.get(fact, ())
        for one in self._numbers.get(fact, ()):
            if self._fits(one, method, pc, number, is_this=is_this):
                yield self.numbered(fact, one)

    def _fits(
        self, one: int, method: MethodNumber, pc: int, number: int | None, *, is_this: bool
    ) -> bool:
        if not is_this:
            return number in (None, one)
        case = (
            self.merged.case_at(method, pc)
            if number is None
            else self.merged.case_of(method, number)
        )
        return (
            number in (None, one) if case is None else case == self.merged.case_of(method, one)
        )

    def views(
        self, method: MethodNumber, owner: str, given: Given | None
    ) -> Iterator[tuple[tuple[tuple[int, str], ...], int | None]]:
        """Yield how a method is looked at for itself: once for each number of its object, or class that differs, and of the messages in `given`.

        With each stand the shapes of its arguments and the object's number.
        """
        objects: list[tuple[str, int | None]] = [
            (self.numbered(owner, one), one) for one in self.merged.numbers(method)
        ] or [(one, None) for one in self.heirs.of(method)]
        for name, number in objects or (("", None),):
            shapes = ((0, name),) if name else ()
            yield shapes, number
            for one in _messages(given):
                yield (*shapes, (1, self.numbered(MESSAGE, one))), number

    def meant(
        self,
        given: Given | None,
        method: MethodNumber,
        number: int | None,
        message: int | None = None,
    ) -> Given:
        """Leave of what a parameter is given what is meant for objects of a number, and for messages of one.

        A way of fields that begins with a number is meant for objects of that one.
        """
        if given is None:
            return Given()
        if not any(path and path[0][:1] in (_NUMBER, _MESSAGE) for path in given):
            return given
        found = Given()
        told_apart = _messages(given)
        for whole, taints in given.items():
            path = whole
            mark, one = message_in(path[1:] if path and path[0].startswith(_NUMBER) else path)
            if mark:
                if told_apart and one != message:
                    continue
                path = tuple(each for each in path if each != mark)
            if path and path[0].startswith(_NUMBER):
                meant = self.merged.case_of(method, int(path[0][1:]))
                if number is None or meant == self.merged.case_of(method, number):
                    found.setdefault(path[1:], set()).update(taints)
            else:
                found.setdefault(path, set()).update(taints)
        return found

    def note_giver(self, fact: str, method: MethodNumber) -> None:
        """Take note of the method of which it is a fact that its object gives data."""
        self._given_by.setdefault(fact, set()).add(method)

    def given(self, fact: str, number: int | None) -> Iterator[str]:
        """Yield the names of what function objects give that can be of an object's number."""
        yield fact
        for case in self._numbers.get(fact, ()):
            if number is None or any(
                self.merged.case_of(one, number) == case for one in self._given_by.get(fact, ())
            ):
                yield self.numbered(fact, case)


def of_message(path: tuple[str, ...], number: int) -> tuple[str, ...]:
    """Name the way of fields to what a message of a number holds."""
    return (f"{_MESSAGE}{number}", *path)


def message_in(path: tuple[str, ...]) -> tuple[str, int | None]:
    """Give the mark at the beginning of a way that leads into a message of a known number, and the number."""
    if path and path[0].startswith(_MESSAGE):
        return path[0], int(path[0][1:])
    return "", None


def _messages(given: Given | None) -> tuple[int, ...]:
    """Give the numbers of the messages that a method is given, unless they are too many to tell apart."""
    found = set()
    for path in given or ():
        for rest in (path, path[1:]):
            _, number = message_in(rest)
            if number is not None:
                found.add(number)
    return tuple(sorted(found)) if len(found) <= _MOST_MESSAGES else ()


def without_number(name: str) -> str:
    """Give a fact's or class's own name."""
    name, mark, rest = name.partition(_NUMBER)[0].partition(_LABEL)
    return f"{name}:{rest.partition(':')[2]}" if mark else name


def number_in(name: str) -> int | None:
    """Give the number in a name, if there is one."""
    _, mark, number = name.partition(_NUMBER)
    return int(number) if mark else None
