"""Whose screens a class opens for an answer: the app's own, or others', whose answers are not known."""

from typing import Final

from auditor.code.calls.launchers import Launchers
from auditor.code.classes.program import CallSite, MethodNumber, Program
from auditor.code.classes.search import Scope
from auditor.code.classes.values import Elements, Text
from auditor.code.resolution.constants import Resolver
from auditor.model.names import outermost

_STARTS: Final = frozenset({"startActivityForResult", "launch"})
_INTENT: Final = ")Landroid/content/Intent;"


def opens_own(program: Program, resolver: Resolver, owner: str) -> bool:
    """Say whether a class opens screens of the app alone for a result: by their classes."""
    family = outermost(owner)
    starters = {
        site.method
        for name in _STARTS
        for site in program.calls_of(None, name)
        if outermost(program.owner(site.method)) == family
        and not _launches_names(resolver, site)
    }
    return all(_names_own(program, one) for one in starters)


def launches_own(resolver: Resolver, launchers: Launchers) -> bool:
    """Say whether all that an app launches are permissions and screens of its own."""
    return all(
        _launches_names(resolver, site) or _names_own(resolver.program, site.method)
        for site in launchers.launched()
    )


def _launches_names(resolver: Resolver, site: CallSite) -> bool:
    """Say whether a launcher is given permissions to ask for: that opens no screen."""
    call = resolver.call_at(site.method, site.pc)
    values = () if call is None else resolver.argument(Scope(site.method), call, 0)
    return bool(values) and all(isinstance(one, Text | Elements) for one in values)


def _names_own(program: Program, method: MethodNumber) -> bool:
    """Say whether a method makes its intents from classes of the app, none from an action.

    Itself, or by what it calls for an intent: `ConsentActivity.intent(context)`.
    """
    makers = [method]
    for call in program.calls_in(method):
        target = program.method(call.target) if call.target.endswith(_INTENT) else None
        makers += [] if target is None else [target]
    named: set[str] = set()
    for one in makers:
        image, row = program.place(one)
        used = image.type_id[image.type_uses_in(row)].tolist()
        named.update(image.type_name(each) for each in used)
    by_action = any(
        call.target.startswith("Landroid/content/Intent;-><init>(Ljava/lang/String;")
        for one in makers
        for call in program.calls_in(one)
    )
    own = {one.name for one in program.manifest.components}
    return not by_action and not own.isdisjoint(named)
