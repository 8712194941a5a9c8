"""Which addresses a call that shows a page is given: constants, and what another screen put into an intent.

Apps have one screen for all their pages: `WebActivity.open(context, title, url)` puts the address
into an intent, and the screen takes it out again. All that is put under the same key anywhere in
the app is what such a screen can show.
Source: android.content.Intent, android.os.Bundle, android.webkit.WebView.
"""

from collections.abc import Iterator
from typing import Final

from auditor.code.classes.histories import roots_of
from auditor.code.classes.registers import ENTRY
from auditor.code.classes.search import Scope
from auditor.code.classes.sites import Call
from auditor.code.classes.values import HOLE, Unknown, Values
from auditor.code.classes.values import Text as TextValue
from auditor.code.resolution.constants import Resolver

ASSETS: Final = "file:///android_asset/"
"""Where a page of the package's own assets stands for a web view."""
RAW: Final = "file:///android_res/raw/"
_TAKES: Final = frozenset({"getStringExtra", "getString", "getCharSequenceExtra"})
_PUTS: Final = ("putExtra", "putString", "putCharSequence")
_KEPT_IN: Final = ("Landroid/content/Intent;", "Landroid/os/Bundle;", "Landroid/os/BaseBundle;")
_MOST_PUTS: Final = 40
_UNKNOWN: Final = (Unknown("not put by the app"),)


def given(resolver: Resolver, call: Call, index: int) -> Values:
    """Return what an argument can be, through the intents and bundles of the app."""
    values = resolver.argument(Scope(call.method), call, index)
    if values and all(isinstance(one, TextValue) for one in values):
        return values
    register = call.register(index)
    taken = None if register is None else _taken(resolver, call, register)
    if taken is None:
        return values
    return tuple(dict.fromkeys(_put(resolver, taken))) or _UNKNOWN


def member_of(address: str) -> str:
    """Name the member of the package that an address of its own names; empty for any other."""
    if not address.startswith(ASSETS):
        return ""
    return "assets/" + address.removeprefix(ASSETS).partition("?")[0].partition("#")[0]


def _taken(resolver: Resolver, call: Call, register: int) -> frozenset[str] | None:
    """Return the keys under which an address is taken out; None where it comes from elsewhere."""
    uses = resolver.def_use(call.method)
    keys: set[str] = set()
    for root, _ in roots_of(uses, call.pc, register, frozenset()):
        before = uses.call_before(root) if root != ENTRY else None
        taker = resolver.call_at(call.method, before.pc) if before is not None else None
        if taker is None or taker.name not in _TAKES or taker.owner not in _KEPT_IN:
            return None
        names = resolver.argument(Scope(call.method), taker, 0)
        if not names or not all(isinstance(one, TextValue) for one in names):
            return None
        keys.update(one.text for one in names if isinstance(one, TextValue))
    return frozenset(keys) or None


def _put(resolver: Resolver, keys: frozenset[str]) -> Iterator[TextValue | Unknown]:
    """Yield what the app puts under some keys; of another app's intents nothing is known."""
    found = 0
    for name in _PUTS:
        for site in resolver.program.calls_of(None, name):
            call = resolver.call_at(site.method, site.pc)
            if call is None or call.owner not in _KEPT_IN or len(call.types) < 2:
                continue
            names = resolver.argument(Scope(site.method), call, 0)
            if not any(isinstance(one, TextValue) and one.text in keys for one in names):
                continue
            found += 1
            if found > _MOST_PUTS:
                yield _UNKNOWN[0]
                return
            for one in resolver.argument(Scope(site.method), call, 1) or _UNKNOWN:
                yield (
                    one if isinstance(one, TextValue) and HOLE not in one.text else _UNKNOWN[0]
                )
