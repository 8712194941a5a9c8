"""What is kept under a key, a table or a path, and taken from there somewhere else.

A store's fact is named `store:<store>:<name>`. A name that is not known is `?` and the package that
wrote it; it matches names in the same package alone, and counts as a guess.
"""

import re
from collections.abc import Iterable, Sequence
from typing import Final

from auditor.code.classes.sites import Call
from auditor.code.classes.values import HOLE, Text
from auditor.flow.search.columns import NAMED, Columns
from auditor.flow.search.frame import Frame, Part
from auditor.flow.symbols.atoms import NOTHING, Value
from auditor.flow.symbols.file_names import is_same_file, known_part
from auditor.flow.symbols.state import State
from auditor.flow.symbols.terms import SHELF, UNNAMED, Effect
from auditor.flow.tables.catalogue import CallRule
from auditor.model.names import package_of

NAME: Final = "@name"
"""The pseudo-field that holds the constants by which an object is kept."""
GUESS: Final = -2
"""As the place in a note: the name on one of the two sides is not known."""
_RECEIVER, _CLASS = -1, -2
_TABLES: Final = re.compile(
    rf"\b(?:INTO|FROM|JOIN|UPDATE|TABLE)\s+[`\"\[]?(\w+)(?![\w{HOLE}])", re.IGNORECASE
)
_AUTHORITY: Final = re.compile(r"^content://([^/?#]+)")
FILES: Final = frozenset({"Ljava/io/File;", "Ljava/nio/file/Path;"})
_HOW: Final = re.compile(
    r"rw?[swd]?t?|w[at]?|(?:utf|iso|gb|us|windows|big)-?[\w-]{0,10}", re.IGNORECASE
)
"""Modes in which a file is opened, and charsets: no names of files."""
_SENT_AS: Final = FILES | {"Landroid/net/Uri;", "Landroid/os/ParcelFileDescriptor;"}
_PATHS: Final = frozenset({"Ljava/lang/String;", "Ljava/io/FileDescriptor;"})
_INSIDE: Final = "@inside"
"""The pseudo-field that holds what is in the file by whose name an object goes."""
_MOST_NAMES: Final = 8
_MOST_CLASSES: Final = 12
_ARGUMENTS: Final = "arguments"
"""The store of what fragments are given to keep with them."""
_TEXT: Final = "Ljava/lang/String;"
_STICKY: Final = "sticky"
"""The store of events that wait for who asks for them by class."""
_DATABASE: Final = "Landroid/database/sqlite/SQLiteDatabase;"
_VALUES: Final = "Landroid/content/ContentValues;"
_STEPS: Final = 200
_OF_FOLDER: Final = frozenset({"Ljava/io/File;-><init>"})
"""Calls that name a file by its folder first, and then by its name there."""
_OF_PATHS: Final = ("Ljava/io/File", "Ljava/io/RandomAccessFile;", "Landroid/net/Uri;")


class Stores(Part):
    """Puts data of one method into stores, and takes from them."""

    def __init__(self, frame: Frame) -> None:
        super().__init__(frame)
        self.columns = Columns(frame)

    def names_of(self, state: State, value: Value) -> set[str]:
        """Give the constants that a value is, or by which an object goes; its last part for a path."""
        found: set[str] = set()
        for one in value:
            kind, constant, field, _ = self.atoms.what[one]
            if kind == "K" and isinstance(constant, str):
                found.add(constant)
            elif kind == "F" and "->" in str(field):
                found |= self.engine.readers.constants(str(field))
            elif kind in "NO":
                for each in self.heap.cell(state, one, NAME):
                    if self.atoms.kind(each) == "K":
                        found.add(str(self.atoms.what[each][1]))
        return found if len(found) <= _MOST_NAMES else set()

    def give_name(
        self, state: State, objects: Value, args: Sequence[Value], call: Call
    ) -> None:
        """Let objects go by the constants and names among the arguments."""
        named = [self.names_of(state, value) for value in args]
        if call.types[1:] == (_TEXT,) and call.key in _OF_FOLDER and any(named[1:]):
            named = named[1:]  # Many files are in one folder.
        names = {one for each in named for one in each if not _HOW.fullmatch(one)}
        if not names and call.owner.startswith(_OF_PATHS):
            names = {one for one in map(known_part, self._told(call)) if one is not None}
        value = frozenset(self.atoms.intern("K", one) for one in names)
        if value:
            self.heap.store(state, objects, NAME, value=value, strong=False)

    def keep(self, state: State, call: Call, rule: CallRule, args: Sequence[Value]) -> None:
        """Put data into a store, under every name that it may have."""
        shift = 0 if call.is_static else 1
        given = args[shift:]
        chosen = range(len(given)) if rule.args is None else rule.args
        values = [given[one] for one in chosen if one < len(given)]
        if rule.store == _ARGUMENTS:
            self._keep_with(state, call, rule, args[0], values)
            return
        data = {one for value in values for one in self.heap.held(state, value)}
        if not data:
            return
        keys = self._keys(state, call, rule, args)
        if _VALUES not in call.types:
            self.keep_as(rule.store, keys, data, call)
            return
        for column, held in self.columns.of(state, values).items():
            self.keep_as(rule.store, keys, held, call, column=column)

    def _keep_with(
        self, state: State, call: Call, rule: CallRule, obj: Value, values: Sequence[Value]
    ) -> None:
        """Keep what an object is given with it: what it is asked for later, key by key."""
        value = NOTHING.union(*values)
        names = sorted({name for one in obj for name in self._can_ask(one)})
        if not names:
            self.keep_as(rule.store, (), self.heap.held(state, value), call)
        for fact in (f"store:{rule.store}:{name}" for name in names):
            self.heap.store(state, obj, fact, value=value, strong=False)
            for path, data in self.heap.paths(state, value):
                effect = Effect("fact", fact, path=path)
                self.frame.affect((data,), effect, ((self.method, call.pc),))

    def _can_ask(self, obj: int) -> Iterable[str]:
        """Name the classes of the app whose methods can ask for what an object was given."""
        name = self.atoms.class_of(obj)
        declared = (self.frame.type_of(obj),) if name is None else ()
        hierarchy = self.engine.hierarchy
        below = [each for one in declared for each in hierarchy.subtypes(one)]
        for one in (name, *declared, *(below if len(below) <= _MOST_CLASSES else ())):
            if one is not None and self.frame.is_app_type(one):
                yield one
                yield from (
                    each for each in hierarchy.supers(one) if self.frame.is_app_type(each)
                )

    def _kept_with(self, state: State, rule: CallRule, obj: Value) -> Value:
        """Give what an object was given to keep with it, or one of a class that is not known nearby."""
        facts = [f"store:{rule.store}:{name}" for name in sorted(self._class_names(obj))]
        found = NOTHING.union(*(self.heap.load(state, obj, one) for one in facts))
        return found | self.stored(rule.store, {""})

    def keep_as(
        self,
        store: str,
        names: Iterable[str],
        data: Iterable[int],
        call: Call,
        *,
        column: str = "",
    ) -> None:
        """Put data into a store under some names; without any, under one that is not known."""
        path = (column,) if column else ()
        for name in sorted(set(names)) or [UNNAMED + self._package()]:
            effect = Effect("fact", f"store:{store}:{name}", path=path)
            self.frame.affect(data, effect, ((self.method, call.pc),))

    def take(self, state: State, call: Call, rule: CallRule, args: Sequence[Value]) -> Value:
        """Give what is in a store under the names that a call means.

        What takes a text as well (a scanner) takes a file where it is given one.
        """
        if "put" in rule.does and not _SENT_AS.intersection(call.types):
            return NOTHING
        if rule.store == _ARGUMENTS:
            return self._kept_with(state, rule, args[0])
        keys = self._keys(state, call, rule, args)
        if rule.store == "database":
            return self.columns.rows(state, call, args, self._by_column(rule.store, keys))
        found = self.stored(rule.store, keys)
        if rule.store == "file":
            shift = 0 if call.is_static else 1
            pairs = zip(args[shift:], call.types, strict=False)
            named = (value for value, kind in pairs if kind in _SENT_AS or kind in _PATHS)
            found |= frozenset(one for value in named for one in self.in_files(state, value))
        return found

    def shelf(self, state: State, rule: CallRule, base: Value) -> str:
        """Say in which file of preferences a key is, behind a mark; nothing where that is not known."""
        if rule.store != "preferences":
            return ""
        names = self.names_of(state, base)
        return f"{SHELF}{min(names)}" if len(names) == 1 else ""

    def stored(self, store: str, names: Iterable[str]) -> Value:
        """Give what is in a store under some names, or under one that is not known nearby."""
        return NOTHING.union(*self._by_column(store, names).values())

    def _is_meant(self, store: str, name: str, wanted: Iterable[str]) -> bool:
        """Say whether what is kept under a name can be what is asked for under others."""
        is_same = is_same_file if store == "file" else _same_place
        return any(is_same(name, each) for each in wanted)

    def _by_column(self, store: str, names: Iterable[str]) -> dict[str, set[int]]:
        """Give what is in a store as `stored` does, by column; what has none by ""."""
        wanted = set(names)
        found: dict[str, set[int]] = {}
        start = f"store:{store}:"
        for fact, given in self.engine.facts.items():
            name = fact[len(start) :]
            if not fact.startswith(start):
                continue
            for way, one in ((way, one) for way, held in given.items() for one in held):
                sure = self._is_meant(store, name, wanted)
                if not sure and (
                    not self._is_guess(fact, name, one) or (wanted and name[:1] != UNNAMED)
                ):
                    continue
                taken = self.atoms.derived(one, (), weak=True)
                # What a method is handed in a list it puts in with what its caller named.
                column = "".join(way[:1]).removeprefix(NAMED).lower()
                found.setdefault(column, set()).add(taken)
                self.engine.assumed.note(self.method, self.frame.at)
                self.engine.note(
                    one, self.method, ("fact", fact, self.frame.at if sure else GUESS)
                )
        return found

    def _is_guess(self, fact: str, name: str, taint: int) -> bool:
        """Say whether what was kept by the same package could be meant."""
        if name.startswith(UNNAMED):
            return name == UNNAMED + self._package()
        place = self.engine.puts.first(fact, self.atoms.source_of(taint))
        return place is not None and package_of(self.program.owner(place[0])) == self._package()

    def _package(self) -> str:
        return package_of(self.program.owner(self.method))

    def name_file(self, state: State, objects: Value) -> None:
        """Let objects that go by a file's name have with them what is in the file."""
        names = self.names_of(state, objects)
        inside = self.stored("file", names) if names else NOTHING
        if inside:
            latent = frozenset(map(self.atoms.put_away, inside))
            self.heap.store(state, objects, _INSIDE, value=latent, strong=False)

    def in_file(self, state: State, value: Value, kind: str) -> Value:
        """Give what is in the file that an argument of a type names."""
        return self.in_files(state, value) if kind in _SENT_AS else NOTHING

    def in_body(self, state: State, value: Value, kind: str) -> Value:
        """Give what is in the file that an argument is, or that a body in it was made of."""
        inside = self.heap.reachable(state, value)
        files = frozenset(one for one in inside if self.frame.type_of(one) in FILES)
        return self.in_file(state, value, kind) | self.in_files(state, files)

    def in_files(self, state: State, value: Value) -> Value:
        """Give what is in files that a value names, or whatever is in its fields."""
        found = set()
        for one in self.heap.within(state, value):
            if one in self.atoms.latent or self.atoms.kind(one) == "D":
                found.add(self.atoms.read_out(one))
        names = self.names_of(state, value)
        return frozenset(found) | (self.stored("file", names) if names else NOTHING)

    def _keys(
        self, state: State, call: Call, rule: CallRule, args: Sequence[Value]
    ) -> set[str]:
        shift = 0 if call.is_static else 1
        if rule.by == _CLASS:
            return self._class_names(args[0] if args else NOTHING)
        if rule.store == _STICKY:
            return {self.frame.type_of(one) or self._named(one) for one in args[shift]} - {""}
        at = 0 if rule.by == _RECEIVER else None if rule.by is None else rule.by + shift
        if at is None and rule.store == "database":
            at = _table_at(call, shift)
        chosen = args if at is None else args[at : at + 1]
        found = {one for value in chosen for one in self.names_of(state, value)}
        if rule.store == "file":
            return {one for one in found if not _HOW.fullmatch(one)}
        if not found and rule.store == "database" and rule.by != _RECEIVER:
            told = self._told(call)
            found = (
                set() if any(HOLE in one and not _is_statement(one) for one in told) else told
            )
        if rule.store == "provider":
            return {one for text in found for one in authorities_in(text)}
        if rule.store == "database":
            found = {each for one in found for each in tables_in(one)} or self._tables_here()
        return found

    def _told(self, call: Call) -> set[str]:
        """Give the text of the first argument, a table or a statement, where it is in a field."""
        register = call.register(0)
        if register is None or not call.types or call.types[0] != _TEXT:
            return set()
        values = self.engine.resolver.value_at(self.method, call.pc, register, steps=_STEPS)
        texts = {one.text for one in values if isinstance(one, Text)}
        return texts if len(texts) == len(values) else set()

    def _class_names(self, value: Value) -> set[str]:
        owner = self.program.owner(self.method)
        found = set()
        for one in value:
            is_this = self.atoms.what[one][:2] == ("P", 0)
            found.add(self.atoms.class_of(one) or (owner if is_this else ""))
        return found - {""}

    def _named(self, one: int) -> str:
        """Give the name that a constant of a class holds."""
        kind, name, _, _ = self.atoms.what[one]
        return str(name) if kind == "C" else ""

    def _tables_here(self) -> set[str]:
        """Name the tables in the statements that the method's class spells out: generated code."""
        found: set[str] = set()
        owner = self.program.owner(self.method)
        for one in self.program.methods_of_class(owner):
            image, row = self.program.place(one)
            for each in image.string_id[image.string_uses_in(row)].tolist():
                text = image.strings[each]
                if " " in text:
                    found.update(tables_in(text))
        return found if len(found) <= _MOST_NAMES else set()


def _table_at(call: Call, shift: int) -> int | None:
    """Give the argument that names the table of a query: its first text; the others are conditions and orders."""
    if call.types[:1] == (_DATABASE,):
        return 0  # A builder's query: the builder knows the tables.
    return next((shift + at for at, one in enumerate(call.types) if one == _TEXT), None)


def _same_place(one: str, other: str) -> bool:
    """Say whether two names can be of one place: the same key, and no other file."""
    if one == other:
        return True
    (key, mark, file), (wanted, too, there) = one.partition(SHELF), other.partition(SHELF)
    return key == wanted and (not mark or not too or file == there)


def key_of(name: str) -> str:
    """Give the key in the name of a place in a store."""
    return name.partition(SHELF)[0]


def authorities_in(address: str) -> list[str]:
    """Give the authority of a provider's address, if it is one."""
    return _AUTHORITY.findall(address)


def _is_statement(text: str) -> bool:
    """Say whether a text of which parts are not known is a statement that names its table."""
    return " " in text and bool(tables_in(text))


def tables_in(text: str) -> set[str]:
    """Name the tables of a statement; a text without spaces is a table's name itself."""
    if " " not in text:
        return {text.lower()} if text else set()
    return {one.lower() for one in _TABLES.findall(text)}
