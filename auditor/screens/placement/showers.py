"""Which class shows a text that stands on no screen that was found: a toast, a notification, a menu, a hint.

A reader wants to know where to look for it; nothing is decided by the answer. The class is the one
whose code loads the text, or the compiled XML that names it, up to a few files further on (a graph
that a layout hosts).
"""

from collections.abc import Collection, Iterator
from functools import cached_property
from typing import Final

from auditor.code.classes.program import Use
from auditor.errors import InputError
from auditor.model.names import LIBRARIES, outer_class
from auditor.screens.inventory.compiled import read_references
from auditor.screens.inventory.ground import Ground
from auditor.screens.inventory.texts import Text
from auditor.screens.parts.places import uses_of_constant, uses_of_resource

_DEEPEST: Final = 3
_MANIFEST: Final = "AndroidManifest.xml"


class Showers:
    """Tells who shows a text; one per app, since compiled XML is read once."""

    def __init__(self, ground: Ground) -> None:
        self.ground = ground

    def of(self, text: Text) -> str | None:
        """Return the class that shows a text, in dex form; None where none is found."""
        if text.where == "code" and text.id is not None:
            return self._first(uses_of_constant(self.ground.program, text))
        if text.where == "string" and text.id is not None:
            return self._of_ids({text.id}, set())
        return self._of_files({text.source}, set()) if text.where == "screen" else None

    def _of_ids(self, ids: Collection[int], seen: set[str]) -> str | None:
        for one in sorted(ids):
            program, resolver = self.ground.program, self.ground.resolver
            if found := self._first(uses_of_resource(program, resolver, one)):
                return found
        files = {name for name, named in self._files if not named.isdisjoint(ids)} - seen
        return self._of_files(files, seen)

    def _of_files(self, files: set[str], seen: set[str]) -> str | None:
        """Return the class that inflates one of some files, or a file that names one of them."""
        if not files or len(seen) > _DEEPEST:
            return None
        kept = self.ground.package.resources.kept_in(files)
        ids = {one for each in kept.values() for one in each}
        return self._of_ids(ids, seen | files) if ids else None

    def _first(self, uses: Iterator[Use]) -> str | None:
        owners = (self.ground.program.owner(one.method) for one in uses)
        return next(
            (
                outer_class(one)
                for one in sorted(owners)
                if not one.startswith(LIBRARIES) and "/R$" not in one
            ),
            None,
        )

    @cached_property
    def _files(self) -> tuple[tuple[str, frozenset[int]], ...]:
        """What each compiled XML file refers to."""
        found = []
        for member in self.ground.package.members:
            if member.magic != "axml" or member.name == _MANIFEST:
                continue
            try:
                found.append((member.name, read_references(self.ground.package.read(member))))
            except InputError:
                continue  # The package keeps a limit for a member that it cannot read.
        return tuple(found)
