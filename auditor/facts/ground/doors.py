"""Answers where the app calls the framework's doors: queries, streams, requests, pickers."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from auditor.code.classes.hierarchy import Hierarchy
from auditor.code.classes.program import CallSite, Program
from auditor.code.classes.sites import Call
from auditor.code.resolution.constants import Resolver
from auditor.data.shelf import bad_entry, read_table
from auditor.model.names import outer_class
from auditor.model.vocabulary import Data, Extent


class Way(StrEnum):
    """What comes through a door."""

    CURSOR = "cursor"
    STREAM = "stream"
    BUNDLE = "bundle"
    WRITE = "write"
    WATCH = "watch"
    HELPER = "helper"


@dataclass(frozen=True, slots=True)
class Door:
    """One family of framework methods that give access to providers' data."""

    owners: frozenset[str]
    names: tuple[str, ...]
    way: Way
    takes_authority: bool
    """The provider is named by a string instead of a URI."""
    data: Data | None
    """For helpers: what they give."""
    extent: Extent | None


@cache
def doors() -> tuple[Door, ...]:
    """Return the doors of the shelf, in its order; raises `BadData` for words it must not use."""
    found = []
    known = {"owners", "names", "way", "authority", "data", "extent"}
    for number, row in enumerate(read_table("contacts/doors")["door"]):
        if row.keys() - known:
            raise bad_entry(
                "contacts/doors", f"door {number}", f"unknown keys {sorted(row.keys() - known)}"
            )
        try:
            found.append(
                Door(
                    frozenset(row["owners"]),
                    tuple(row["names"]),
                    Way(row["way"]),
                    row.get("authority", False),
                    Data(row["data"]) if "data" in row else None,
                    Extent(row["extent"]) if "extent" in row else None,
                )
            )
        except (KeyError, ValueError) as error:
            raise bad_entry("contacts/doors", f"door {number}", str(error)) from error
    return tuple(found)


@cache
def door_owners() -> frozenset[str]:
    """Return every class of the table."""
    return frozenset(owner for one in doors() for owner in one.owners)


def is_inside(class_name: str, owners: frozenset[str]) -> bool:
    """Say whether a class is one of some library classes or nested in one.

    Calls inside a door's own code are not counted: the call of the door counts.
    """
    return class_name in owners or outer_class(class_name) in owners


def call_sites(
    program: Program, hierarchy: Hierarchy, *, owners: Iterable[str], names: Iterable[str]
) -> Iterator[CallSite]:
    """Yield the calls that run a framework method, also when named through an app's subclass.

    Which method ids count is decided once per id, so that only real sites cost anything.
    """
    wanted = frozenset(owners)
    named = wanted | hierarchy.below_any(wanted)
    for name in names:
        targets: dict[tuple[str, str], None] = {}
        for index, one in program.members.methods_among(named, name):
            owner, _, signature = program.images[index].method_text(one).partition("->")
            if owner in wanted or _runs(hierarchy, owner, signature, wanted):
                targets[owner, signature] = None
        for owner, signature in sorted(targets):
            yield from program.calls_of(owner, name, signature.removeprefix(name))


def _runs(hierarchy: Hierarchy, owner: str, signature: str, wanted: frozenset[str]) -> bool:
    """Say whether a reference to an app's class ends in a method of a wanted class."""
    if signature.startswith("<"):
        return False
    runs = hierarchy.resolve_method(owner, signature)
    return runs is None or hierarchy.program.owner(runs) in wanted


def calls(resolver: Resolver, sites: Iterable[CallSite]) -> Iterator[Call]:
    """Decode call sites."""
    for site in sites:
        call = resolver.call_at(site.method, site.pc)
        if call is not None:
            yield call
