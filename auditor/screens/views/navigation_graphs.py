"""Reads the graphs of androidx's Navigation: which screens they name, and what leads to them.

A graph is an XML file of screens (`<fragment>`, `<dialog>`, `<activity>`), of actions that lead to one of
them, and of further graphs; it begins with one of its screens. A layout or code names the graph that it shows.
Source: androidx.navigation 2.3 to 2.8 (`NavInflater`), "Navigation" of the Android developers' guide.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from auditor.code.calls.navigation import Navigation
from auditor.errors import InputError
from auditor.model.app import Markup, Member, Package
from auditor.screens.inventory.compiled import read_references

BEGINS: Final = "startDestination"
"""The attribute that graphs have, and nothing else."""
SHOWS: Final = "navGraph"
"""The attribute by which a layout names the graph that it shows."""
_OF_GRAPHS: Final = {"navigation": BEGINS, "include": "graph"}
"""Elements that stand for a graph, and the attribute that names what shows then."""
_ACTION: Final = "action"
_LINK: Final = "deepLink"
_MENU: Final = "menu/"
_ITEM: Final = "item"
_DEEPEST: Final = 8
"""Graphs in graphs that are followed down to their first screen."""


@dataclass(slots=True)
class _Read:
    """What the files say, before it is joined."""

    classes: dict[int, str] = field(default_factory=dict)
    """The screens by their ids."""
    actions: dict[int, set[int]] = field(default_factory=dict)
    firsts: dict[int, int] = field(default_factory=dict)
    """What graphs begin with, by the ids of the graphs and of their files."""
    linked: set[str] = field(default_factory=set)
    """The screens to which a link leads."""

    def screens(self, identity: int, depth: int = _DEEPEST) -> frozenset[str]:
        """Return the screens that an id shows."""
        if identity in self.classes:
            return frozenset({self.classes[identity]})
        if identity in self.firsts and depth:
            return self.screens(self.firsts[identity], depth - 1)
        goals = self.actions.get(identity, ()) if depth else ()
        return frozenset(name for one in goals for name in self.screens(one, depth - 1))


def find_navigation(
    package: Package, files: Sequence[Member], others: Sequence[tuple[Member, frozenset[str]]]
) -> Navigation:
    """Return what the graphs in some files lead to; `others` is other compiled XML, with its words."""
    found = _Read()
    graphs: dict[int, None] = {}
    for member in files:
        try:
            elements = package.markup(member)
        except InputError:
            continue  # The package keeps a limit for a member that it cannot read.
        own = package.resources.kept_in([member.name]).get(member.name, ())
        _read(found, elements, own, package.manifest.package)
        graphs.update(dict.fromkeys(own))
    leads = {one: found.screens(one) for one in (*found.actions, *found.classes, *found.firsts)}
    shown = {one: {one} for one in graphs}
    begins: dict[str, set[int]] = {}
    if graphs:
        for one, graph in _showing(package, others, graphs):
            shown[graph].add(one)
        # An item of a menu shows the screen of its id, on the screen that shows the graph.
        every = {one for each in shown.values() for one in each}
        for name in _in_menus(package, others, found.classes):
            begins[name] = set(every)
    for graph, ids in shown.items():
        for name in found.screens(graph):
            begins.setdefault(name, set()).update(ids)
    elsewhere = (
        frozenset[str]().union(*(words for _, words in others)) if graphs else frozenset()
    )
    return Navigation(
        {one: names for one, names in leads.items() if names},
        {name: frozenset(ids) for name, ids in begins.items()},
        frozenset(
            one
            for one in {*found.classes.values()} - found.linked
            if one[1:-1].replace("/", ".") not in elsewhere
        ),
    )


def _read(found: _Read, elements: Iterable[Markup], own: Iterable[int], package: str) -> None:
    """Note what one file says."""
    last = ""
    for number, one in enumerate(elements):
        identity = _id(one.attributes, "id")
        name = one.attributes.get("name", "")
        known = [] if identity is None else [identity]
        if one.tag in _OF_GRAPHS:
            first = _id(one.attributes, _OF_GRAPHS[one.tag])
            if first is not None:
                found.firsts |= dict.fromkeys((*known, *(own if number == 0 else ())), first)
        elif one.tag == _ACTION:
            goal = _id(one.attributes, "destination") or _id(one.attributes, "popUpTo")
            if identity is not None and goal is not None:
                found.actions.setdefault(identity, set()).add(goal)
        elif one.tag == _LINK:
            found.linked.add(last)
        elif known and name and not name.startswith("@"):
            full = f"{package}{name}" if name.startswith(".") else name
            last = found.classes[known[0]] = f"L{full.replace('.', '/')};"


def _showing(
    package: Package,
    others: Iterable[tuple[Member, frozenset[str]]],
    graphs: Mapping[int, None],
) -> Iterator[tuple[int, int]]:
    """Yield the layouts that show graphs, with the graphs."""
    for member, words in others:
        for graph in sorted(_named(package, member) & set(graphs)) if SHOWS in words else ():
            for one in package.resources.layouts_kept_in([member.name]):
                yield one, graph


def _in_menus(
    package: Package,
    others: Iterable[tuple[Member, frozenset[str]]],
    screens: Mapping[int, str],
) -> Iterator[str]:
    """Yield the screens whose ids items of menus have."""
    for member, words in others:
        named = _named(package, member) & screens.keys() if _ITEM in words else ()
        kept = package.resources.kept_in([member.name]).get(member.name, ()) if named else ()
        if any((package.resources.name(one) or "").startswith(_MENU) for one in kept):
            yield from (screens[one] for one in sorted(named))


def _named(package: Package, member: Member) -> frozenset[int]:
    try:
        return read_references(package.read(member))
    except InputError:
        return frozenset()


def _id(attributes: Mapping[str, str], name: str) -> int | None:
    """Return the id that an attribute refers to, or None."""
    value = attributes.get(name, "")
    return int(value[1:], 16) if value.startswith("@0x") else None
