"""Texts that are shown where nobody can answer: hints of fields, toasts, notifications, menus, titles.

Such a text names the phonebook and asks nothing. It is no consent, and leaves no doubt whether one
stands somewhere: an act of acceptance needs a screen that can be answered (decision.md, section 2).
A text of which one use is not followed to such a place is not taken for one.
"""

from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import Final

from auditor.code.classes.program import Use
from auditor.code.classes.sites import Call
from auditor.code.ways.following import Follower, Standing
from auditor.errors import InputError
from auditor.model.app import View
from auditor.screens.inventory.compiled import read_references
from auditor.screens.inventory.ground import Ground
from auditor.screens.inventory.texts import Text
from auditor.screens.parts.knowledge import knowledge
from auditor.screens.parts.places import uses_of_constant, uses_of_resource

_MOST_USES: Final = 24
_MOST_STEPS: Final = 60
_TABLE: Final = "resources.arsc"
_MANIFEST: Final = "AndroidManifest.xml"


class Asides:
    """Tells such texts from others; one per app."""

    def __init__(self, ground: Ground) -> None:
        self.ground = ground
        self.follower = Follower(ground.graph)

    def holds(self, text: Text) -> bool:
        """Say whether every use of a text shows it where nobody can answer."""
        if text.where == "screen":
            return self._are_asides({text.source}, text)
        if text.where == "string" and text.id is not None:
            uses = list(uses_of_resource(self.ground.program, self.ground.resolver, text.id))
            files = {name for name, ids in self._files if text.id in ids}
            if _TABLE in files or not (uses or files):
                return False  # Through another resource, or by its name.
            return self._are_asides(files - {_MANIFEST}, text) and self._all(uses)
        if text.where == "code" and text.id is not None:
            uses = list(uses_of_constant(self.ground.program, text))
            return bool(uses) and self._all(uses)
        return False

    def is_hint(self, text: Text) -> bool:
        """Say whether a text stands in compiled XML alone, as a hint or title: it announces nothing."""
        if text.where == "string" and text.id is not None:
            uses = uses_of_resource(self.ground.program, self.ground.resolver, text.id)
            return next(uses, None) is None and self.holds(text)
        return text.where == "screen" and self.holds(text)

    @cached_property
    def _has_actions(self) -> bool:
        """Whether anything can be pressed on a bar that passes by."""
        return any(
            site.owner in knowledge().bars
            for name in knowledge().actions
            for site in self.ground.program.calls_of(None, name)
        )

    @cached_property
    def _takes_items(self) -> bool:
        """Whether the app does something when an item of a menu is chosen: that could be an act."""
        hierarchy, program = self.ground.graph.hierarchy, self.ground.program
        listens = any(hierarchy.subtypes(one) for one in knowledge().item_listeners)
        return listens or any(
            knowledge().item_handlers & program.declared(one.name).keys()
            for one in program.manifest.components
        )

    # In code.

    def _all(self, uses: Iterable[Use]) -> bool:
        found = list(uses)
        return len(found) < _MOST_USES and all(self._is_told_only(one) for one in found)

    def _is_told_only(self, use: Use) -> bool:
        """Follow a text from where it is loaded: every call that takes it must be such a place.

        One that comes to none at all was lost on the way, in a field of a library perhaps.
        """
        start = self.follower.standing(use.method, use.pc)
        if start is None:
            return False
        todo, seen, told = [start], set[Standing](), list[Call]()
        while todo:
            one = todo.pop()
            if one in seen:
                continue
            seen.add(one)
            if len(seen) > _MOST_STEPS or not self._goes_on(one, todo, told):
                return False
        return bool(told)

    def _goes_on(self, start: Standing, todo: list[Standing], told: list[Call]) -> bool:
        """Note where carriers hand a text on, and what tells it; False where it goes somewhere else."""
        known, graph = knowledge(), self.ground.graph
        trail = self.follower.follow(
            start, stops=lambda call: known.is_aside(graph.hierarchy, call)
        )
        if not trail.is_whole:
            return False
        for landing in trail.landings:
            scope, call = landing.scope, landing.call
            if known.carries(graph.hierarchy, call):
                result = self.follower.result(scope, call.pc)
                todo += [] if result is None else [result]
                if call.name == "append" and call.receiver is not None:
                    todo += self.follower.makings(scope, call.pc, call.receiver)
                continue
            told.append(call)
            is_asked_itself = landing.word == 0 and not call.is_static
            if not (
                is_asked_itself
                or known.is_aside(graph.hierarchy, call)
                or (known.is_passing(graph.hierarchy, call) and not self._has_actions)
                or graph.dispatch.targets_of(call).methods
            ):
                return False
        return True

    # In compiled XML.

    @cached_property
    def _files(self) -> tuple[tuple[str, frozenset[int]], ...]:
        """What each compiled XML file, the manifest and the table refer to."""
        found = []
        for member in self.ground.package.members:
            if member.magic == "axml" or member.name == _TABLE:
                try:
                    data = self.ground.package.read(member)
                except InputError:
                    continue  # The package keeps a limit for a member that it cannot read.
                found.append((member.name, read_references(data)))
        return tuple(found)

    def _are_asides(self, files: set[str], text: Text) -> bool:
        """Say whether the screens and menus that name a text show it as a hint or title alone."""
        if not files:
            return True
        resources = self.ground.package.resources
        kept = resources.kept_in(files)
        if set(kept) != files:
            return False  # A drawing, a table of values: who shows that is not known.
        for identity in {one for ids in kept.values() for one in ids}:
            kind = (resources.name(identity) or "").partition("/")[0]
            if kind in knowledge().aside_resources and not self._takes_items:
                continue
            if kind != "layout" or not self._is_hint(identity, text):
                return False
        return True

    def _is_hint(self, layout: int, text: Text) -> bool:
        """Say whether a layout, which was read, shows a text in no view's words."""
        layouts = self.ground.package.resources.layouts(layout)
        return bool(layouts) and not any(
            text.id in (view.text_id, *(one for _, one, _ in view.further))
            if text.id is not None
            else text.text in (view.text, *(one for one, _, _ in view.further))
            for one in layouts
            for view in _views(one.root)
        )


def _views(root: View) -> Iterator[View]:
    yield root
    for one in root.children:
        yield from _views(one)
