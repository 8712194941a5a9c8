"""Links of a page that the app itself catches: `<a href="lender://contacts/yes">` is a button of its own.

The client that a web view is given sees each address before it is opened, and may do something else
instead. Source: android.webkit.WebViewClient (`shouldOverrideUrlLoading`).
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from auditor.code.classes.program import MethodNumber
from auditor.code.classes.search import Scope
from auditor.code.classes.values import Instance
from auditor.code.evaluation.answered import OWN, Thing
from auditor.code.trials.known_texts import REQUEST
from auditor.model.names import LIBRARIES, outermost
from auditor.screens.inventory.ground import Ground
from auditor.screens.presses.handlers import Handler
from auditor.screens.presses.pressing import Use

_SETS: Final = "setWebViewClient"
_CATCHES: Final = {
    "shouldOverrideUrlLoading(Landroid/webkit/WebView;Ljava/lang/String;)Z": "text",
    "shouldOverrideUrlLoading(Landroid/webkit/WebView;Landroid/webkit/WebResourceRequest;)Z": REQUEST,
}
_OWN: Final = re.compile(r"([a-z][a-z0-9+.-]*)://")
_OPENS: Final = re.compile(
    r"""location(?:\.href|\.assign|\.replace)?\s*[=(]\s*["']([a-z][a-z0-9+.-]*://[^"']*)["']"""
)
_OF_OTHERS: Final = frozenset(
    {"http", "https", "file", "content", "market", "intent", "about", "data"}
)


@dataclass
class CaughtLinks:
    """Finds what links of the app's own schemes run; one per app."""

    ground: Ground

    def uses(self, kind: str, script: str, near: MethodNumber) -> tuple[Use, ...]:
        """Return what pressing an element runs whose link, or script, opens an address of the app's own.

        `near` is the method that shows the page.
        """
        address = script if kind == "link" else next(iter(_OPENS.findall(script)), "")
        scheme = _OWN.match(address)
        if scheme is None or scheme[1] in _OF_OTHERS or scheme[1] in self._schemes:
            return ()
        return tuple(self._caught(address, near))

    @cached_property
    def _schemes(self) -> frozenset[str]:
        """The schemes for which Android opens a screen of the app."""
        components = self.ground.program.manifest.components
        return frozenset(
            scheme for one in components for each in one.filters for scheme in each.schemes
        )

    def _caught(self, address: str, near: MethodNumber) -> Iterator[Use]:
        program = self.ground.program
        for made in self._clients(near):
            for signature, method in program.declared(made.type).items():
                if (kind := _CATCHES.get(signature)) and program.has_code(method):
                    own = Thing("object", made.type, OWN)
                    yield Use(Handler(method, own), (None, Thing(kind, address)))

    def _clients(self, near: MethodNumber) -> Iterator[Instance]:
        """Yield the clients of the web views that the class of a method fills."""
        program, resolver = self.ground.program, self.ground.resolver
        own = outermost(program.owner(near))
        for site in program.calls_of(None, _SETS):
            if outermost(program.owner(site.method)) != own:
                continue
            call = resolver.call_at(site.method, site.pc)
            if call is None or not call.types:
                continue
            for one in resolver.argument(Scope(site.method), call, 0):
                if isinstance(one, Instance) and not one.type.startswith(LIBRARIES):
                    yield one
