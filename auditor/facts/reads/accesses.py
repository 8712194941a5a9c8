"""Answers where the app reads data of the phonebook's kind, which, how much, and how reached.

Every call through a door of `data/contacts/doors.toml` is resolved: what its URI names decides
the kind of data. A call whose URI cannot be resolved is listed, with the columns that it handles.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final

from auditor.code.classes.decodings import Decoding, joined
from auditor.code.classes.hierarchy import Hierarchy
from auditor.code.classes.program import Program
from auditor.code.classes.search import Scope
from auditor.code.classes.sites import Call
from auditor.code.classes.values import (
    Elements,
    FieldRef,
    Number,
    Picked,
    PickedKey,
    Site,
    Text,
    Unknown,
    Uri,
    Value,
)
from auditor.code.resolution.constants import Resolver
from auditor.code.ways.reach import Reach
from auditor.facts.ground.doors import Way, call_sites, calls, door_owners, doors, is_inside
from auditor.facts.ground.providers import (
    UNRESOLVED,
    Kind,
    by_authority,
    classify,
    classify_field,
)
from auditor.facts.ground.ways import Arrival, Goal, arrive, with_decodings
from auditor.facts.reads.places import Named, Place, gathered, reason_of
from auditor.facts.reads.reflected import reflected_calls
from auditor.facts.reads.selections import (
    Selection,
    by_keys,
    columns_of,
    narrowed,
    only_counts,
    read_selection,
    selection_of,
)
from auditor.facts.reads.surroundings import Surroundings, speaks_of_contacts
from auditor.model.access import Access
from auditor.model.app import Manifest
from auditor.model.names import outer_class, short_name
from auditor.model.vocabulary import Confidence, Data, Extent, Gate, Kleene, Reached, least
from auditor.model.words import Words

_DECIDING: Final = frozenset(
    {Data.CONTACTS, Data.SIM_CONTACTS, Data.CALL_LOG, Data.SMS, Data.CALENDAR}
)
"""Data whose reads a fact asks for (P2, P7); all other data is context."""
_URI: Final = "Landroid/net/Uri;"
_CLIENT: Final = "Landroid/content/ContentProviderClient;"
_READS: Final = Words("{caller} reads {uri}", "{caller} 读取 {uri}")
_WRITES: Final = Words("{caller} writes {uri}", "{caller} 写入 {uri}")
_WATCHES: Final = Words("{caller} watches {uri}", "{caller} 监听 {uri}")
_CALLS: Final = Words("{caller} calls {uri}", "{caller} 调用 {uri}")
_SAYS: Final = {Way.WRITE: _WRITES, Way.WATCH: _WATCHES, Way.HELPER: _CALLS}
_FIXED: Final = {
    Way.WRITE: Extent.WRITE,
    Way.WATCH: Extent.METADATA,
    Way.BUNDLE: Extent.METADATA,
}
_PERMISSION: Final = "android.permission.READ_CONTACTS"
_TAKES_ALL: Final = frozenset({"getColumnName", "getColumnNames", "cursorRowToContentValues"})
_ROOMY: Final = (Extent.BULK, Extent.LOOKUP, Extent.UNKNOWN)
_MOST_WIDE: Final = 3
_WIDTH: Final = {Extent.LOOKUP: 1, Extent.UNKNOWN: 2, Extent.BULK: _MOST_WIDE}


@dataclass(frozen=True, slots=True)
class UnresolvedCall:
    """A call through a door of which not even the provider is known."""

    api: str
    method: str
    offset: int
    part: str
    site: Site
    way: Way
    reasons: tuple[str, ...]
    columns: tuple[str, ...]
    handles_contacts: bool
    """Strings around it are columns or MIME types of contacts."""
    arrival: Arrival
    """How it is reached; searched only where it handles contacts."""


@dataclass(frozen=True, slots=True)
class AccessFindings:
    """All that was found about accesses."""

    accesses: tuple[Access, ...]
    sites: tuple[Site, ...]
    """The place of each access, in the same order: for `ways.evidence_at` and for flows."""
    handed: tuple[tuple[Site, ...], ...]
    """The calls that handed the URI of each access down, in the same order."""
    unresolved: tuple[UnresolvedCall, ...]
    examined: Mapping[str, int]
    """How many calls of each way were looked at: for the scope of negative claims."""
    decoded: tuple[tuple[Decoding, ...], ...] = ()
    """How the URI of each access was made readable, in the same order."""


@dataclass(slots=True)
class _Search:
    """The work of one `find_accesses`."""

    program: Program
    hierarchy: Hierarchy
    resolver: Resolver
    reach: Reach
    picks_contacts: frozenset[str]
    own_authorities: frozenset[str]
    surroundings: Surroundings
    accesses: list[
        tuple[tuple[object, ...], Access, Site, tuple[Site, ...], tuple[Decoding, ...]]
    ] = field(default_factory=list)
    unresolved: list[UnresolvedCall] = field(default_factory=list)
    examined: dict[str, int] = field(default_factory=dict)

    def run(self) -> AccessFindings:
        """Look at every call through every door."""
        for place in self._places():
            name = place.door.way.value
            self.examined[name] = self.examined.get(name, 0) + 1
            self._look(place)
        rows = sorted(self.accesses, key=lambda row: str(row[0]))
        self.unresolved.sort(key=lambda one: (one.part, one.method, one.offset))
        return AccessFindings(
            tuple(row[1] for row in rows),
            tuple(row[2] for row in rows),
            tuple(row[3] for row in rows),
            tuple(self.unresolved),
            dict(sorted(self.examined.items())),
            tuple(row[4] for row in rows),
        )

    def _places(self) -> Iterator[Place]:
        for door in doors():
            found = call_sites(
                self.program, self.hierarchy, owners=door.owners, names=door.names
            )
            for call in calls(self.resolver, found):
                if not is_inside(self.program.owner(call.method), door_owners()):
                    yield Place(call, door)
        for one in reflected_calls(self.resolver, self.surroundings):
            yield Place(one.call, one.door, one)

    def _look(self, place: Place) -> None:
        call, door = place.call, place.door
        if door.data is not None:
            kind = Kind(door.data, door.extent or Extent.UNKNOWN)
            self._add(
                place,
                Named(
                    f"{call.owner[1:-1].rpartition('/')[2]}.{call.name}",
                    kind,
                    kind.extent,
                    (),
                    is_whole=True,
                ),
            )
            return
        values = self._named(place)
        seen: dict[tuple[str, Extent], Named] = {}
        reasons: list[str] = []
        for value in values:
            kind = self._kind(value, call)
            if not kind.is_resolved:
                reasons.append(reason_of(value))
            elif kind.data is not None:
                one = self._seen(place, value, kind)
                before = seen.get((one.uri, one.extent))
                if before is None or self._is_better(one, before, call):
                    seen[one.uri, one.extent] = one
        for one in self._widest(place, gathered(tuple(seen.values()))):
            self._add(place, one)
        if reasons or not values:
            self._leave(place, tuple(sorted(set(reasons))))

    def _named(self, place: Place) -> tuple[Value, ...]:
        """Resolve the URI of a call, or the authority that it names by a string."""
        call = place.call
        if place.reflected is not None:
            return place.reflected.uris
        index = call.first(_URI)
        if index is None and place.door.takes_authority:
            index = call.first("Ljava/lang/String;")
            values = (
                self.resolver.argument(Scope(call.method), call, index)
                if index is not None
                else ()
            )
            return tuple(
                Uri(f"content://{one.text}", one.holes, one.via)
                if isinstance(one, Text)
                else one
                for one in values
            )
        register = call.register(index) if index is not None else None
        if register is None:
            return (Number(0),)
        found = self.resolver.uri_at(call.method, call.pc, register)
        if call.owner == _CLIENT and not any(
            self._kind(one, call).is_resolved for one in found
        ):
            # The client says at least which provider it is.
            return self.resolver.receiver(Scope(call.method), call)
        return found

    def _kind(self, value: Value, call: Call) -> Kind:
        match value:
            case Uri():
                kind = classify(value)
                return (
                    Kind(None, Extent.UNKNOWN)
                    if _authority(value) in self.own_authorities
                    else kind
                )
            case FieldRef():
                return classify_field(value)
            case Number():
                return Kind(None, Extent.UNKNOWN)
            case Picked() | PickedKey():
                return self._kind_of_picked(call)
            case Unknown(reason="the data of an intent") if self._picks(call):
                return Kind(Data.CONTACTS, Extent.PICKED)
        return UNRESOLVED

    def _kind_of_picked(self, call: Call) -> Kind:
        """Say what a picked URI is: a contact where the class picks contacts or reads its columns."""
        if self._picks(call) or speaks_of_contacts(self.surroundings.around(call)):
            return Kind(Data.CONTACTS, Extent.PICKED)
        return Kind(None, Extent.UNKNOWN)

    def _picks(self, call: Call) -> bool:
        return outer_class(self.program.owner(call.method)) in self.picks_contacts

    def _seen(self, place: Place, value: Value, kind: Kind) -> Named:
        via = value.via if isinstance(value, Uri | Picked | FieldRef) else ()
        shown = (
            value.shown
            if isinstance(value, Uri)
            else value.text
            if isinstance(value, FieldRef)
            else "content://com.android.contacts/?"
        )
        whole = not isinstance(value, FieldRef) and kind.extent is not Extent.UNKNOWN
        decoded = value.decoded if isinstance(value, Uri) else ()
        return Named(shown, kind, self._extent(place, value, kind), via, whole, decoded)

    def _extent(self, place: Place, value: Value, kind: Kind) -> Extent:
        """Say how much one call reads of one URI."""
        call, way = place.call, place.door.way
        if way in _FIXED:
            return _FIXED[way]
        extent = kind.extent
        if extent not in _ROOMY:
            return extent
        in_loop = self._in_loop(call, value)
        holes = value.holes if isinstance(value, Uri) else ()
        if extent is Extent.LOOKUP:
            extent = by_keys(holes, in_loop=in_loop)
        if way is not Way.CURSOR:
            return extent
        selection = self._selection(place)
        extent = narrowed(extent, selection, in_loop=in_loop)
        if extent is Extent.LOOKUP:
            return extent  # That somebody is there is what a look-up asks.
        return Extent.METADATA if only_counts(self.resolver, call) else extent

    def _selection(self, place: Place) -> Selection:
        if place.reflected is None:
            return selection_of(self.resolver, place.call)
        given = place.reflected.arguments
        texts = tuple(one for one in given if isinstance(one, Text))
        return read_selection(texts, tuple(one for one in given if isinstance(one, Elements)))

    def _in_loop(self, call: Call, value: Value) -> bool:
        """Say whether the call, or one that hands it the URI, stands in a loop."""
        via = value.via if isinstance(value, Uri) else ()
        return any(
            self.resolver.def_use(method).is_in_loop(pc)
            for method, pc in ((call.method, call.pc), *via)
        )

    def _widest(self, place: Place, rows: tuple[Named, ...]) -> Iterator[Named]:
        """Yield one row for each URI: what is read whole on one way is not looked up beside it.

        A narrower row stays where no way leads to the wider one and some way leads to it.
        """
        for one in rows:
            wider = [
                each
                for each in rows
                if (each.uri, each.kind.data) == (one.uri, one.kind.data)
                and _WIDTH.get(each.extent, 0) > _WIDTH.get(one.extent, _MOST_WIDE)
            ]
            lost = self._rank(one, place.call)[0]
            if not any(lost or not self._rank(each, place.call)[0] for each in wider):
                yield one

    def _is_better(self, one: Named, before: Named, call: Call) -> bool:
        """Prefer the way that is reached, then the shorter and the first one."""
        return self._rank(one, call) < self._rank(before, call)

    def _rank(self, one: Named, call: Call) -> tuple[bool, int, tuple[Site, ...]]:
        method, pc = one.via[0] if one.via else (call.method, call.pc)
        return self.reach.from_entry(method, pc) is None, len(one.via), one.via

    def _add(self, place: Place, one: Named) -> None:
        call = place.call
        site = (call.method, call.pc)
        says = _SAYS.get(place.door.way, _READS).filled(
            caller=short_name(self.program.text(call.method)), uri=one.uri
        )
        arrival = arrive(
            self.program,
            self.reach,
            Goal(site, one.via, is_context=(one.kind.data or Data.CONTACTS) not in _DECIDING),
            says=says,
        )
        columns = columns_of(self.resolver, call)[0] if place.door.way is Way.CURSOR else ()
        is_known = place.reflected is None or place.reflected.is_known
        decoded = joined(one.decoded, place.reflected.decoded if place.reflected else ())
        resolved = Confidence.CONFIRMED if one.is_whole and is_known else Confidence.LIKELY
        access = Access(
            data=one.kind.data or Data.CONTACTS,
            extent=one.extent,
            columns=columns,
            uri=one.uri,
            api=place.api,
            method=self.program.text(call.method),
            offset=call.pc,
            part=self.program.part(call.method),
            component=arrival.component,
            reached=arrival.reached,
            path=with_decodings(self.program, arrival.path, decoded),
            before_consent=Kleene.UNKNOWN,
            gated_by=Gate.UNKNOWN,
            witness=(),
            verdict=None,
            confidence=least(arrival.confidence, resolved),
            by="app",
        )
        key = (
            access.part,
            access.method,
            f"{access.offset:08d}",
            access.uri,
            access.extent.value,
        )
        self.accesses.append((key, access, site, one.via, decoded))

    def _leave(self, place: Place, reasons: tuple[str, ...]) -> None:
        """List a call whose provider is not known."""
        call = place.call
        site = (call.method, call.pc)
        reads = place.door.way is Way.CURSOR
        columns = columns_of(self.resolver, call)[0] if reads else ()
        texts = self.surroundings.around(call) | set(columns) if reads else set()
        says = _SAYS.get(place.door.way, _READS).filled(
            caller=short_name(self.program.text(call.method)), uri="?"
        )
        is_contacts = speaks_of_contacts(texts) or (reads and self._takes_any(call, columns))
        # The way to a call decides nothing where nothing speaks of contacts, and costs most there.
        arrival = (
            arrive(self.program, self.reach, Goal(site), says=says)
            if is_contacts
            else Arrival(Reached.NOT_PROVED, (), None, Confidence.LIKELY)
        )
        self.unresolved.append(
            UnresolvedCall(
                place.api,
                self.program.text(call.method),
                call.pc,
                self.program.part(call.method),
                site,
                place.door.way,
                reasons,
                columns,
                is_contacts,
                arrival,
            )
        )

    def _takes_any(self, call: Call, columns: tuple[str, ...]) -> bool:
        """Say whether a query takes every column there is, of whatever it is told to query.

        No name of a column shows then what is read; with the permission it can be the phonebook.
        """
        if columns or not any(
            one.name == _PERMISSION for one in self.program.manifest.permissions
        ):
            return False
        names = (site.name for site in self.program.calls_in(call.method))
        return not _TAKES_ALL.isdisjoint(names)


def find_accesses(
    program: Program,
    hierarchy: Hierarchy,
    *,
    resolver: Resolver,
    reach: Reach,
    manifest: Manifest,
    picks_contacts: frozenset[str] = frozenset(),
) -> AccessFindings:
    """Find every access to contacts, SIM, call log, SMS, accounts and the like.

    `picks_contacts` names the outermost classes that launch a contact picker
    (`auditor.facts.reads.pickers`): a URI that comes back to them is a picked contact.
    """
    own = frozenset(name for one in manifest.components for name in one.authorities)
    known = frozenset(name for name in own if by_authority(name).data is None)
    around = Surroundings(resolver)
    return _Search(program, hierarchy, resolver, reach, picks_contacts, known, around).run()


def _authority(uri: Uri) -> str:
    return uri.text.partition("://")[2].partition("/")[0]


__all__ = ["AccessFindings", "Reached", "UnresolvedCall", "find_accesses"]
