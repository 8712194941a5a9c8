"""The table of what screens are made of (consent/screens.toml)."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Final

from auditor.code.classes.hierarchy import Hierarchy
from auditor.code.classes.sites import Call
from auditor.data.shelf import bad_entry, read_table

TABLE: Final = "consent/screens"


@dataclass(frozen=True, slots=True)
class Gesture:
    """How a view is used otherwise than by a tap: which call registers who hears it, and what runs then."""

    registers: str
    listens: str
    hears: tuple[str, ...]
    chooses: bool = False
    """Whether the view is a group, and who hears it is told which of the views in it was chosen."""


@dataclass(frozen=True, slots=True)
class Knowledge:
    """The rows of the table."""

    builders: frozenset[str]
    texts: frozenset[str]
    lists: frozenset[str]
    boxes: frozenset[str]
    views: frozenset[str]
    shows: frozenset[str]
    buttons: Mapping[str, int]
    cancelable: frozenset[str]
    cancels: frozenset[str]
    bars: frozenset[str]
    makes: frozenset[str]
    actions: frozenset[str]
    composed: Mapping[str, frozenset[str]]
    """What functions of Jetpack Compose draw, by their names: `texts`, `buttons`, `boxes`, `dialogs`, `sheets`, …."""
    hosts: Mapping[str, tuple[str, ...]]
    view_kinds: Mapping[str, tuple[str, ...]]
    early: tuple[str, ...]
    login: tuple[str, ...]
    loan: tuple[str, ...]
    records: tuple[str, ...]
    person_names: tuple[str, ...]
    person_numbers: tuple[str, ...]
    loan_sums: tuple[str, ...]
    """Words of the field for the sum or term of a loan."""
    asides: Mapping[str, tuple[str, ...]]
    """Names of methods that show what nobody can answer, to the classes that have them."""
    passing: Mapping[str, tuple[str, ...]]
    """The same where nothing in the app can be pressed on what they show."""
    carriers: Mapping[str, tuple[str, ...]]
    """Names of methods that give back a text with another in it, likewise."""
    aside_resources: frozenset[str]
    item_handlers: frozenset[str]
    """Methods of screens that take the items of menus."""
    item_listeners: tuple[str, ...]
    gestures: tuple[Gesture, ...]

    def is_builder(self, hierarchy: Hierarchy, owner: str) -> bool:
        """Say whether a class makes or is a dialog of titles, messages and buttons."""
        return owner in self.builders or any(
            one in self.builders for one in hierarchy.supers(owner)
        )

    def is_aside(self, hierarchy: Hierarchy, call: Call) -> bool:
        """Say whether a call shows its words where nobody can answer."""
        return _is_of(self.asides, hierarchy, call)

    def is_passing(self, hierarchy: Hierarchy, call: Call) -> bool:
        """Say whether a call shows its words in a bar, on which an action may be offered."""
        return _is_of(self.passing, hierarchy, call)

    def carries(self, hierarchy: Hierarchy, call: Call) -> bool:
        """Say whether a call gives back a text with what it is given in it."""
        return _is_of(self.carriers, hierarchy, call)

    def host_kind(self, hierarchy: Hierarchy, owner: str) -> str | None:
        """Return the report's word for a class that holds a screen, or None."""
        above = {owner, *hierarchy.supers(owner)}
        return next((kind for kind, names in self.hosts.items() if above & set(names)), None)

    def view_kind(self, tag: str) -> str | None:
        """Return what a view is by the end of its class's name: `boxes`, `buttons`, …."""
        return next(
            (kind for kind, names in self.view_kinds.items() if tag.endswith(names)), None
        )


@cache
def knowledge() -> Knowledge:
    """Read the table; raises `BadData`."""
    table = read_table(TABLE)
    try:
        builders, flow = table["builders"], table["flow"]
        return Knowledge(
            builders=frozenset(builders["owners"]),
            texts=frozenset(builders["texts"]),
            lists=frozenset(builders["lists"]),
            boxes=frozenset(builders["boxes"]),
            views=frozenset(builders["views"]),
            shows=frozenset(builders["shows"]),
            buttons=dict(builders["buttons"]),
            cancelable=frozenset(builders["cancelable"]),
            cancels=frozenset(builders["cancels"]),
            bars=frozenset(builders["bars"]),
            makes=frozenset(builders["makes"]),
            actions=frozenset(builders["actions"]),
            composed={kind: frozenset(names) for kind, names in table["compose"].items()},
            hosts={kind: tuple(names) for kind, names in table["hosts"].items()},
            view_kinds={kind: tuple(names) for kind, names in table["views"].items()},
            early=tuple(flow["early"]),
            login=tuple(flow["login"]),
            loan=tuple(flow["loan"]),
            records=tuple(table["records"]["words"]),
            person_names=tuple(table["manual"]["names"]),
            person_numbers=tuple(table["manual"]["numbers"]),
            loan_sums=tuple(table["application"]["sums"]),
            asides=_by_name(table["asides"]["calls"]),
            passing=_by_name(table["asides"]["passing"]),
            carriers=_by_name(table["asides"]["carriers"]),
            aside_resources=frozenset(table["asides"]["resources"]),
            item_handlers=frozenset(table["asides"]["item_handlers"]),
            item_listeners=tuple(table["asides"]["item_listeners"]),
            gestures=tuple(
                Gesture(
                    one["registers"],
                    one["listens"],
                    tuple(one["hears"]),
                    one.get("chooses", False),
                )
                for one in table["gesture"]
            ),
        )
    except KeyError as error:
        raise bad_entry(TABLE, "the table", f"lacks {error}") from error


def _by_name(calls: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """Group `Lowner;->name` by name."""
    found: dict[str, tuple[str, ...]] = {}
    for one in calls:
        owner, arrow, name = one.partition("->")
        if not arrow:
            raise bad_entry(TABLE, "asides", f"{one!r} is not written as Lowner;->name")
        found[name] = (*found.get(name, ()), owner)
    return found


def _is_of(calls: Mapping[str, tuple[str, ...]], hierarchy: Hierarchy, call: Call) -> bool:
    return any(
        call.owner == one or hierarchy.is_subtype(call.owner, one)
        for one in calls.get(call.name, ())
    )
