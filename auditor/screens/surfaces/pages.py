"""Screens that are pages of the package's assets: their words, and what their buttons call.

A button's script calls a method that the app gave the page with `addJavascriptInterface`; the method
is followed like any other handler. A function of the page's own is looked into for such a call, and
nothing more of the script is run. What a script says that the app hears (`overheard_pages`) runs what hears it. Source: android.webkit.WebView, HTML Living Standard (`onclick`,
`checked`, `href="javascript:"`).
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import cached_property
from typing import Final

from auditor.code.classes.program import CallSite, MethodNumber
from auditor.code.classes.search import Scope
from auditor.code.classes.sites import parameter_types
from auditor.code.classes.values import HOLE, Instance, Value
from auditor.code.classes.values import Text as TextValue
from auditor.code.evaluation.answered import OWN, Known, Thing
from auditor.model.app import Member
from auditor.model.names import LIBRARIES, outer_class, outermost
from auditor.model.vocabulary import Kleene
from auditor.screens.inventory.ground import Ground
from auditor.screens.inventory.policy_texts import is_headed_as_document
from auditor.screens.inventory.texts import Text
from auditor.screens.parts.wording import Wording
from auditor.screens.presses.handlers import Handler, Handlers
from auditor.screens.presses.pressing import Use
from auditor.screens.surfaces.addresses import ASSETS, given, member_of
from auditor.screens.surfaces.drafts import Draft, Piece
from auditor.screens.surfaces.overheard_pages import OverheardPages
from auditor.screens.surfaces.pressed_pages import Pressed
from auditor.screens.views.page_elements import Element, PageReader
from auditor.screens.views.page_listeners import attach_listeners
from auditor.screens.views.page_scripts import (
    CALL,
    PAGES,
    SCRIPTED,
    functions_in,
    is_own_script,
    is_run_besides,
    named_pages,
    read_script,
    script_files,
    scripts_of,
    with_called,
)
from auditor.screens.views.told_words import Function, words_at

_LOADS: Final = ("loadUrl", "loadData", "loadDataWithBaseURL")
_VIEW: Final = "Landroid/webkit/WebView;"
_BRIDGES: Final = "addJavascriptInterface"
_WORDS: Final = {"true": 1, "false": 0}
_QUOTED: Final = re.compile(r"""(['"])([^'"\\]*)\1""")
_MOST_PAGES: Final = 12
_MOST_LINKED: Final = 40


def _address(source: str, element: Element) -> str:
    """Return where a link of a page leads."""
    if ":" in element.script.partition("/")[0]:
        return element.script
    folder = source.removeprefix("assets/").rpartition("/")[0]
    return f"{ASSETS}{folder}/{element.script}".replace("asset//", "asset/")


def _known(types: Sequence[str], words: Sequence[str]) -> tuple[Known, ...]:
    """Return what a script tells a method in so many words, as the words of its parameters."""
    found: list[Known] = []
    for kind, word in zip(types, map(str.strip, words), strict=True):
        quoted = _QUOTED.fullmatch(word)
        if kind == "Z":
            found.append(_WORDS.get(word))
        elif kind == "I":
            found.append(int(word) if word.isdecimal() else None)
        else:
            is_text = kind == "Ljava/lang/String;" and quoted is not None
            found.append(Thing("text", quoted[2]) if quoted and is_text else None)
        found += [None] if kind in ("J", "D") else []
    return tuple(found)


class Pages:
    """Finds pages of the package that the app shows; one per app."""

    def __init__(self, ground: Ground, handlers: Handlers) -> None:
        self.ground = ground
        self.handlers = handlers
        self.overheard = OverheardPages(ground)
        self._read: dict[str, PageReader | None] = {}
        self._touched: dict[str, Kleene] = {}
        """The pages to which something that is pressed on another one leads."""
        self._laid: set[CallSite] = set()
        """The calls whose pages are part of a screen that was laid out."""

    def drafts(self, texts: Iterable[Text]) -> Iterator[Draft]:
        """Yield the screens that show a page of the assets which holds one of some texts.

        Those that a laid-out screen shows in it are part of that screen.
        """
        sources = dict.fromkeys(one.source for one in texts if one.where == "policy-asset")
        for source in list(sources)[:_MOST_PAGES]:
            sites = [one for one in self._showing.get(source, ()) if one not in self._laid]
            before = self._leading.get(source, [])
            page = self._page(source) if sites or before else None
            if page is not None and page.elements:
                draft = self._draft(source, page, sites or before)
                draft.shown_at = [(one.method, one.pc) for one in sites]
                draft.led_to = None if sites else self._touched.get(source, Kleene.UNKNOWN)
                yield draft

    def showing(self, texts: Iterable[Text]) -> Iterator[str]:
        """Yield the classes that show a page which holds one of some texts."""
        for source in dict.fromkeys(one.source for one in texts if one.where == "policy-asset"):
            for site in (*self._showing.get(source, ()), *self._leading.get(source, ())):
                yield from (f"{one};" for one in sorted(self._users(site)))

    def lay_into(self, draft: Draft) -> None:
        """Lay the pages that a screen's web view shows into it: words, controls, documents."""
        owners = {outermost(draft.owner), *self._families(draft.owner)}
        sites = [one for one in self._sites if owners & self._users(one)]
        known = bool(sites)
        for site in sites:
            for source in self._sources[site]:
                if not source or not self._lay(draft, source, site):
                    known = False
            self._laid.add(site)
        draft.words = replace(draft.words, is_whole=draft.words.is_whole and known)

    def _lay(self, draft: Draft, source: str, site: CallSite) -> bool:
        """Lay one page into a screen; False where not all of it could be read."""
        texts = self._texts(source)
        page = self._page(source)
        if page is None or not texts:
            return False
        if is_headed_as_document(texts[0]):
            draft.displays |= dict.fromkeys(texts)
        else:
            draft.words = draft.words.joined(Wording(texts[:1]))
            draft.pieces += self._pieces(source, page, texts[0].part, site)
        return source not in self.ground.inventory.remote_assets

    def _families(self, owner: str) -> Iterator[str]:
        for one in self.ground.graph.hierarchy.supers(owner):
            if not one.startswith(LIBRARIES):
                yield outermost(one)

    def _users(self, site: CallSite) -> set[str]:
        """Return the classes that show a page by a call: its own, else those that call its helper."""
        program = self.ground.program
        own = outermost(program.owner(site.method))
        edges = self.ground.graph.callers(site.method)[:_MOST_PAGES]
        return {own, *(outermost(program.owner(one.source)) for one in edges)}

    @cached_property
    def _sources(self) -> dict[CallSite, tuple[str, ...]]:
        """The calls that load pages, each with the members that it can show; "" for what is none."""
        resolver, hierarchy = self.ground.resolver, self.ground.graph.hierarchy
        found = {}
        for name in _LOADS:
            for site in self.ground.program.calls_of(None, name):
                call = resolver.call_at(site.method, site.pc)
                if (
                    call is None
                    or not call.types
                    or not hierarchy.is_subtype(call.owner, _VIEW)
                ):
                    continue
                values = given(resolver, call, 0) if name == "loadUrl" else ()
                pages = [one for one in values if not self._is_script(one)]
                members = dict.fromkeys(
                    member_of(one.text) if isinstance(one, TextValue) else "" for one in pages
                )
                if pages or not values:
                    found[site] = tuple(members) or ("",)
        return found

    def _puts_words(self, site: CallSite) -> bool:
        """Say whether a call puts words from elsewhere into the page that is shown."""
        call = self.ground.resolver.call_at(site.method, site.pc)
        values = () if call is None else given(self.ground.resolver, call, 0)
        return any(
            isinstance(one, TextValue)
            and one.text.startswith(SCRIPTED)
            and not self._is_script(one)
            for one in values
        )

    def _is_script(self, value: Value) -> bool:
        """Say whether an address only runs what a page of the package has, and changes no words of it."""
        return (
            isinstance(value, TextValue)
            and value.text.startswith(SCRIPTED)
            and is_own_script(value.text, self._functions)
        )

    @cached_property
    def _functions(self) -> dict[str, tuple[Function, ...]]:
        """The functions of all pages of the package."""
        return functions_in(scripts_of(self.ground.package))

    @cached_property
    def _scripts_in_code(self) -> tuple[str, ...]:
        """What the app's code runs in pages; where that is not known, all names that could be run."""
        resolver = self.ground.resolver
        found: dict[str, None] = {}
        for name in ("loadUrl", "evaluateJavascript"):
            for site in self.ground.program.calls_of(None, name):
                call = resolver.call_at(site.method, site.pc)
                for one in () if call is None or not call.types else given(resolver, call, 0):
                    if isinstance(one, TextValue):
                        is_script = name != "loadUrl" or one.text.startswith(SCRIPTED)
                        found.update({one.text: None} if is_script else {})
                    elif name != "loadUrl":
                        found.update(dict.fromkeys(self._functions))
        return tuple(found)

    @cached_property
    def _sites(self) -> list[CallSite]:
        """The calls that load pages, in order."""
        return sorted(self._sources, key=lambda one: (one.method, one.pc))

    @cached_property
    def _showing(self) -> dict[str, list[CallSite]]:
        """The calls that load each page."""
        found: dict[str, list[CallSite]] = {}
        for site in self._sites:
            for source in self._sources[site]:
                found.setdefault(source, []).append(site)
        return found

    @cached_property
    def _leading(self) -> dict[str, list[CallSite]]:
        """The calls that load a page from which links lead to each other one, through whichever pages."""
        found: dict[str, list[CallSite]] = {}
        for first, sites in self._showing.items():
            for source in self._named_from(first):
                if source not in self._showing:
                    found.setdefault(source, []).extend(sites)
        return found

    def _named_from(self, first: str) -> Iterator[str]:
        """Yield the pages of the package that a page names, and those that they name."""
        known, todo = {first}, [first]
        while todo and len(known) < _MOST_LINKED:
            source = todo.pop()
            page = self._page(source)
            links = [] if page is None else [one.script for one in page.elements]
            scripts = [] if page is None else [*page.scripts, *page.loose, *links]
            functions = functions_in([] if page is None else page.scripts)
            touched = [with_called(one, functions) for one in links]
            pressed = frozenset(named_pages(source, links, touched))
            for name in named_pages(source, links, scripts):
                if name in pressed:
                    self._touched[name] = Kleene.YES
                if name not in known and self._member(name) is not None:
                    known.add(name)
                    todo.append(name)
                    yield name

    def _page(self, source: str) -> PageReader | None:
        """Return a page of the package, with the scripts beside it that it names."""
        if source not in self._read:
            self._read[source] = self._read_page(source)
        return self._read[source]

    def _read_page(self, source: str) -> PageReader | None:
        member = self._member(source)
        if member is None or not source.lower().endswith(PAGES):
            return None
        page = PageReader()
        page.feed(read_script(self.ground.package, member))
        for name in script_files(source, page.script_sources):
            beside = self._member(name)
            page.scripts += [] if beside is None else [read_script(self.ground.package, beside)]
        attach_listeners(page)
        return page if page.elements or page.words else None

    def _member(self, name: str) -> Member | None:
        return next((one for one in self.ground.package.members if one.name == name), None)

    def _texts(self, source: str) -> tuple[Text, ...]:
        return tuple(
            one
            for one in self.ground.inventory.texts
            if one.source == source and one.where == "policy-asset"
        )

    def _draft(self, source: str, page: PageReader, sites: Sequence[CallSite]) -> Draft:
        program = self.ground.program
        owner = outer_class(program.owner(sites[0].method))
        whole = self._texts(source)
        is_whole = source not in self.ground.inventory.remote_assets and not any(
            self._puts_words(one)
            for one in self._sites
            if self._users(one) & self._users(sites[0])
        )
        part = whole[0].part if whole else ""
        draft = Draft(owner, "web", words=Wording(whole[:1], is_whole))
        draft.pieces = self._pieces(source, page, part, sites[0])
        return draft

    def _pieces(self, source: str, page: PageReader, part: str, site: CallSite) -> list[Piece]:
        """Return what can be pressed or ticked on a page."""
        bridges = self._bridges(site.method)
        pressed = Pressed(page, self.overheard, site.method)
        functions, runs = pressed.functions, pressed.runs
        # Of functions that call nothing of the app, it does not matter who else runs them.
        calling = {
            name
            for name in frozenset[str]().union(*runs.values())
            if any(
                one in bridges for one, _ in CALL.findall(with_called(f"{name}()", functions))
            )
        }
        others = (*self._beside(source, site), *self._scripts_in_code)
        rest = pressed.rest(calling, others)
        pieces = []
        for element in page.elements:
            words = " ".join(element.words) or page.labels.get(element.identity, "")
            label = (Text(words, "policy-asset", source, "", part),) if words else ()
            script = pressed.script(element)
            uses, known = self._uses(element, script, bridges)
            said = pressed.said(element)
            heard = [
                use for one in said for use in self.overheard.uses(one, source, site.method)
            ]
            is_told = all(self.overheard.uses(one, source, site.method) for one in said)
            kind = "button" if heard else element.kind
            is_turning = pressed.turns(element, source)
            pieces.append(
                Piece(
                    labels=label,
                    kind=kind,
                    uses=(*uses, *heard),
                    is_known=is_told and (known or bool(heard) or is_turning),
                    is_shared=(
                        bool(uses)
                        and is_run_besides(
                            runs[element.script] & calling,
                            [
                                ".".join(one)
                                for one in CALL.findall(script)
                                if one[0] in bridges
                            ],
                            rest,
                        )
                    )
                    or pressed.is_said_besides(element, others),
                    is_enabled=".checked" not in script,
                    pre_ticked=Kleene.YES if element.is_ticked else Kleene.NO,
                    address=_address(source, element) if kind == "link" else "",
                )
            )
        return pieces

    def _beside(self, source: str, site: CallSite) -> Iterator[str]:
        """Yield the scripts of the other pages that may stand in the same web view."""
        users = self._users(site)
        for other, sites in (*self._showing.items(), *self._leading.items()):
            page = self._page(other) if other != source else None
            if page is not None and any(users & self._users(one) for one in sites):
                yield from page.scripts
                yield from page.loose
                yield from (one.script for one in page.elements if one.kind != "link")

    def _uses(
        self, element: Element, script: str, bridges: dict[str, list[Instance]]
    ) -> tuple[tuple[Use, ...], bool]:
        """Return what pressing an element runs in the app, and whether that is all."""
        if element.kind == "link":
            return (), True
        found: list[Use] = []
        for call in CALL.finditer(script):
            words = words_at(script, call.end())
            for one in bridges.get(call[1], ()):
                found += self._use(one, call[2], words)
        return tuple(found), bool(found) or element.kind == "box"

    def calls_app(self, source: str) -> bool:
        """Say whether something on a page of the package calls what the app gave to pages."""
        page = self._page(source)
        if page is None:
            return False
        functions = functions_in(page.scripts)
        scripts = (with_called(one.script, functions) for one in page.elements)
        return any(
            one in self._all_bridges for text in scripts for one, _ in CALL.findall(text)
        )

    @cached_property
    def _all_bridges(self) -> frozenset[str]:
        return frozenset(self._bridges(None))

    def _use(self, made: Instance, name: str, words: Sequence[str] = ()) -> Iterator[Use]:
        for signature, method in self.ground.program.declared(made.type).items():
            if signature.partition("(")[0] == name and self.ground.program.has_code(method):
                own = Thing("object", made.type, OWN)
                types = parameter_types(f"({signature.partition('(')[2]}")
                told = _known(types, words) if len(types) == len(words) else ()
                yield Use(Handler(method, own), told)

    def _bridges(self, near: MethodNumber | None) -> dict[str, list[Instance]]:
        """Return the objects that pages are given, by their names in scripts."""
        program, resolver = self.ground.program, self.ground.resolver
        found: dict[str, list[Instance]] = {}
        sites = program.calls_of(None, _BRIDGES)
        same = [one for one in sites if one.method == near]
        for site in same or sites:
            call = resolver.call_at(site.method, site.pc)
            if call is None or len(call.types) < 2:
                continue
            objects = resolver.argument(Scope(site.method), call, 0)
            for name in resolver.argument(Scope(site.method), call, 1):
                if isinstance(name, TextValue) and HOLE not in name.text:
                    found.setdefault(name.text, []).extend(
                        one for one in objects if isinstance(one, Instance)
                    )
        return found
