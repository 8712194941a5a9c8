"""Answers where the app asks for permissions at run time, for which, and how that is reached.

A request whose permissions cannot be resolved is in the answer as `?`: it may be one for
contacts, so nobody may conclude from it that the app never asks.
"""

from collections.abc import Iterator, Mapping, Set
from dataclasses import dataclass, replace
from functools import cache
from typing import Any, Final

from auditor.code.classes.decodings import Decoding, joined
from auditor.code.classes.hierarchy import Hierarchy
from auditor.code.classes.program import MethodNumber, Program
from auditor.code.classes.registers import ENTRY
from auditor.code.classes.search import Scope
from auditor.code.classes.sites import GRANT_CHECKS, Call
from auditor.code.classes.values import (
    Elements,
    Parameter,
    Site,
    Text,
    Unknown,
    Value,
    Values,
)
from auditor.code.resolution.constants import Resolver
from auditor.code.shrunk.reactions import reactions
from auditor.code.ways.reach import Reach
from auditor.data.shelf import bad_entry, read_table
from auditor.dex.opcodes import CONST_STRINGS, NEW_INSTANCE
from auditor.facts.ground.doors import call_sites, calls, is_inside
from auditor.facts.ground.ways import Goal, arrive, with_decodings
from auditor.facts.reads.permission_names import PREFIX, decoded_in, permissions_in
from auditor.model.access import UNTOLD_PERMISSION, Request
from auditor.model.names import outermost, short_name
from auditor.model.vocabulary import Kleene, Reached
from auditor.model.words import Words

_STRING: Final = "Ljava/lang/String;"
_STRINGS: Final = "[Ljava/lang/String;"
_SAYS: Final = Words("{caller} asks for {names}", "{caller} 请求权限 {names}")
_LIBRARIES: Final = ("Landroidx/", "Landroid/support/")


@dataclass(frozen=True, slots=True)
class _Asked:
    """One request call with the permissions of one way to it."""

    site: Site
    via: tuple[Site, ...]
    permissions: tuple[str, ...]
    decoded: tuple[Decoding, ...] = ()
    """How the permissions' names were made readable."""


@dataclass(frozen=True, slots=True)
class FoundRequest:
    """One runtime request, with the calls that handed the permission down to it."""

    request: Request
    handed: tuple[Site, ...]
    decoded: tuple[Decoding, ...] = ()
    """How the permissions' names were made readable."""


@cache
def _table() -> dict[str, Any]:
    table = read_table("contacts/requests")
    for number, row in enumerate(table["request"]):
        if row.get("permissions") not in ("array", "fluent"):
            raise bad_entry(
                "contacts/requests", f"request {number}", "permissions must be array or fluent"
            )
    return table


@cache
def contacts_group() -> frozenset[str]:
    """Return the permissions whose grant opens the phonebook (group CONTACTS)."""
    return frozenset(_table()["groups"]["contacts"])


def _ungrouped(value: Value, groups: Mapping[str, str]) -> Value:
    """Return a value with the permission that counts for each group that it names."""
    match value:
        case Text(text=text, holes=()) if text in groups:
            return replace(value, text=groups[text])
        case Elements(values=values):
            return replace(value, values=tuple(_ungrouped(one, groups) for one in values))
        case _:
            return value


def find_requests(
    program: Program, hierarchy: Hierarchy, *, resolver: Resolver, reach: Reach
) -> tuple[FoundRequest, ...]:
    """Find every runtime request, sorted by place: one for each permission and each way in which its name comes there.

    A method that asks for whatever it is told asks for each caller, before the consent for one and behind it for
    another. Of callers that are not proved to run one is kept, where none is.
    """
    search = _Search(program, hierarchy, resolver, reach)
    rationales = search.rationales()
    found: dict[tuple[str, str, int, str], dict[tuple[Site, ...], FoundRequest]] = {}
    for asked in search.asked():
        for one in search.requests(asked, rationales):
            key = (one.part, one.method, one.offset, one.permission)
            ways = found.setdefault(key, {})
            ways.setdefault(asked.via, FoundRequest(one, asked.via, asked.decoded))
    return tuple(one for key in sorted(found) for one in _that_count(found[key]))


def _that_count(ways: Mapping[tuple[Site, ...], FoundRequest]) -> Iterator[FoundRequest]:
    """Yield the requests at one place that are proved to be made, else the first."""
    sorted_ = [ways[one] for one in sorted(ways)]
    proved = [one for one in sorted_ if one.request.reached is Reached.YES]
    yield from proved or sorted_[:1]


@dataclass(slots=True)
class _Search:
    program: Program
    hierarchy: Hierarchy
    resolver: Resolver
    reach: Reach

    def asked(self) -> Iterator[_Asked]:
        """Yield every call that asks, with its permissions."""
        yield from self._called()
        yield from self._launched()
        yield from self._reflected()
        by_intent = tuple(self._by_intent())
        yield from by_intent
        yield from self._hidden({one.site[0] for one in by_intent})

    def _called(self) -> Iterator[_Asked]:
        """Yield the calls that ask: of the system, or of a library.

        A library whose own class in the package hands the permissions straight to the system asks there, where it
        may explain first, and not where it is called.
        """
        rows = [{**row, "owners": self._owners(row)} for row in _table()["request"]]
        owners = frozenset(owner for row in rows for owner in row["owners"])
        within = frozenset(owner for row in rows if "library" in row for owner in row["owners"])
        handed: set[Site] = set()
        for row in rows:
            sites = call_sites(
                self.program, self.hierarchy, owners=row["owners"], names=row["names"]
            )
            for call in calls(self.resolver, sites):
                owner = self.program.owner(call.method)
                is_library = is_inside(owner, within)
                if is_inside(owner, owners) and ("library" in row or not is_library):
                    continue
                for one in self._of_call(call, self._given(call, row)):
                    if is_library and (not one.via or UNTOLD_PERMISSION in one.permissions):
                        continue
                    if is_library:
                        handed.update(one.via)
                    if one.site not in handed:
                        yield one

    def _owners(self, row: Mapping[str, Any]) -> tuple[str, ...]:
        """Return the classes by which a row is called, with those of its name in the app's own packages where it is copied."""
        owners: list[str] = row["owners"]
        if not row.get("copied"):
            return tuple(owners)
        names = tuple({f"/{one.rpartition('/')[2]}" for one in owners})
        copies = (one for one in self.program.class_names() if one.endswith(names))
        return tuple(dict.fromkeys((*owners, *copies)))

    def _given(self, call: Call, row: Mapping[str, Any]) -> Values:
        """Return what a request call is given; the name of a group of permissions is the one that counts."""
        scope = Scope(call.method)
        if row["permissions"] == "array":
            index = call.first(_STRINGS)
            register = None if index is None else call.register(index)
            values = () if index is None else self.resolver.argument(scope, call, index)
            if register is None or any(map(permissions_in, values)):
                return values
            # A fragment that asks for what it is told is told so in its arguments.
            return self.resolver.handed_in(scope, call.pc, register)
        found: list[Value] = []
        for index, kind in enumerate(call.types):
            if kind in (
                _STRING,
                _STRINGS,
                "Ljava/util/List;",
                "Ljava/util/Collection;",
                "[[Ljava/lang/String;",
            ):
                found += self.resolver.argument(scope, call, index)
        found = [_ungrouped(one, row.get("groups", {})) for one in found]
        if any(permissions_in(one) for one in found):
            return tuple(one for one in found if permissions_in(one))
        return tuple(found)

    def _of_call(self, call: Call, values: Values) -> Iterator[_Asked]:
        """Yield what a request call asks for; in libraries only what is known."""
        by_via: dict[tuple[Site, ...], dict[str, None]] = {}
        for value in values or (Unknown("nothing"),):
            for via, name in permissions_in(value) or ((_via(value), UNTOLD_PERMISSION),):
                by_via.setdefault(via, {})[name] = None
        libraries = (*_LIBRARIES, *reactions().askers)
        inside = self.program.owner(call.method).startswith(libraries)
        inside = inside or self._passes_extra_on(call) or self._is_asked_through(call)
        decoded = joined(*(decoded_in(value) for value in values))
        for via, names in sorted(by_via.items()):
            kept = tuple(name for name in names if not (inside and name == UNTOLD_PERMISSION))
            if kept:
                yield _Asked((call.method, call.pc), via, kept, decoded)

    def _passes_extra_on(self, call: Call) -> bool:
        """Say whether the method is androidx's own, renamed: it reads the array from an intent."""
        image, row = self.program.place(call.method)
        words = _table()["intents"].values()
        texts = {
            image.strings[one] for one in image.string_id[image.string_uses_in(row)].tolist()
        }
        return not texts.isdisjoint(words)

    def _is_asked_through(self, call: Call) -> bool:
        """Say whether a method hands on what it is given, by androidx's own or by whoever says what it asks for.

        `ActivityCompat.requestPermissions`, renamed: what a launch asks for is told at the launch.
        """
        index, uses = call.first(_STRINGS), self.resolver.def_use(call.method)
        register = None if index is None else call.register(index)
        if register is None or uses.definitions(call.pc, register) != (ENTRY,):
            return False
        word = uses.parameter_word(register)
        callers = () if word is None else self.resolver.callers(call.method)
        return any(map(self._passes_extra_on, callers)) and all(
            self._passes_extra_on(one) or self._tells(one, word or 0) for one in callers
        )

    def _tells(self, call: Call, word: int) -> bool:
        """Say whether a call is seen to hand over names of permissions alone as one of its words."""
        if word >= len(call.registers):
            return False
        values = self.resolver.value(Scope(call.method), call.pc, call.registers[word])
        named = [[name for _, name in permissions_in(one)] for one in values]
        return bool(named) and all(one and UNTOLD_PERMISSION not in one for one in named)

    def _launched(self) -> Iterator[_Asked]:
        """Yield launches of permission contracts (androidx.activity, names kept)."""
        table = _table()["launchers"]
        makers = {
            outermost(self.program.owner(use.method))
            for contract in (*table["one"], *table["several"])
            for use in self.program.type_uses(contract, frozenset({NEW_INSTANCE}))
        }
        sites = call_sites(
            self.program, self.hierarchy, owners=table["owners"], names=table["names"]
        )
        for call in calls(self.resolver, sites):
            if self.program.owner(call.method).startswith(_LIBRARIES):
                continue  # androidx hands on what the app launched: another screen, as well as a permission.
            values = self.resolver.argument(Scope(call.method), call, 0)
            known = tuple(one for one in values if permissions_in(one))
            family = outermost(self.program.owner(call.method))
            if known:
                branch = self._branch_of(call) if len(known) < len(values) else ()
                for one in self._of_call(call, known):
                    yield replace(one, via=(*one.via, *branch))
            elif family in makers and all(
                isinstance(one, Unknown | Parameter | Elements) for one in values
            ):
                yield from self._of_call(call, values)

    def _branch_of(self, call: Call) -> tuple[Site, ...]:
        """Return where a permission's name is taken, if one launch serves a screen too, of which another branch takes the intent.

        A compiler joins the ends of two branches: `if (agreed) ask.launch(READ_CONTACTS) else question.launch(intent)`.
        """
        uses, register = self.resolver.def_use(call.method), call.register(0)
        if register is None:
            return ()
        image, _ = self.program.place(call.method)
        taken = uses.definitions(call.pc, register)
        named = [
            pc
            for pc in taken
            if pc >= 0
            and uses.instruction(pc).opcode in CONST_STRINGS
            and image.strings[uses.instruction(pc).ref or 0].startswith(PREFIX)
        ]
        return ((call.method, named[0]),) if len(named) == 1 < len(taken) else ()

    def _reflected(self) -> Iterator[_Asked]:
        """Yield reflective calls that hand on an array of permissions: the method's name may be a piece."""
        naming = {
            use.method
            for text in self.program.texts_from((PREFIX,))
            for use in self.program.string_uses(text)
        }
        for site in self.program.calls_of("Ljava/lang/reflect/Method;", "invoke"):
            call = (
                self.resolver.call_at(site.method, site.pc) if site.method in naming else None
            )
            if call is None:
                continue
            for row in self.resolver.argument(Scope(call.method), call, 1):
                given = row.values if isinstance(row, Elements) else ()
                arrays = tuple(one for one in given if isinstance(one, Elements))
                if any(permissions_in(one) for one in arrays):
                    yield from self._of_call(call, arrays)

    def _by_intent(self) -> Iterator[_Asked]:
        """Yield what is put into androidx's request intent, also when R8 renamed its classes."""
        table = _table()["intents"]
        for word in (table["extra"], table["framework_extra"]):
            for use in self.program.string_uses(word):
                for site in self.program.calls_in(use.method):
                    if not site.target.startswith(
                        "Landroid/content/Intent;->putExtra(Ljava/lang/String;[Ljava/lang/String;)"
                    ):
                        continue
                    call = self.resolver.call_at(site.method, site.pc)
                    if call is not None:
                        given = self.resolver.argument(Scope(call.method), call, 1)
                        # R8 puts a text that all launches give into every contract, also into
                        # those that take an array: there its cast throws, and nothing is asked.
                        values = tuple(one for one in given if not isinstance(one, Text))
                        yield from self._of_intent(call, values)
                        if self._may_be_contacts(call, values):
                            yield _Asked((call.method, call.pc), (), (UNTOLD_PERMISSION,))

    def _may_be_contacts(self, call: Call, values: Values) -> bool:
        """Say whether an intent may ask for contacts though its permissions were not resolved.

        Renamed libraries hold such intents whether the app asks or not: it may where the app hands
        the name of a contacts permission to anything else than a look whether it is held.
        """
        if self.program.owner(call.method).startswith(_LIBRARIES):
            return False
        if self.program.signature(call.method).startswith("onRequestPermissionsResult("):
            return False  # What was asked for comes back here.
        open_ = any(isinstance(each, Unknown) for one in values for each in _elements(one))
        return open_ and any(
            self._is_handed_on(use.method, use.pc)
            for name in sorted(contacts_group())
            for use in self.program.string_uses(name)
        )

    def _is_handed_on(self, method: MethodNumber, pc: int) -> bool:
        """Say whether a text goes anywhere else than to a look whether a permission is held."""
        uses = self.resolver.def_use(method)
        if not uses.has(pc) or not uses.instruction(pc).registers:
            return False
        for reader in uses.uses(pc, uses.instruction(pc).registers[0]):
            call = self.resolver.call_at(method, reader)
            if call is None or call.name not in GRANT_CHECKS:
                return True
        return False

    def _hidden(self, known: Set[MethodNumber]) -> Iterator[_Asked]:
        """Yield an unknown request where app code names the call, as reflection does, or the intent.

        `known` are the methods whose intent was resolved.
        """
        table = _table()["intents"]
        for word in ("requestPermissions", table["framework_action"], table["framework_extra"]):
            for use in self.program.string_uses(word):
                if use.method not in known and not self.program.owner(use.method).startswith(
                    _LIBRARIES
                ):
                    yield _Asked((use.method, use.pc), (), (UNTOLD_PERMISSION,))

    def _of_intent(self, call: Call, values: Values) -> Iterator[_Asked]:
        """Report each launch at the call that gave the permissions, not inside androidx."""
        for asked in self._of_call(call, tuple(one for one in values if permissions_in(one))):
            if UNTOLD_PERMISSION in asked.permissions:
                continue
            outer = [
                site
                for site in asked.via
                if not self.program.owner(site[0]).startswith(_LIBRARIES)
                and not self._makes(site)
            ]
            alike = () if asked.via else self.reach.graph.launchers.launched_alike()
            for site in [(one.method, one.pc) for one in alike] or [(*outer, asked.site)[0]]:
                launch = self.resolver.call_at(*site)
                branch = () if launch is None or not launch.types else self._branch_of(launch)
                yield _Asked(site, branch, asked.permissions, asked.decoded)

    def _makes(self, site: Site) -> bool:
        """Say whether a place only makes an object of what is asked for: nothing is asked until somebody uses that."""
        call = self.resolver.call_at(*site)
        return call is not None and call.name == "<init>"

    def rationales(self) -> frozenset[str]:
        """Return the permissions for which the app asks whether to explain; `?` for any."""
        found: dict[str, None] = {}
        for name in _table()["rationale"]["names"]:
            for site in self.program.calls_of(None, name):
                if self.program.owner(site.method).startswith(_LIBRARIES):
                    continue
                call = self.resolver.call_at(site.method, site.pc)
                index = call.first(_STRING) if call is not None else None
                if call is None or index is None:
                    continue
                for one in self.resolver.argument(Scope(call.method), call, index):
                    found[one.text if isinstance(one, Text) else UNTOLD_PERMISSION] = None
        return frozenset(found)

    def requests(self, asked: _Asked, rationales: frozenset[str]) -> Iterator[Request]:
        """Yield one request for each permission of a call."""
        says = _SAYS.filled(
            caller=short_name(self.program.text(asked.site[0])),
            names=", ".join(asked.permissions),
        )
        # Whether an unknown permission is asked for on a proved way decides nothing.
        is_context = contacts_group().isdisjoint(asked.permissions)
        goal = Goal(asked.site, asked.via, is_context=is_context)
        arrival = arrive(self.program, self.reach, goal, says=says)
        method, pc = asked.site
        for name in asked.permissions:
            yield Request(
                permission=name,
                together_with=tuple(other for other in asked.permissions if other != name),
                method=self.program.text(method),
                offset=pc,
                part=self.program.part(method),
                by="app",
                reached=arrival.reached,
                path=with_decodings(self.program, arrival.path, asked.decoded),
                before_consent=Kleene.UNKNOWN,
                rationale=Kleene.YES if name in rationales else Kleene.UNKNOWN,
                on_refusal="unknown",
            )


def _elements(value: Value) -> tuple[Value, ...]:
    return value.values if isinstance(value, Elements) else (value,)


def _via(value: Value) -> tuple[Site, ...]:
    return value.via if isinstance(value, Text) else ()
