"""Answers where the app lets the person pick a contact instead of reading the phonebook.

A constant of the contacts contract that is handed to `ACTION_PICK` is no read: the system shows
its list and gives one row back. Source: `data/contacts/pickers.toml`.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, Final

from auditor.code.classes.hierarchy import Hierarchy
from auditor.code.classes.histories import copied_uses
from auditor.code.classes.program import MethodNumber, Program
from auditor.code.classes.registers import CALLS
from auditor.code.classes.search import Scope
from auditor.code.classes.sites import Call, read_call
from auditor.code.classes.values import FieldRef, Site, Text, Uri, Value, Values
from auditor.code.evaluation.shelf_uris import framework_uris
from auditor.code.resolution.constants import Resolver
from auditor.code.ways.reach import Reach
from auditor.data.shelf import read_table
from auditor.dex.opcodes import FIELD_WRITES, NEW_INSTANCE, RETURNS
from auditor.facts.ground.providers import classify, classify_field
from auditor.facts.ground.ways import Goal, arrive
from auditor.model.evidence import Step
from auditor.model.names import outer_class, short_name
from auditor.model.vocabulary import Data, Reached
from auditor.model.words import Words

_INTENT: Final = "Landroid/content/Intent;"
_LIBRARY: Final = "Landroidx/activity/result/"
_SAYS: Final = Words(
    "{caller} lets the person pick a contact ({what})",
    "{caller} 让用户自行选择一个联系人({what})",
)
_ASKS_ONLY: Final = ("query", "resolve")
_LEAVES: Final = RETURNS | FIELD_WRITES
_MOST_CALLS: Final = 64
"""A method that calls more makes no intent out of what it is handed."""
_SETTERS: Final = frozenset(
    {
        "setData",
        "setType",
        "setDataAndType",
        "setTypeAndNormalize",
        "setDataAndNormalize",
        "setDataAndTypeAndNormalize",
    }
)


@dataclass(frozen=True, slots=True)
class Picker:
    """One place that asks the system to let the person pick a contact."""

    method: str
    offset: int
    part: str
    site: Site
    what: str
    """The URI, type, action or contract by which it is a contact picker."""
    launched: bool
    """The intent is handed to a start call in the same method, or the contract is made."""
    reached: Reached
    path: tuple[Step, ...]


@cache
def _table() -> dict[str, Any]:
    return read_table("contacts/pickers")


def find_pickers(
    program: Program, hierarchy: Hierarchy, *, resolver: Resolver, reach: Reach
) -> tuple[Picker, ...]:
    """Find every contact picker, reached or not, sorted by place."""
    found: dict[Site, Picker] = {}
    search = _Search(program, hierarchy, resolver)
    for site, what, launched in (*search.intents(), *search.contracts()):
        arrival = arrive(
            program,
            reach,
            Goal(site),
            says=_SAYS.filled(caller=short_name(program.text(site[0])), what=what),
        )
        found[site] = Picker(
            program.text(site[0]),
            site[1],
            program.part(site[0]),
            site,
            what,
            launched,
            arrival.reached,
            arrival.path,
        )
    return tuple(sorted(found.values(), key=lambda one: (one.part, one.method, one.offset)))


def picking_classes(program: Program, pickers: tuple[Picker, ...]) -> frozenset[str]:
    """Return the outermost classes that launch pickers: what comes back to them was picked."""
    return frozenset(outer_class(program.owner(one.site[0])) for one in pickers)


@dataclass(slots=True)
class _Search:
    program: Program
    hierarchy: Hierarchy
    resolver: Resolver

    def intents(self) -> Iterator[tuple[Site, str, bool]]:
        """Yield the making of each intent that picks a contact."""
        for method in self._candidates():
            for site in self.program.calls_in(method):
                if site.target.startswith(f"{_INTENT}-><init>("):
                    call = self.resolver.call_at(site.method, site.pc)
                    what = self._picks(call) if call is not None else None
                    if call is not None and what is not None:
                        yield (method, call.pc), what, self._is_launched(call)

    def contracts(self) -> Iterator[tuple[Site, str, bool]]:
        """Yield the making of each contract that picks a contact."""
        for contract in _table()["contracts"]:
            for use in self.program.type_uses(contract, frozenset({NEW_INSTANCE})):
                if not self.program.owner(use.method).startswith(_LIBRARY):
                    yield (use.method, use.pc), contract, True

    def _candidates(self) -> tuple[MethodNumber, ...]:
        """Return the methods that name what a picker needs, and those that they hand it to."""
        table = _table()
        named: dict[MethodNumber, None] = {}
        words = [*table["actions"], *table["contact_actions"], *table["types"]]
        for word in words:
            named.update((use.method, None) for use in self.program.string_uses(word))
        for text, uri in framework_uris().items():
            if classify(uri).data is Data.CONTACTS:
                named.update(
                    (use.method, None)
                    for use in self.program.field_uses(f"{text}:Landroid/net/Uri;")
                )
        found = dict(named)
        for method in named:
            for site in self.program.calls_in(method):
                called = self.program.method(site.target)
                if called is not None and self._calls_few(called):
                    found[called] = None
        return tuple(
            sorted(one for one in found if not self.program.owner(one).startswith(_LIBRARY))
        )

    def _calls_few(self, method: MethodNumber) -> bool:
        image, row = self.program.place(method)
        part = image.invokes_in(row)
        count: int = part.stop - part.start
        return count < _MOST_CALLS

    def _picks(self, call: Call) -> str | None:
        """Say by what an intent picks a contact, or None."""
        scope = Scope(call.method)
        puts = tuple(self._events(call))
        actions = self._actions(scope, call, puts)
        table = _table()
        for one in actions:
            if isinstance(one, Text) and one.text in table["contact_actions"]:
                return one.text
        if not any(isinstance(one, Text) and one.text in table["actions"] for one in actions):
            return None
        for one in self._data(scope, call, puts):
            what = _contact(one)
            if what is not None:
                return what
        return None

    def _actions(self, scope: Scope, call: Call, puts: Sequence[Call]) -> Values:
        """Return what an intent's action can be."""
        found: list[Value] = []
        if call.types[:1] == ("Ljava/lang/String;",):
            found += self.resolver.argument(scope, call, 0)
        for put in puts:
            if put.name == "setAction":
                found += self.resolver.argument(scope, put, 0)
        return tuple(found)

    def _data(self, scope: Scope, call: Call, puts: Sequence[Call]) -> Values:
        """Return what an intent's data or type can be."""
        found: list[Value] = []
        if len(call.types) > 1 and call.types[1] == "Landroid/net/Uri;":
            found += self.resolver.argument(scope, call, 1)
        for put in puts:
            if put.name in _SETTERS:
                for index in range(len(put.types)):
                    found += self.resolver.argument(scope, put, index)
        return tuple(found)

    def _events(self, call: Call) -> Iterator[Call]:
        """Yield the calls on the same intent in its method."""
        if call.receiver is None:
            return
        uses = self.resolver.def_use(call.method)
        for _, history in self.resolver.shaped(Scope(call.method), call.pc, call.receiver):
            for pc in history.events:
                one = uses.instruction(pc)
                put = read_call(self.program, call.method, one) if one.opcode in CALLS else None
                if put is not None and put.pc != call.pc:
                    yield put

    def _is_launched(self, call: Call) -> bool:
        """Say whether the intent leaves its making: to a start call, a caller or a field."""
        if call.receiver is None:
            return False
        uses = self.resolver.def_use(call.method)
        for root, history in self.resolver.shaped(Scope(call.method), call.pc, call.receiver):
            for pc in history.escapes:
                used = read_call(self.program, call.method, uses.instruction(pc))
                if used is not None and not used.name.startswith(_ASKS_ONLY):
                    return True
            if root[0] >= 0 and any(
                one.opcode in _LEAVES for one, _ in copied_uses(uses, *root)
            ):
                return True
        return False


def _contact(value: Value) -> str | None:
    """Return what makes a URI or type one of contacts, or None."""
    match value:
        case Text(text=text) if text.lower() in _table()["types"]:
            return text
        case Uri() if classify(value).data is Data.CONTACTS:
            return value.shown
        case FieldRef() if classify_field(value).data is Data.CONTACTS:
            return value.text
        case _:
            return None
