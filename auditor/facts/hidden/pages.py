"""What the app shows from elsewhere: web pages, and dialogs whose words come from the network.

A consent on them cannot be seen, so they leave open whether the borrower was asked (decision.md,
section 2).
"""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from itertools import islice
from types import MappingProxyType
from typing import NamedTuple

from auditor.code.classes.hierarchy import Hierarchy
from auditor.code.classes.program import CallSite, Program
from auditor.code.classes.registers import ENTRY
from auditor.code.classes.search import Scope
from auditor.code.classes.sites import Call
from auditor.code.classes.values import HOLE, Instance, Parameter, Unknown, Value
from auditor.code.classes.values import Text as TextValue
from auditor.code.resolution.constants import Resolver
from auditor.code.ways.reach import Reach
from auditor.facts.ground.opaque_part import code_evidence
from auditor.facts.hidden.errands import asks_for_an_errand
from auditor.model.evidence import Evidence
from auditor.model.names import LIBRARIES, outer_class
from auditor.screens.inventory.read_files import file_shown
from auditor.screens.surfaces.addresses import given, member_of
from auditor.screens.views.page_scripts import SCRIPTED, is_own_script
from auditor.screens.views.told_words import Function

Functions = Mapping[str, Sequence[Function]]
"""The functions of the package's pages, by name."""
WEB_VIEW = "Landroid/webkit/WebView;"
WEB_VIEWS = (
    WEB_VIEW, "Lcom/tencent/smtt/sdk/WebView;", "Lcom/uc/webview/export/WebView;", "Lorg/xwalk/core/XWalkView;",
    "Lorg/mozilla/geckoview/GeckoSession;", "Landroidx/browser/customtabs/CustomTabsIntent;",
    "Landroid/support/customtabs/CustomTabsIntent;",
)  # fmt: skip
"""What shows a page: Android's own view, the engines that apps bring along, and custom tabs."""
WEB_CALLS = (
    "loadUrl", "loadData", "loadDataWithBaseURL", "postUrl", "loadUri", "load", "launchUrl",
)  # fmt: skip
DIALOGS = (
    "Landroid/app/AlertDialog;", "Landroid/app/AlertDialog$Builder;",
    "Landroidx/appcompat/app/AlertDialog;", "Landroidx/appcompat/app/AlertDialog$Builder;",
    "Landroid/support/v7/app/AlertDialog;", "Landroid/support/v7/app/AlertDialog$Builder;",
)  # fmt: skip
"""What shows a message for the borrower to agree to."""
_TEXT_TYPES = ("Landroid/text/", "Ljava/lang/")
"""Objects that show constants which are searched with the other texts."""
_ON_LINK = "shouldOverrideUrlLoading"
"""What Android asks a page's client when a link of the page is touched (android.webkit.WebViewClient)."""
_VIEW = 1
"""The view of the page among its words."""
SHOWN = 5
"""How many places of a kind are kept as evidence."""


class Known(NamedTuple):
    """What is shown from elsewhere and need not be looked for."""

    dialogs: tuple[str, ...] = ()
    """Classes of script hosts whose dialogs say what a script tells them, which was read."""
    pages: tuple[str, ...] = ()
    """Others whose pages were read."""
    documents: Mapping[str, Collection[str]] = MappingProxyType({})
    """Addresses of documents that screens link or bind to, with the classes of these: none was examined, wherever
    another screen shows it."""


def find_web_pages(
    reach: Reach,
    resolver: Resolver,
    *,
    remote_assets: Collection[str] = (),
    telling: Collection[str] = (),
    functions: Callable[[], Functions] = dict,
    known: "Known | None" = None,
) -> tuple[Evidence, ...]:
    """Return the calls that show words from elsewhere, unless nothing in the app can get there.

    A page of the package's own assets is read with the other texts and does not count, unless it
    is one of `remote_assets`: the members of the package that fetch what they show. Nor does a message
    that is read from one of `telling`: members that speak of the phonebook; nor a call of one of the pages'
    own `functions` that changes no words of theirs; nor what is `known` otherwise.
    """
    program, hierarchy = resolver.program, resolver.hierarchy
    spoken_by, shown_by, bound = known or Known()

    def is_page(site: CallSite) -> bool:
        owner = program.owner(site.method)
        if owner in WEB_VIEWS or (shown_by and owner.startswith(shown_by)):
            return False
        if _follows_links(resolver, site) or _is_bound(resolver, site, bound):
            return False
        return not _is_own_page(resolver, site, remote_assets, functions)

    def is_open_dialog(site: CallSite) -> bool:
        return not program.owner(site.method).startswith(
            (*LIBRARIES, *spoken_by)
        ) and _says_what_is_not_known(resolver, site, telling)

    def sites() -> Iterator[CallSite]:
        for name in WEB_CALLS:
            yield from _calls(program, hierarchy, name, WEB_VIEWS, is_page)
        yield from _calls(program, hierarchy, "setMessage", DIALOGS, is_open_dialog)

    live = (one for one in sites() if _is_live(program, reach, one))
    return tuple(
        code_evidence(program, one.method, one.pc, f"calls {one.target}")
        for one in islice(live, SHOWN)
    )


def _calls(
    program: Program,
    hierarchy: Hierarchy,
    name: str,
    owners: Collection[str],
    counts: Callable[[CallSite], bool],
) -> Iterator[CallSite]:
    for site in program.calls_of(None, name):
        owner = site.owner
        if any(owner == one or hierarchy.is_subtype(owner, one) for one in owners) and counts(
            site
        ):
            yield site


def _is_live(program: Program, reach: Reach, site: CallSite) -> bool:
    return (
        not reach.is_dormant(program.owner(site.method))
        or reach.glance(site.method, site.pc) is not None
    )


def _is_bound(
    resolver: Resolver, site: CallSite, documents: Mapping[str, Collection[str]]
) -> bool:
    """Say whether a call shows nothing but documents to which other screens bind.

    The page beside the button that takes it for accepted is a question that was not seen.
    """
    call = resolver.call_at(site.method, site.pc) if documents else None
    values = () if call is None else given(resolver, call, 0)
    owner = outer_class(resolver.program.owner(site.method))
    return bool(values) and all(
        isinstance(one, TextValue) and owner not in documents.get(one.text, (owner,))
        for one in values
    )


def _follows_links(resolver: Resolver, site: CallSite) -> bool:
    """Say whether a call only loads what a page's own link names into the view of that page.

    `shouldOverrideUrlLoading { view.loadUrl(url) }`: what such a view shows first is looked at where it is told to.
    """
    program, call = resolver.program, resolver.call_at(site.method, site.pc)
    if call is None or not program.signature(site.method).startswith(f"{_ON_LINK}("):
        return False
    uses, address = resolver.def_use(site.method), call.register(0)
    is_own_view = (
        call.receiver is not None and uses.parameter_at(site.pc, call.receiver) == _VIEW
    )
    values = () if address is None else resolver.value_at(site.method, site.pc, address)
    return is_own_view and not any(isinstance(one, TextValue) for one in values)


def _is_own_page(
    resolver: Resolver,
    site: CallSite,
    remote_assets: Collection[str],
    functions: Callable[[], Functions],
) -> bool:
    """Say whether a call surely shows a page of the package's own assets, or works in it, and nothing else."""
    call = resolver.call_at(site.method, site.pc)
    if call is None or call.name != "loadUrl":
        return False

    def is_own(address: str) -> bool:
        if address.startswith(SCRIPTED):
            return is_own_script(address, functions())
        return bool(member := member_of(address)) and member not in remote_assets

    values = given(resolver, call, 0)
    return bool(values) and all(
        isinstance(one, TextValue) and is_own(one.text) for one in values
    )


def _says_what_is_not_known(
    resolver: Resolver, site: CallSite, telling: Collection[str]
) -> bool:
    """Say whether a dialog's message can be wholly foreign; an exception's text, or an errand, is no consent."""
    call = resolver.call_at(site.method, site.pc)
    if call is None or call.types != ("Ljava/lang/CharSequence;",):
        return False
    scope = Scope(site.method)
    values = resolver.argument(scope, call, 0)
    if any(_is_unread(one) for one in values):
        values = resolver.handed_in(scope, call.pc, call.registers[1])
    if not any(_is_unread(one) for one in values) or _is_of_exception(resolver, call):
        return False
    if asks_for_an_errand(resolver, site, DIALOGS):
        return False
    members = file_shown(resolver, Scope(site.method), call, 0)
    return not members or not set(members) <= set(telling)


def _is_unread(value: Value) -> bool:
    if isinstance(value, TextValue):
        return bool(value.holes) and not value.text.replace(HOLE, "").strip()
    if isinstance(value, Instance):
        return not value.type.startswith(_TEXT_TYPES)  # What is read from a stream, an answer.
    return isinstance(value, Unknown | Parameter)


def _is_of_exception(resolver: Resolver, call: Call) -> bool:
    """Say whether the message is what an exception says of itself."""
    uses = resolver.def_use(call.method)
    for at in uses.definitions(call.pc, call.registers[1]):
        before = uses.call_before(at) if at != ENTRY else None
        made = resolver.call_at(call.method, before.pc) if before else None
        if made is not None and made.name in ("getMessage", "getLocalizedMessage"):
            return True
    return False
