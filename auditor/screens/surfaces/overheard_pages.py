"""What the app hears of its pages: links of its own schemes, addresses that a script opens, prompts, the console.

The client that a web view is given sees each address before it is opened, and may do something else instead:
`<a href="lender://contacts/yes">` is a button of its own. What a script says by a prompt, an alert or the console is
handed to the other client. Source: android.webkit.WebViewClient (`shouldOverrideUrlLoading`) and WebChromeClient
(`onJsPrompt`, `onJsConfirm`, `onJsAlert`, `onConsoleMessage`) of the SDK at API 37.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from auditor.code.classes.program import MethodNumber
from auditor.code.classes.search import Scope
from auditor.code.classes.values import Instance
from auditor.code.evaluation.answered import OWN, Known, Thing
from auditor.code.trials.known_texts import BEGUN, CONSOLE_LINE, REQUEST
from auditor.model.names import LIBRARIES, outermost
from auditor.screens.inventory.ground import Ground
from auditor.screens.presses.handlers import Handler
from auditor.screens.presses.pressing import Use
from auditor.screens.surfaces.addresses import ASSETS
from auditor.screens.views.spoken import (
    ADDRESS,
    ALERT,
    CONFIRM,
    CONSOLE,
    PROMPT,
    Said,
    said_by,
)

_WEB: Final = "Landroid/webkit/WebView;"
_TEXT: Final = "Ljava/lang/String;"
_SETS: Final = {ADDRESS: "setWebViewClient"}
_SETS_ELSE: Final = "setWebChromeClient"
_CLIENT: Final = "Landroid/webkit/WebViewClient;"
_CHROME: Final = "Landroid/webkit/WebChromeClient;"
_DIALOG: Final = f"({_WEB}{_TEXT}{_TEXT}Landroid/webkit/JsResult;)Z"
_HEARS: Final = {
    ADDRESS: (
        f"shouldOverrideUrlLoading({_WEB}{_TEXT})Z",
        f"shouldOverrideUrlLoading({_WEB}Landroid/webkit/WebResourceRequest;)Z",
    ),
    PROMPT: (f"onJsPrompt({_WEB}{_TEXT}{_TEXT}{_TEXT}Landroid/webkit/JsPromptResult;)Z",),
    CONFIRM: (f"onJsConfirm{_DIALOG}",),
    ALERT: (f"onJsAlert{_DIALOG}",),
    CONSOLE: (
        "onConsoleMessage(Landroid/webkit/ConsoleMessage;)Z",
        f"onConsoleMessage({_TEXT}I{_TEXT})V",
    ),
}
_OWN: Final = re.compile(r"([a-z][a-z0-9+.-]*)://")
_OF_OTHERS: Final = frozenset(
    {"http", "https", "file", "content", "market", "intent", "about", "data"}
)


@dataclass
class OverheardPages:
    """Finds what the app runs when a page says something; one per app."""

    ground: Ground

    def heard(
        self, kind: str, script: str, constants: Mapping[str, str], near: MethodNumber
    ) -> tuple[Said, ...]:
        """Return what pressing an element says that the app hears; `near` is the method that shows the page."""
        every = (
            [Said(ADDRESS, script, is_whole=True)]
            if kind == "link"
            else said_by(script, constants)
        )
        return tuple(
            one
            for one in dict.fromkeys(every)
            if (one.by != ADDRESS or self._is_own(one.text))
            and (one.by in self.ways or any(self._listening(one.by, near)))
        )

    def uses(self, said: Said, page: str, near: MethodNumber) -> tuple[Use, ...]:
        """Return what the app runs when a page says something; nothing where it is not told."""
        if not said.is_whole and not (said.by == ADDRESS and _is_told(said.text)):
            return ()
        return tuple(
            Use(handler, _words(handler, self.ground, said, page))
            for handler in self._listening(said.by, near)
        )

    def _is_own(self, address: str) -> bool:
        scheme = _OWN.match(address)
        return scheme is not None and not (
            scheme[1] in _OF_OTHERS or scheme[1] in self._schemes
        )

    @cached_property
    def _schemes(self) -> frozenset[str]:
        """The schemes for which Android opens a screen of the app."""
        components = self.ground.program.manifest.components
        return frozenset(
            scheme for one in components for each in one.filters for scheme in each.schemes
        )

    @cached_property
    def ways(self) -> frozenset[str]:
        """The ways to say something that any client of the app's own hears."""
        program, hierarchy = self.ground.program, self.ground.graph.hierarchy
        declared = {
            signature
            for above in (_CLIENT, _CHROME)
            for one in hierarchy.subtypes(above)
            if not one.startswith(LIBRARIES)
            for signature in program.declared(one)
        }
        return frozenset(by for by, hears in _HEARS.items() if declared.intersection(hears))

    def _listening(self, by: str, near: MethodNumber) -> Iterator[Handler]:
        """Yield what hears it, of the clients of the web views that the class of a method fills."""
        program, resolver = self.ground.program, self.ground.resolver
        own = outermost(program.owner(near))
        for site in program.calls_of(None, _SETS.get(by, _SETS_ELSE)):
            if outermost(program.owner(site.method)) != own:
                continue
            call = resolver.call_at(site.method, site.pc)
            if call is None or not call.types:
                continue
            for one in resolver.argument(Scope(site.method), call, 0):
                if isinstance(one, Instance) and not one.type.startswith(LIBRARIES):
                    yield from self._hearers(by, one.type)

    def _hearers(self, by: str, client: str) -> Iterator[Handler]:
        """Yield the methods of a client of the app's own that hear it."""
        program, resolver = self.ground.program, self.ground.resolver
        for signature in _HEARS[by]:
            method = resolver.hierarchy.resolve_method(client, signature)
            if method is not None and not program.owner(method).startswith(LIBRARIES):
                yield Handler(method, Thing("object", client, OWN))


def _is_told(address: str) -> bool:
    """Say whether of an address whose end is not known all that names its place is."""
    return "?" in address or "#" in address


def _words(handler: Handler, ground: Ground, said: Said, page: str) -> tuple[Known, ...]:
    """Return what a client is handed with what a page said."""
    signature = ground.program.signature(handler.method)
    text = Thing("text" if said.is_whole else BEGUN, said.text)
    if "WebResourceRequest" in signature:
        return (None, Thing(REQUEST, said.text, int(not said.is_whole)))
    if "ConsoleMessage" in signature:
        return (Thing(CONSOLE_LINE, said.text),)
    if said.by == CONSOLE:
        return (text,)
    address = Thing("text", page.replace("assets/", ASSETS, 1))
    return (None, text) if said.by == ADDRESS else (None, address, text)
