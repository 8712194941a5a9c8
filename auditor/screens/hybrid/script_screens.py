"""The screens on which scripts ask: dialogs by a call, components that they draw, pages of the package.

Told are those whose words name the phonebook or a document; each with its controls and what they lead to.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from tree_sitter import Node

from auditor.model.access import Screen, ViewNode
from auditor.model.evidence import Evidence
from auditor.model.vocabulary import EvidenceKind, Kleene, Role
from auditor.screens.answers.acts import with_acts
from auditor.screens.answers.sketches import control_of
from auditor.screens.hybrid.script_choices import answers, choice, goals_of
from auditor.screens.hybrid.script_places import comes_up_in_loan_flow, stands_in_loan_flow
from auditor.screens.hybrid.script_world import Asked, ScriptWorld
from auditor.screens.inventory.texts import Inventory, Text
from auditor.screens.parts.shown import Choice, Effect, Shown
from auditor.screens.parts.wording import ADDRESS, Wording
from auditor.screens.placement.naming import accepts, asks, is_order, tells, unasked
from auditor.screens.surfaces.drafts import Draft
from auditor.screens.views.page_elements import Element, PageReader
from auditor.scripts.asking import Dialog
from auditor.scripts.effects import done_by
from auditor.scripts.elements import Drawn, component_around, draw
from auditor.scripts.program import Spot
from auditor.scripts.run_kinds import Kind
from auditor.scripts.scopes import Spent
from auditor.scripts.syntax import FUNCTIONS, function_around
from auditor.sentences.labels import control_role, names_document
from auditor.sentences.masking import masked

_MOST_SCREENS: Final = 60
_ENOUGH: Final = 60
"""Characters of a text that find it."""
_OF_PAGE: Final = "web"
_OF_COMPONENT: Final = "web"
_OF_DIALOG: Final = "dialog"


def find_script_screens(
    world: ScriptWorld, inventory: Inventory, telling: Sequence[Text]
) -> tuple[Asked, ...]:
    """Return the screens of a host's scripts on which a text stands that matters, in order of the scripts.

    Raises `Spent` where there are too many.
    """
    search = _Search(world, inventory, dict.fromkeys(telling))
    found = [*search.dialogs(), *search.components(), *search.pages()]
    if len(found) > _MOST_SCREENS:
        raise Spent  # Any of them may be the one that counts.
    return tuple(found)


@dataclass(slots=True)
class _Search:
    world: ScriptWorld
    inventory: Inventory
    telling: Mapping[Text, None]
    _by_source: dict[str, list[Text]] = field(init=False)

    def __post_init__(self) -> None:
        self._by_source = {}
        for one in self.telling:
            self._by_source.setdefault(f"{one.part}!{one.source}", []).append(one)

    def _text(self, words: str, spot: Spot) -> Text:
        part, _, name = spot.source.name.partition("!")
        return Text(words, "script", name, "", part)

    # Dialogs.

    def dialogs(self) -> Iterator[Asked]:
        """Yield the dialogs that scripts show by a call."""
        for one in self.world.dialogs:
            words = tuple(self._text(text, one.spot) for said in one.words for text in said)
            if any(map(_matters, words)):
                yield self._dialog(one, words)

    def _dialog(self, dialog: Dialog, words: tuple[Text, ...]) -> Asked:
        bare = Asked(_nothing(dialog.spot))
        choices = []
        accepting, refusing = [], []
        for one in dialog.buttons:
            labels = tuple(self._text(text, dialog.spot) for text in one.label)
            role = _role(labels, accepts_by_place=one.accepts)
            if role is Role.ACCEPT:
                accepting.append((dialog, one.number))
            elif role is Role.REFUSE:
                refusing.append((dialog, one.number))
            done = answers(self.world, bare, dialog, one.number)
            choices.append(choice(role, labels, done, closes=True))
        draft = Draft("", _OF_DIALOG, words=Wording(words, dialog.is_whole), closes=True)
        return Asked(
            self._shown(
                draft,
                choices,
                dialog.spot,
                cancelable=Kleene.YES if dialog.can_be_left else Kleene.NO,
                flow=stands_in_loan_flow(self.world, [dialog.spot]),
            ),
            tuple(accepting),
            dialogs=(dialog.spot.node,),
            refusing=tuple(refusing),
        )

    # Components.

    def components(self) -> Iterator[Asked]:
        """Yield the components that draw a text which matters."""
        seen: set[Node] = set()
        for text in self.telling:
            if not is_of_script(text):
                continue
            for spot in occurrences(self.world, text):
                node = component_around(spot.node)
                if node is not None and node not in seen:
                    seen.add(node)
                    yield self._component(draw(self.world.scripts, Spot(spot.source, node)))

    def _component(self, drawn: Drawn) -> Asked:
        words = tuple(self._text(one, drawn.function) for one in drawn.words)
        labels_of = {
            one: tuple(self._text(each, one.call) for each in one.label)
            for one in drawn.touchables
        }
        choices: list[Choice] = []
        controls: dict[Role, list[Node]] = {}
        for one in drawn.touchables:
            labels = labels_of[one]
            role = Role.BOX if one.is_box else _role(labels)
            places = self._pressed(Spot(one.call.source, one.pressed))
            done = done_by(self.world.runs, places, goals_of(self.world))
            done.is_followed = done.is_followed and bool(places)
            made = choice(role, labels, done, closes=False)
            if role is Role.BOX:
                made = replace(made, pre_ticked=Kleene.UNKNOWN)
            choices.append(made)
            controls.setdefault(role, []).append(one.call.node)
        said = {label for labels in labels_of.values() for label in labels}
        own = tuple(one for one in words if one not in said)
        draft = Draft("", _OF_COMPONENT, words=Wording(own, drawn.is_whole))
        spot = drawn.function
        return Asked(
            self._shown(
                draft,
                choices,
                spot,
                cancelable=Kleene.NO,
                flow=stands_in_loan_flow(self.world, [spot], is_component=True),
            ),
            controls=tuple(controls.get(Role.ACCEPT, ())),
            refusing_controls=tuple(controls.get(Role.REFUSE, ())),
            drawn=(spot.node,),
        )

    def _pressed(self, handler: Spot) -> list[Spot]:
        """Return the functions that a touch runs: one that stands there, or is named."""
        found = self.world.scripts.resolved(handler)
        if found.node.type in FUNCTIONS:
            return [found]
        if found.node.type in ("identifier", "member_expression"):
            return self._handed(found)
        inner = list(found.node.named_children)
        while inner:
            one = inner.pop()
            if one.type in FUNCTIONS:
                return [Spot(found.source, one)]
            inner += one.named_children
        return []

    def _handed(self, name: Spot) -> list[Spot]:
        """Return the functions that a component is handed for a touch; none where not all are known."""
        found = []
        for put in self.world.memory.of(name) or ():
            value = self.world.scripts.resolved(put.value) if put.value is not None else None
            if value is None or value.node.type not in FUNCTIONS:
                return []
            found.append(value)
        return found

    # Pages.

    def pages(self) -> Iterator[Asked]:
        """Yield the pages of the package that hold a text which matters."""
        for member, html in self.world.layer.texts:
            if member.name not in self.world.opened.pages:
                continue
            mine = [
                one
                for one in self._by_source.get(member.path, ())
                if one.where == "policy-asset"
            ]
            whole = [
                one
                for one in self.inventory.texts
                if one.where == "policy-asset" and one.source == member.name
            ]
            if not mine or not whole:
                continue
            page = PageReader()
            page.feed(html)
            yield self._page(member.name, page, whole[0])

    def _page(self, name: str, page: PageReader, whole: Text) -> Asked:
        sources = [one for one in self.world.scripts.sources if name in one.page.split("\n")]
        spot = Spot(sources[0], sources[0].root) if sources else None
        choices: list[Choice] = []
        asked = Asked(_nothing(spot))
        controls: list[Node] = []
        boxes: list[Node] = []
        for element in page.elements:
            words = " ".join(element.words) or page.labels.get(element.identity, "")
            labels = (replace(whole, text=words),) if words else ()
            nodes = list(self._elements(element.identity, name)) if element.identity else []
            handlers = self._handlers(nodes)
            own = [
                one
                for one in sources
                if one.control and element.script and element.script in one.control
            ]
            role = Role.BOX if element.kind == "box" else _role(labels)
            if element.kind == "link" and role is not Role.REFUSE:
                continue
            places = [*handlers, *(Spot(one, one.root) for one in own)]
            done = done_by(self.world.runs, places, goals_of(self.world))
            done.is_followed = done.is_followed and bool(places)
            made = choice(role, labels, done, closes=False, itself=(name.rpartition("/")[2],))
            choices.append(_with_box(made, element, handlers))
            if role is Role.ACCEPT:
                controls += nodes
                asked.handlers = (*asked.handlers, *own)
            elif role is Role.REFUSE:
                asked.refusing_controls = (*asked.refusing_controls, *nodes)
                asked.refusing_handlers = (*asked.refusing_handlers, *own)
            elif role is Role.BOX and not element.is_ticked:
                boxes += nodes
        draft = Draft("", _OF_PAGE, words=Wording((whole,)))
        asked.shown = self._shown(
            draft,
            choices,
            spot,
            cancelable=Kleene.NO,
            flow=stands_in_loan_flow(self.world, self.world.opened.opened_at(name))
            if not self.world.opened.is_first(name)
            else comes_up_in_loan_flow(self.world, name, page),
            page=f"{whole.part}!{name}",
        )
        asked.controls, asked.boxes = tuple(controls), tuple(boxes)
        return asked

    def _elements(self, identity: str, page: str) -> Iterator[Node]:
        """Yield the expressions that find an element of a page, and the names of it in calls."""
        for word in (identity, f"#{identity}"):
            for one in self.world.scripts.named(word):
                held = one.node.parent
                if one.node.type != "string" or held is None or held.type != "arguments":
                    continue
                if page in one.source.page.split("\n") and held.parent is not None:
                    yield held.parent
                    yield one.node

    def _handlers(self, nodes: Sequence[Node]) -> list[Spot]:
        """Return the functions that a touch of an element runs."""
        found: dict[Node, Spot] = {}
        for source in self.world.scripts.sources:
            for function in _functions_near(source.root, nodes):
                for run in self.world.runs.of(Spot(source, function)):
                    if run.kind is Kind.TOUCH and run.control is not None:
                        held = self.world.scripts.resolved(Spot(source, run.control)).node
                        if held in nodes or run.control in nodes:
                            found[function] = Spot(source, function)
        return list(found.values())

    # Both.

    def _shown(
        self,
        draft: Draft,
        found: Sequence[Choice],
        spot: Spot | None,
        *,
        cancelable: Kleene,
        flow: Kleene,
        page: str = "",
    ) -> Shown:
        told = with_acts([one for one in found if one.labels], speaks=True)
        choices = tuple(unasked(draft, told))
        orders = {one for each in choices for one in each.labels if is_order(one)}
        every = (*draft.words.texts, *(one for each in choices for one in each.labels))
        speaks = any(_matters(one) and one not in orders for one in every)
        is_asked = speaks and any(map(accepts, choices)) and asks(draft, choices)
        path = page or (spot.source.name if spot is not None else "")
        controls = tuple(control_of(one) for one in choices)
        rows = [
            ViewNode("text", masked(one.text), None, None, None) for one in draft.words.texts
        ]
        rows += [ViewNode("button", one.text, None, None, one.does) for one in controls]
        links = tuple(
            dict.fromkeys(
                link for one in draft.words.texts for link in ADDRESS.findall(one.text)
            )
        )
        screen = Screen(
            class_=path,
            kind=draft.kind,
            purpose="consent" if is_asked else "policy" if speaks else "other",
            tree=ViewNode(draft.kind, None, None, None, None, tuple(rows)),
            controls=controls,
            cancelable=cancelable,
            documents=links,
            in_loan_flow=flow,
        )
        excerpt = spot.source.quoted(spot.node) if spot is not None else "shows the screen"
        return Shown(
            screen=screen,
            owner="",
            texts=draft.words.texts,
            documents=(),
            unexamined=links,
            choices=choices,
            shown_at=(),
            is_words_whole=draft.words.is_whole,
            evidence=(Evidence(EvidenceKind.SCRIPT, path, excerpt=excerpt[:200]),),
        )


def is_of_script(text: Text) -> bool:
    """Say whether a text stands in a script: in a file of its own or in a page."""
    return text.where == "script" or text.source.lower().endswith((".html", ".htm"))


def occurrences(world: ScriptWorld, text: Text) -> Iterator[Spot]:
    """Yield where a text of the inventory stands in the scripts."""
    path, first = f"{text.part}!{text.source}", text.text.split("\n")[0][:_ENOUGH]
    for source in world.scripts.sources:
        if source.name == path:
            for at in _found_at(source.data, first):
                node = source.at(at, at + 1)
                if node is not None:
                    yield Spot(source, node)


def _nothing(spot: Spot | None) -> Shown:
    """Return a screen of which nothing is known yet."""
    screen = Screen("", "", "", None, (), Kleene.UNKNOWN, (), Kleene.UNKNOWN)
    return Shown(screen, "", (), (), (), (), (), is_words_whole=spot is not None)


def _matters(text: Text) -> bool:
    return tells(text) or names_document(text.text)


def _role(labels: Sequence[Text], *, accepts_by_place: bool | None = None) -> Role:
    """Say what a button is for: by its words, else by its place in the dialog."""
    roles = {control_role(one.text, one.locale) for one in labels} - {Role.OTHER}
    for one in (Role.REFUSE, Role.ACCEPT, Role.LINK):
        if one in roles and not (one is Role.ACCEPT and accepts_by_place is False):
            return one
    if accepts_by_place is None:
        return Role.OTHER
    return Role.ACCEPT if accepts_by_place else Role.REFUSE


def _with_box(made: Choice, element: Element, handlers: Sequence[Spot]) -> Choice:
    """Return a choice with what its box is: ticked beforehand, or looked at before it accepts."""
    if element.kind == "box":
        return replace(
            made,
            pre_ticked=Kleene.YES if element.is_ticked else Kleene.NO,
            is_followed=made.is_followed or not (handlers or element.script),
        )
    looks = (
        any(b".checked" in (one.node.text or b"") for one in handlers)
        or ".checked" in element.script
    )
    if not looks or made.role is not Role.ACCEPT:
        return made
    effects = made.effects - {Effect.BLOCKS}
    return replace(made, needs_box=bool(effects), effects=frozenset(effects), is_divided=False)


def _functions_near(root: Node, nodes: Sequence[Node]) -> Iterator[Node]:
    """Yield the functions of a script that may handle the touch of an element: those where it is found."""
    seen: set[Node] = set()
    for node in nodes:
        if _root_of(node) == root:
            for one in _all_functions(function_around(node) or root):
                if one not in seen:
                    seen.add(one)
                    yield one


def _all_functions(node: Node) -> Iterator[Node]:
    todo = list(node.named_children)
    while todo:
        one = todo.pop()
        if one.type in FUNCTIONS:
            yield one
        todo += one.named_children


def _root_of(node: Node) -> Node:
    while node.parent is not None:
        node = node.parent
    return node


def _found_at(data: bytes, words: str) -> Iterator[int]:
    """Yield where words stand in a script: as they are, or with letters beyond ASCII escaped."""
    spelled = {words.encode(), words.encode("unicode_escape")}
    for one in spelled:
        at = data.find(one)
        while one and at >= 0:
            yield at
            at = data.find(one, at + 1)
