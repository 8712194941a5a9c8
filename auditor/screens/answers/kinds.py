"""What another screen of the app is, to which a control leads: a form for one person, or a document."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Final

from auditor.errors import InputError
from auditor.model.app import View
from auditor.model.vocabulary import Role
from auditor.screens.inventory.ground import Ground
from auditor.screens.parts.knowledge import knowledge
from auditor.screens.parts.wording import Wordings
from auditor.screens.views.hosts import Hosts
from auditor.sentences.labels import control_role
from auditor.sentences.lexicon import fold

_PAGES: Final = ("->loadUrl(", "->loadDataWithBaseURL(", "->loadData(")


_ACTIVITY: Final = "Landroid/app/Activity;"
_BRIDGE: Final = "->addJavascriptInterface("


@dataclass(slots=True)
class Kinds:
    """Says what screens are; each is looked at once."""

    ground: Ground
    hosts: Hosts
    wordings: Wordings
    _known: dict[str, str] = field(default_factory=dict)

    def kind_of(self, name: str) -> str:
        """Return `typed` for a form of name and number, `document` for a page, else nothing."""
        if name not in self._known:
            self._known[name] = self._kind_of(name)
        return self._known[name]

    def is_activity(self, name: str) -> bool:
        """Say whether a class is a screen by itself."""
        return self.ground.graph.hierarchy.is_subtype(name, _ACTIVITY)

    def _kind_of(self, name: str) -> str:
        program = self.ground.program
        calls = [
            call.target
            for method in program.methods_of_class(name)
            for call in program.calls_in(method)
        ]
        # A page that is given a bridge, or has a button to agree with, asks; others only tell.
        views = [
            view for host in self.hosts.of_class(name) for view in self._views(host.layout)
        ]
        if (
            any(page in one for one in calls for page in _PAGES)
            and not any(_BRIDGE in one for one in calls)
            and not any(_agrees(one) for one in views)
        ):
            return "document"
        return "typed" if _takes_person(views) else ""

    def takes_person(self, roots: Iterable[View]) -> bool:
        """Say whether views are a form of name and number, as `typed` screens are."""
        todo = list(roots)
        for view in todo:
            todo.extend(view.children)
        return _takes_person(todo)

    def _views(self, layout: int) -> Iterator[View]:
        try:
            layouts = self.ground.package.resources.layouts(layout)
        except InputError:
            return
        todo = [one.root for one in layouts[:1]]
        for view in todo:
            yield view
            todo.extend(view.children)


def _takes_person(views: Iterable[View]) -> bool:
    known = knowledge()
    fields = [one for one in views if known.view_kind(one.tag) == "fields"]
    said = [_said(one) for one in fields]
    both = (known.person_names, known.person_numbers)
    return all(_any_of(words, said) for words in both)


def _agrees(view: View) -> bool:
    """Say whether a view under a page agrees to what the page says."""
    is_control = knowledge().view_kind(view.tag) in ("buttons", "boxes")
    return is_control and control_role(view.text or "") is Role.ACCEPT


def _said(view: View) -> str:
    words = (view.hint, view.text, view.id_name)
    return " ".join(fold(one) for one in words if one is not None)


def _any_of(words: Iterable[str], said: Iterable[str]) -> bool:
    return any(fold(word) in one for word in words for one in said)
