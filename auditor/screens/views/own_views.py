"""Views of the app's own in a layout: what they lay out inside of themselves, and which attribute says what.

`<com.x.NoticeView app:noticeText="@string/ask">` holds views that its class inflates; their words come
out of attributes, by their places in a styleable. Source: android.view.LayoutInflater,
android.content.res.TypedArray (`obtainStyledAttributes`), aapt2's `R.styleable`.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Final

from auditor.code.classes.histories import roots_of
from auditor.code.classes.registers import ENTRY
from auditor.code.classes.search import Scope
from auditor.code.classes.sites import Call
from auditor.code.classes.values import Elements, Number
from auditor.code.resolution.constants import Resolver
from auditor.model.app import Layout, View
from auditor.model.names import LIBRARIES
from auditor.screens.parts.knowledge import knowledge

_TYPED: Final = "Landroid/content/res/TypedArray;"
_GETS: Final = frozenset({"getString", "getText", "getResourceId", "getNonResourceString"})
_OBTAINS: Final = frozenset({"obtainStyledAttributes", "obtainAttributes"})
_NUMBERS: Final = "[I"
_VIEW: Final = "Landroid/view/View;"
_INFLATES: Final = "inflate"
_DEEPEST: Final = 3
_PLAIN: Final = ("boxes", "buttons", "fields")


def class_of(resolver: Resolver, view: View) -> str | None:
    """Return the class of a view in dex form if it is the app's own, else None."""
    tag = view.tag
    if "." not in tag:
        return None
    name = f"L{tag.replace('.', '/')};"
    if name.startswith(LIBRARIES) or resolver.program.class_info(name) is None:
        return None
    return name if resolver.hierarchy.is_subtype(name, _VIEW) else None


class OwnViews:
    """Lays the insides of own views into a layout; one per app."""

    def __init__(self, resolver: Resolver) -> None:
        self.resolver = resolver
        self.program = resolver.program
        self.laid: set[int] = set()
        """The layouts that were laid into others."""
        self._inside: dict[str, tuple[int, ...]] = {}

    def layouts(self, name: str) -> tuple[int, ...]:
        """Return the layouts that a class of views inflates itself."""
        if name not in self._inside:
            self._inside[name] = tuple(dict.fromkeys(self._inflated(name)))
        return self._inside[name]

    def _inflated(self, name: str) -> Iterator[int]:
        for one in (name, *self.resolver.hierarchy.supers(name)):
            if one.startswith(LIBRARIES) or self.program.class_info(one) is None:
                continue
            for method in self.program.methods_of_class(one):
                for site in self.program.calls_in(method):
                    if f"->{_INFLATES}(" not in site.target:
                        continue
                    call = self.resolver.call_at(method, site.pc)
                    index = call.first("I") if call is not None else None
                    if call is not None and index is not None:
                        values = self.resolver.argument(Scope(method), call, index)
                        yield from (each.value for each in values if isinstance(each, Number))

    def with_insides(self, view: View, depth: int = 0) -> View:
        """Return a tree of views with the insides of the app's own views as their children."""
        children = [self.with_insides(one, depth) for one in view.children]
        name = class_of(self.resolver, view)
        resources = self.resolver.resources
        if (
            name is not None
            and resources is not None
            and depth < _DEEPEST
            and not view.on_click
        ):
            for identity in self.layouts(name):
                for one in resources.layouts(identity)[:1]:
                    self.laid.add(identity)
                    children.append(self.with_insides(one.root, depth + 1))
        tag = view.tag if name is None else self._plain(name) or view.tag
        return replace(view, children=tuple(children), tag=tag)

    def _plain(self, name: str) -> str | None:
        """Return the tag of the box, button or field that a class of the app's own is, whose name does not say it."""
        if knowledge().view_kind(name[:-1]) is not None:
            return None
        above = (one.rpartition("/")[2][:-1] for one in self.resolver.hierarchy.supers(name))
        return next((one for one in above if knowledge().view_kind(one) in _PLAIN), None)

    # Which attribute says what.

    def attributes(self, call: Call, index: int) -> tuple[int, ...]:
        """Return the ids of the attributes out of which an argument of a call is taken."""
        register = call.register(index)
        if register is None:
            return ()
        uses = self.resolver.def_use(call.method)
        found: list[int] = []
        for root, _ in roots_of(uses, call.pc, register, frozenset()):
            before = uses.call_before(root) if root != ENTRY else None
            got = self.resolver.call_at(call.method, before.pc) if before is not None else None
            if got is None or got.owner != _TYPED or got.name not in _GETS:
                return ()
            found += self._named(got)
        return tuple(dict.fromkeys(found))

    def _named(self, got: Call) -> Iterator[int]:
        """Yield the attributes that one look into a styleable means."""
        scope = Scope(got.method)
        places = [
            one.value
            for one in self.resolver.argument(scope, got, 0)
            if isinstance(one, Number)
        ]
        uses = self.resolver.def_use(got.method)
        roots = roots_of(uses, got.pc, got.receiver or 0, frozenset())
        for root, _ in roots:
            before = uses.call_before(root) if root != ENTRY else None
            made = self.resolver.call_at(got.method, before.pc) if before is not None else None
            at = made.first(_NUMBERS) if made is not None and made.name in _OBTAINS else None
            if made is None or at is None:
                continue
            for row in self.resolver.argument(scope, made, at):
                if isinstance(row, Elements) and row.ordered:
                    known = [one.value for one in row.values if isinstance(one, Number)]
                    yield from (known[one] for one in places if 0 <= one < len(known))


def further_of(views: Iterable[View], attribute: int) -> Iterator[tuple[str, int | None]]:
    """Yield what an attribute of some views says: the text, and the id of its resource."""
    for view in views:
        for text, identity, own in view.further:
            if own == attribute:
                yield text, identity


def all_with_insides(own: OwnViews, layouts: Iterable[Layout]) -> list[View]:
    """Return the roots of layouts with the insides of own views laid into them."""
    return [own.with_insides(one.root) for one in layouts]
