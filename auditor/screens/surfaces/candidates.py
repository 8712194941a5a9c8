"""Where screens may stand: the methods that make some, and the classes that show what is looked for.

From the texts that matter and the ways to requests and reads (`places`), and one step on: what is opened there.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Final

from auditor.code.classes.program import MethodNumber, Program
from auditor.model.names import LIBRARIES, outer_class
from auditor.screens.parts.places import Places
from auditor.screens.views.hosts import Host, Hosts

_MOST_CALLED: Final = 600
_MOST_OPENED: Final = 24
"""Screens opened on the way that are looked at: the nearest to the request or read come first."""


@dataclass(frozen=True, slots=True)
class Candidates:
    """The places of one app where a screen that matters may be made or shown."""

    program: Program
    places: Places
    hosts: Hosts
    showing_pages: Sequence[str]
    """The classes that show pages which tell something."""

    def methods(self) -> list[MethodNumber]:
        """Return the app's own methods that name the words, or lie on a way to a request or read."""
        program = self.program
        return [
            one
            for one in self.places.methods
            if program.has_code(one) and not program.owner(one).startswith(LIBRARIES)
        ]

    def all_hosts(self) -> list[Host]:
        """Return who shows the layouts that matter, and what the classes on the way show."""
        found = {host.key: host for host in self._placed_hosts()}
        owners = dict.fromkeys(outer_class(self.program.owner(one)) for one in self.methods())
        owners.update(dict.fromkeys(self._opened()))
        owners.update(dict.fromkeys(self.showing_pages))
        for owner in owners:
            for host in self.hosts.of_class(owner):
                found.setdefault(host.key, host)
        return list(found.values())

    def _placed_hosts(self) -> Iterator[Host]:
        """Yield who shows the layouts that matter, and what code makes where the words are named."""
        methods: dict[MethodNumber, None] = {}
        for layout in sorted(self.places.layouts):
            for use in self.program.resource_uses(layout):
                methods[use.method] = None
        for method in methods:
            for host in self.hosts.in_method(method):
                if host.layout in self.places.layouts:
                    yield host
        for method in self.methods():
            yield from self.hosts.coded_in(method)

    def _opened(self) -> Iterator[str]:
        """Yield the screens that are opened on the way to a request or a read, or by who names the words.

        By code on the way, or by what it calls: `ConsentActivity.start(context)`.
        """
        program = self.program
        way = self.methods()  # Who names the words may hand them to what it opens.
        called = (
            target
            for one in way
            for site in program.calls_in(one)
            if (target := program.method(site.target)) is not None
            and not program.owner(target).startswith(LIBRARIES)
        )
        names: dict[str, None] = {}
        for method in list(dict.fromkeys((*way, *called)))[:_MOST_CALLED]:
            image, row = program.place(method)
            for one in sorted(set(image.type_id[image.type_uses_in(row)].tolist())):
                names[image.type_name(one)] = None
        screens = (
            name
            for name in names
            if not name.startswith(LIBRARIES) and self.hosts.kind_of(name) is not None
        )
        yield from islice(screens, _MOST_OPENED)

    def drawing(self) -> Iterator[MethodNumber]:
        """Yield the methods of dialogs and sheets that are opened: what they say may be handed to them."""
        program = self.program
        for name in self._opened():
            if self.hosts.kind_of(name) in ("dialog", "sheet"):
                yield from (
                    one for one in program.methods_of_class(name) if program.has_code(one)
                )
