"""Which screen scripts belong to, and what opens it: pages of the package, pages of uni-app.

A page of HTML runs the scripts that it holds and names; one of uni-app is the component that the compiled
script registers under its path (`__definePage`, `__file`). Source: DCloud's compiled output (Vue 2 and 3).
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from posixpath import basename
from typing import Final

from tree_sitter import Node

from auditor.scripts.program import Scripts, Spot
from auditor.scripts.syntax import arguments_of, bare, path_of, string_of, text_of

APP: Final = "App"
"""Stands for what runs as the app starts."""
BETWEEN: Final = "\n"
"""Between the names of the pages that share a script."""
_DEFINES: Final = "__definePage"
_FILE: Final = "__file"
_PAGES: Final = re.compile(
    r"[\"']?pages[\"']?\s*:\s*\[\s*[\"']([\w\-/]+)[\"']((?:\s*,\s*[\"'][\w\-/]+[\"'])*)"
)
_ENTRY: Final = re.compile(r"[\"']?entryPagePath[\"']?\s*:\s*[\"']([\w\-/]+)[\"']")
_PATH: Final = re.compile(r"(?:pages|pages?[A-Z_]\w*|sub\w*)(?:/[\w\-]+)+")
_MOST: Final = 200


@dataclass(slots=True)
class Opened:
    """The screens of one host's scripts."""

    scripts: Scripts
    pages: tuple[str, ...] = ()
    """The members that are pages."""
    starts: tuple[str, ...] = ()
    """Those with which the app starts."""
    _components: dict[Node, str] | None = field(default=None)
    _first: str = ""

    @property
    def is_known(self) -> bool:
        """Whether the app's scripts are parts of screens that are known by name."""
        return bool(self.pages) or bool(self._by_node())

    def of(self, spot: Spot) -> str:
        """Return the screen that must be open for a place to run; empty where that is not known."""
        if spot.source.page:
            return spot.source.page
        known = self._by_node()
        above: Node | None = spot.node
        while above is not None and known:
            if above in known:
                return known[above]
            above = above.parent
        return ""

    def is_first(self, name: str) -> bool:
        """Say whether a screen is there as the app starts."""
        return name == APP or any(
            one in self.starts or (bool(self._first) and one == self._first)
            for one in name.split(BETWEEN)
        )

    def opened_at(self, name: str) -> Sequence[Spot]:
        """Return where scripts name a screen, to open it."""
        return [spot for one in name.split(BETWEEN) for spot in self._naming(one)]

    def _naming(self, name: str) -> Iterator[Spot]:
        word = basename(name) if name in self.pages else name
        pattern = re.compile(
            rb"(?<![\w.-])/?(?:[\w.-]+/)*" + re.escape(word.encode()) + rb"(?=[?#\"'`])"
        )
        if name not in self.pages:
            pattern = re.compile(
                rb"(?<=[\"'`])/?" + re.escape(word.encode()) + rb"(?=[?#\"'`])"
            )
        for source in self.scripts.sources:
            for found in list(pattern.finditer(source.data))[:_MOST]:
                self.scripts.budget.spend()
                node = source.at(found.start(), found.end())
                if node is not None and not self._registers(node):
                    yield Spot(source, node)

    def _registers(self, node: Node) -> bool:
        """Say whether a path stands where the page is registered or listed, and opens nothing."""
        above: Node | None = node
        for _ in range(6):
            if above is None:
                return False
            if above.type == "pair" and text_of(above.child_by_field_name("key")).strip("\"'") in (
                "pages", "path", "pagePath", "entryPagePath", "route",
            ):  # fmt: skip
                return True
            if (
                above.type == "call_expression"
                and path_of(above.child_by_field_name("function")) == _DEFINES
            ):
                return True
            above = above.parent
        return False

    def _by_node(self) -> dict[Node, str]:
        """Return the components of uni-app's pages: objects and functions, each with its path."""
        if self._components is None:
            self._components = {}
            for path, spot in (*self._defined(), *self._exported()):
                for node in self._parts(spot):
                    self._components.setdefault(node, path)
            self._first = next(self._firsts(), "")
        return self._components

    def _parts(self, spot: Spot) -> Iterator[Node]:
        """Yield an object or function, and what wraps it where it is declared."""
        node = bare(spot.node)
        yield node
        found = self.scripts.resolved(Spot(spot.source, node))
        yield found.node
        if found.node.type == "call_expression":
            for one in arguments_of(found.node)[:1]:
                yield from self._parts(Spot(found.source, one))

    def _defined(self) -> Iterator[tuple[str, Spot]]:
        for call in self.scripts.calls([_DEFINES]):
            given = arguments_of(call.node)
            if len(given) > 1 and given[0].type == "string":
                yield string_of(given[0]), Spot(call.source, given[1])

    def _exported(self) -> Iterator[tuple[str, Spot]]:
        """Yield the parts of `_export_sfc(main, [["render", draw], ["__file", "pages/x/x.vue"]])`."""
        for one in self.scripts.named(_FILE):
            row = one.node.parent
            table = row.parent if row is not None and row.type == "array" else None
            held = table.parent if table is not None and table.type == "array" else None
            call = held.parent if held is not None and held.type == "arguments" else None
            if row is None or table is None or call is None:
                continue
            said = [
                string_of(each) for each in row.named_children[1:2] if each.type == "string"
            ]
            name = said[0].removesuffix(".vue").removesuffix(".nvue") if said else ""
            path = APP if name == APP else name
            for part in arguments_of(call)[:1]:
                yield path, Spot(one.source, part)
            for each in table.named_children:
                for part in each.named_children[1:2]:
                    yield path, Spot(one.source, part)

    def _firsts(self) -> Iterator[str]:
        texts = [
            one.data.decode("utf-8", "replace")
            for one in self.scripts.sources
            if b"pages" in one.data
        ]
        for pattern in (_ENTRY, _PAGES):
            for text in texts:
                for found in pattern.finditer(text):
                    if _PATH.match(found[1]) or found[1] in self._components_named():
                        yield found[1]

    def _components_named(self) -> Iterable[str]:
        return (self._components or {}).values()
