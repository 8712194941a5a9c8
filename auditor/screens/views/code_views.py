"""Views that code makes, as a layout would have them: what is put into what, and what is done to each.

`new LinearLayout(this)`, `box.addView(text(R.string.why))`, `setContentView(box)`: from the view that
a screen shows, what is added to it is followed to where it is made, through helpers that make or
take a view, through fields, and into the constructors of views of the app's own. Each view gets a
number of its own, as an id would be, and the calls on it are listed as they are looked at.
Source: android.view.ViewGroup (`addView`), android.view.LayoutInflater.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Final

from auditor.code.classes.hierarchy import Hierarchy
from auditor.code.classes.histories import roots_of
from auditor.code.classes.program import Use
from auditor.code.classes.registers import ENTRY
from auditor.code.classes.search import Scope
from auditor.code.classes.sites import Call
from auditor.code.classes.values import Number, Site
from auditor.code.resolution.constants import Resolver
from auditor.dex.body import Instruction
from auditor.dex.opcodes import (
    CONST_NUMBERS,
    INSTANCE_READS,
    INSTANCE_WRITES,
    NEW_INSTANCE,
    RETURN_OBJECT,
)
from auditor.errors import InputError
from auditor.model.app import Layout, View
from auditor.screens.parts.knowledge import knowledge
from auditor.screens.parts.view_trees import all_views
from auditor.screens.views.exclusive_views import MOST_PAGES, ExclusiveViews
from auditor.screens.views.object_uses import ObjectUses, entered

_ADDS: Final = "addView"
_EMPTIES: Final = frozenset({"removeAllViews", "removeAllViewsInLayout"})
_TWO_STATES: Final = "Landroid/widget/CompoundButton;"
_BOX: Final = "CheckBox"
_TEXT: Final = "TextView"
FIRST: Final = -0x20000
"""Numbers from here on down stand for views that code makes."""
_DEEPEST: Final = 24
_MOST_VIEWS: Final = 120
_MOST_WRITES: Final = 8

_Page = dict[int, frozenset[int]]
"""Which of their children the containers show that are filled with the one or the other, by their numbers."""
_Place = tuple[int, int]
"""A place and the register in which a view stands then; `ENTRY` for a parameter."""


@dataclass(slots=True)
class _Node:
    """A view that code makes, while what is done to it is being found."""

    number: int
    tag: str
    children: "list[_Node | View]" = field(default_factory=list)
    added: list[tuple[Scope, int]] = field(default_factory=list)
    """Where each of them is put in."""
    seen: set[tuple[Scope, int, int]] = field(default_factory=set)


@dataclass(slots=True)
class Laid:
    """What a screen shows that code puts together."""

    roots: tuple[View, ...] = ()
    touches: dict[int, list[tuple[Scope, Call]]] = field(default_factory=dict)
    """The calls on each view, by its number."""
    layouts: list[Layout] = field(default_factory=list)
    """What is inflated into it."""
    is_whole: bool = True
    """False when something on it was not followed to where it is made."""
    filled_at: tuple[Site, ...] = ()
    """For one of several pages: the calls that put into a container what it shows of it alone."""
    is_torn: bool = False
    """Whether what is on it may be of several screens, since one of several functions fills it."""

    @property
    def is_page(self) -> bool:
        """Say whether it is a web view and nothing else."""
        return all(knowledge().view_kind(one.tag) == "pages" for one in self.roots)


class CodeViews:
    """Follows views that code makes; one per app."""

    def __init__(self, resolver: Resolver) -> None:
        self.resolver = resolver
        self.exclusive = ExclusiveViews(resolver)
        self._last = FIRST

    def shown(self, scope: Scope, pc: int, register: int, own: str = "") -> Laid | None:
        """Return what the view in a register holds, of all its pages; None where code does not make it.

        `own`: the class of the screen.
        """
        found, doubt = self._shown((scope, pc, register), own, {})
        for one in found[:1]:
            one.is_torn = doubt is not None
        return found[0] if found else None

    def each_shown(self, scope: Scope, pc: int, register: int, own: str) -> list[Laid]:
        """Return what the view in a register holds, page by page.

        Each function that may fill it gives pages of its own.
        """
        at = (scope, pc, register)
        found, doubt = self._shown(at, own, {})
        if doubt is None:
            return found[1:] or found
        call, count = doubt
        pages: list[Laid] = []
        for one in range(count):
            filled, further = self._shown(at, own, {call: one})
            for each in filled:
                each.is_torn |= further is not None
            pages += filled[1:] or filled
        return pages

    def _shown(
        self, at: tuple[Scope, int, int], own: str, picked: Mapping[Site, int]
    ) -> tuple[list[Laid], tuple[Site, int] | None]:
        """Return what a view holds as a whole, and then its pages where it has several."""
        walk = _Walk(self.resolver, self._last, ObjectUses(self.resolver, own, picked))
        roots = walk.views(*at, 0)
        self._last -= len(walk.made)
        if not any(isinstance(one, _Node) for one in roots):
            return [], None
        pages = self._pages(walk)
        laid = replace(
            walk.laid,
            roots=tuple(_frozen(one, {}) for one in roots),
            is_whole=walk.laid.is_whole and walk.uses.is_whole,
            is_torn=pages is None,
        )
        split = [
            _with_own_layouts(
                replace(
                    laid,
                    roots=tuple(_frozen(one, page) for one in roots),
                    filled_at=walk.filling(page),
                )
            )
            for page in pages or ()
        ]
        return [laid, *split], walk.doubt

    def _pages(self, walk: "_Walk") -> "list[_Page] | None":
        """Return the pages that are shown instead of each other; None where they are too many."""
        found: list[_Page] = [{}]
        for node in walk.made.values():
            calls = walk.laid.touches.get(node.number, ())
            is_emptied = any(call.name in _EMPTIES for _, call in calls)
            kept = self.exclusive.pages(node.added, is_emptied=is_emptied)
            if len(kept) > 1:
                found = [{**page, node.number: one} for page in found for one in kept]
            if len(found) > MOST_PAGES:
                return None
        return found if len(found) > 1 else []


class _Walk:
    """The work of following what one screen shows."""

    def __init__(self, resolver: Resolver, last: int, uses: ObjectUses) -> None:
        self.resolver = resolver
        self.uses = uses
        self.doubt: tuple[Site, int] | None = None
        """The call of one of several functions by which the screen is filled, with how many they are."""
        self.program = resolver.program
        self.last = last
        self.laid = Laid()
        self.made: dict[tuple[Scope, int], _Node] = {}

    def filling(self, page: "_Page") -> tuple[Site, ...]:
        """Return the calls that fill the containers of a page which show it instead of others."""
        sites = {
            (scope.method, pc)
            for node in self.made.values()
            for number, (scope, pc) in enumerate(node.added)
            if number in page.get(node.number, ())
        }
        return tuple(sorted(sites))

    # Where a view is made.

    def views(self, scope: Scope, pc: int, register: int, depth: int) -> "list[_Node | View]":
        """Return the views that a register can hold."""
        if depth > _DEEPEST or len(self.made) > _MOST_VIEWS:
            self.laid.is_whole = False
            return []
        uses = self.resolver.def_use(scope.method)
        return [
            one
            for root in roots_of(uses, pc, register, frozenset())
            for one in self._at(scope, root, depth)
        ]

    def _at(self, scope: Scope, root: _Place, depth: int) -> "list[_Node | View]":
        """Return the views that are defined at a place."""
        uses = self.resolver.def_use(scope.method)
        pc, register = root
        if pc == ENTRY:
            return self._handed_in(scope, uses.parameter_word(register), depth)
        one = uses.instruction(pc)
        if one.opcode == NEW_INSTANCE:
            return [self._new(scope, one, depth)]
        if one.opcode in INSTANCE_READS:
            return self._kept(scope, one, depth)
        if one.opcode in CONST_NUMBERS and one.literal == 0:
            return []  # None: behind a getter's throw, where nothing was kept yet.
        before = uses.call_before(pc)
        call = self.resolver.call_at(scope.method, before.pc) if before is not None else None
        return self._given(scope, call, root, depth)

    def _handed_in(self, scope: Scope, word: int | None, depth: int) -> "list[_Node | View]":
        frame = scope.frame
        if frame is None or word is None or word >= len(frame.call.registers):
            self.laid.is_whole = False
            return []
        return self.views(frame.scope, frame.call.pc, frame.call.registers[word], depth + 1)

    def _kept(self, scope: Scope, one: Instruction, depth: int) -> "list[_Node | View]":
        """Return the views that a field is given: of the very object where it is known, else anywhere."""
        found: list[_Node | View] = []
        written = self.uses.writes(scope, one)
        if written is not None:
            for inner, (pc, register) in written:
                found += self.views(inner, pc, register, depth + 1)
            self.laid.is_whole &= bool(written)
            return found
        writes = self._field_writes(scope, one)
        if not 0 < len(writes) <= _MOST_WRITES:
            self.laid.is_whole = False
            return []
        for use in writes:
            # A setter is told what it keeps by who calls it.
            told = [scope] if use.method == scope.method else self.uses.entrances(use.method)
            write = self.resolver.def_use(use.method).instruction(use.pc)
            for inner in told:
                found += self.views(inner, use.pc, write.registers[0], depth + 1)
        return found

    def _field_writes(self, scope: Scope, one: Instruction) -> list[Use]:
        image, _ = self.program.place(scope.method)
        text = image.field_text(one.ref) if one.ref is not None else ""
        return [
            use
            for use in self.program.field_uses(text)
            if use.opcode in INSTANCE_WRITES and not self.uses.is_siblings(use.method, text)
        ]

    def _given(
        self, scope: Scope, call: Call | None, result: _Place, depth: int
    ) -> "list[_Node | View]":
        """Return what a call gives back: an inflated layout, or what a helper makes."""
        if call is not None and call.name == "inflate" and "I" in call.types:
            values = self.resolver.argument(scope, call, call.types.index("I"))
            known = [one.value for one in values if isinstance(one, Number)]
            return [one for value in known for one in self._inflated(value)]
        targets = () if call is None else self.uses.targets(scope, call)
        if call is None or len(targets) != 1:
            self.laid.is_whole = False
            return []
        found = self._given_back(entered(scope, call, targets[0]), depth + 1)
        for one in found:
            if isinstance(one, _Node):
                self._shape(one, scope, result, depth)
        return found

    def _given_back(self, scope: Scope, depth: int) -> "list[_Node | View]":
        """Return the views that a method gives back."""
        return [
            view
            for one in self.program.body(scope.method).instructions
            if one.opcode == RETURN_OBJECT
            for view in self.views(scope, one.pc, one.registers[0], depth)
        ]

    def _inflated(self, identity: int) -> list[View]:
        resources = self.resolver.resources
        try:
            layouts = resources.layouts(identity) if resources is not None else ()
        except InputError:
            layouts = ()
        self.laid.layouts += layouts
        self.laid.is_whole &= bool(layouts)
        return [one.root for one in layouts[:1]]

    # What is done to it.

    def _new(self, scope: Scope, one: Instruction, depth: int) -> _Node:
        key = (scope, one.pc)
        known = self.made.get(key)
        if known is None:
            image, _ = self.program.place(scope.method)
            name = image.type_name(one.ref) if one.ref is not None else ""
            known = _Node(self.last - len(self.made), tag_of(self.resolver.hierarchy, name))
            self.made[key] = known
            self._shape(known, scope, (one.pc, one.registers[0]), depth)
        return known

    def _shape(self, node: _Node, scope: Scope, place: _Place, depth: int) -> None:
        """Note what the code does to a view, wherever it goes from its place."""
        for used in self.uses.of(scope, place):
            key = (used.scope, used.one.pc, used.register)
            if (
                used.call is not None
                and used.call.receiver == used.register
                and key not in node.seen
            ):
                node.seen.add(key)
                self._called(node, used.scope, used.call, depth)

    def _called(self, node: _Node, scope: Scope, call: Call, depth: int) -> None:
        """Note a call on a view."""
        self.laid.touches.setdefault(node.number, []).append((scope, call))
        child = call.register(0) if call.name == _ADDS and call.types else None
        if child is not None:
            self.doubt = self.doubt or self.uses.doubt(scope)
            found = self.views(scope, call.pc, child, depth + 1)
            known = {id(one) for one in node.children}
            new = [one for one in found if id(one) not in known]
            node.children += new
            node.added += [(scope, call.pc)] * len(new)


def tag_of(hierarchy: Hierarchy, name: str) -> str:
    """Return the element that a layout would have for a class of views.

    The nearest class above it that the table of views knows; what has two states is a box, however
    a shrinker named its class.
    """
    above = (name, *hierarchy.supers(name))
    simple = [one.rpartition("/")[2].removesuffix(";") for one in above]
    kinds = {one: knowledge().view_kind(one) for one in simple}
    if _TWO_STATES in above:
        return next((one for one in simple if kinds[one] == "boxes"), _BOX)
    known = next((one for one in simple if kinds[one] is not None), None)
    if known is not None:
        return known
    return _TEXT if f"Landroid/widget/{_TEXT};" in above else simple[0]


def _with_own_layouts(page: Laid) -> Laid:
    """Return a page with those layouts alone that are inflated into it."""
    views = {id(one) for one in all_views(page.roots)}
    there = {one.id for one in page.layouts if id(one.root) in views}
    return replace(page, layouts=[one for one in page.layouts if one.id in there])


def _frozen(node: _Node | View, page: "_Page", around: frozenset[int] = frozenset()) -> View:
    """Return a view as a layout has it, with what is in it on a page."""
    if isinstance(node, View):
        return node
    inside = around | {node.number}
    kept = page.get(node.number, range(len(node.children)))
    return View(
        tag=node.tag,
        id=node.number,
        id_name=None,
        text=None,
        text_id=None,
        hint=None,
        checked=None,
        on_click=None,
        class_name=None,
        children=tuple(
            _frozen(one, page, inside)
            for number, one in enumerate(node.children)
            if number in kept and (isinstance(one, View) or one.number not in inside)
        ),
    )
