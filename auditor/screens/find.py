"""Finds the screens that tell or ask something about the phonebook, consent or a policy.

The front door of the search for screens. It starts from the texts that matter and from the ways to
requests and reads (`places`), builds each screen as the code does (`dialogs`, `boards`), presses
its controls (`choices`), and says where in the app it stands (`setting`).
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from functools import partial
from typing import Final

from auditor.code.classes.program import MethodNumber
from auditor.code.classes.search import Scope
from auditor.code.classes.values import Site
from auditor.code.ways.dead_code import DeadCode
from auditor.errors import InputError
from auditor.model.access import Screen
from auditor.model.app import Layout
from auditor.model.names import outer_class
from auditor.model.vocabulary import Kleene
from auditor.screens.answers.back_stack import BackStack
from auditor.screens.answers.choices import press_all
from auditor.screens.answers.effects import Stage
from auditor.screens.answers.followed import with_followed
from auditor.screens.answers.heard import complete_hearers
from auditor.screens.answers.ignored_boxes import without_ignored_boxes
from auditor.screens.answers.kinds import Kinds
from auditor.screens.answers.links import Linked, Links
from auditor.screens.answers.returning import Returning
from auditor.screens.answers.rivals import Rivals
from auditor.screens.answers.sketches import control_of, place_of, tree_of, with_places
from auditor.screens.hybrid.prompts import find_prompts
from auditor.screens.inventory.ground import Ground
from auditor.screens.inventory.texts import Text
from auditor.screens.parts.occasions import Doubt, Occasion, Occasions
from auditor.screens.parts.places import Goals, Places, find_places
from auditor.screens.parts.shown import Choice, Shown
from auditor.screens.parts.wording import Wording, Wordings
from auditor.screens.placement.chains import Chains
from auditor.screens.placement.inner_pages import InnerPages
from auditor.screens.placement.led_to import LedTo
from auditor.screens.placement.naming import unasked
from auditor.screens.placement.purposes import Purposes
from auditor.screens.placement.setting import Settings
from auditor.screens.placement.sign_ins import SignIns
from auditor.screens.presses.handlers import Handlers
from auditor.screens.presses.pressing import Presser
from auditor.screens.surfaces.afterwards import Afterwards
from auditor.screens.surfaces.boards import Boards
from auditor.screens.surfaces.candidates import Candidates
from auditor.screens.surfaces.compose import Compose
from auditor.screens.surfaces.dialogs import Dialogs
from auditor.screens.surfaces.drafts import Draft, is_same, lay_into, texts_of
from auditor.screens.surfaces.kept_dialogs import shown_where
from auditor.screens.surfaces.pages import Pages
from auditor.screens.surfaces.parted import joined
from auditor.screens.surfaces.renamed import RenamedDialogs
from auditor.screens.surfaces.rows import Rows
from auditor.screens.surfaces.unread import asks_unread, is_asked_by_picture, may_ask_by_picture
from auditor.screens.surfaces.windows import Windows
from auditor.screens.views.code_views import CodeViews
from auditor.screens.views.hosts import Host, Hosts, Key
from auditor.screens.views.turned_pages import pages_of

MOST_SCREENS: Final = 80
_ASKED_IN: Final = ("dialog", "sheet", "fragment")
"""Kinds of screens of which one class serves many questions."""


def find_screens(
    ground: Ground, *, texts: Sequence[Text], goals: Goals, dead: DeadCode
) -> tuple[Shown, ...]:
    """Return the screens that tell or ask something that matters, sorted by class and place.

    `texts` are those of the inventory that name the phonebook, a policy or an agreement; `goals`
    the calls that ask for contacts and read them; `dead` says which code nothing brings about.
    """
    prompts = tuple(find_prompts(ground))
    if not texts and not goals.asks and not goals.reads:
        return prompts
    places = find_places(
        ground.resolver, ground.graph, ground.package, texts=texts, goals=goals
    )
    search = _Search(ground, places, dict.fromkeys(texts), goals)
    drafts = search.drafts()
    there = [
        one for one in drafts if not one.shown_at or not all(map(dead.is_dead, one.shown_at))
    ]
    rivals = Rivals.among(there, search.presser)  # Nobody presses what nothing ever shows.
    back = BackStack(ground, search.presser, search.returning, drafts)
    shown = (*prompts, *filter(None, (search.shown(one, rivals, back) for one in drafts)))
    return tuple(sorted(shown, key=lambda one: (one.owner, one.shown_at, one.screen.kind)))


@dataclass(slots=True)
class _Search:
    ground: Ground
    places: Places
    telling: dict[Text, None]
    goals: Goals
    wordings: Wordings = field(init=False)
    handlers: Handlers = field(init=False)
    occasions: Occasions = field(init=False)
    boards: Boards = field(init=False)
    code_views: CodeViews = field(init=False)
    dialogs: Dialogs = field(init=False)
    renamed: RenamedDialogs = field(init=False)
    hosts: Hosts = field(init=False)
    windows: Windows = field(init=False)
    presser: Presser = field(init=False)
    settings: Settings = field(init=False)
    chains: Chains = field(init=False)
    kinds: Kinds = field(init=False)
    returning: Returning = field(init=False)
    links: Links = field(init=False)
    purposes: Purposes = field(init=False)
    pages: Pages = field(init=False)
    compose: Compose = field(init=False)
    rows: Rows = field(init=False)

    def __post_init__(self) -> None:
        ground = self.ground
        self.wordings = Wordings(ground.resolver, ground.inventory)
        self.wordings.tell(self.telling)
        self.handlers = handlers = Handlers(ground.resolver, ground.graph)
        self.occasions = Occasions(ground.graph)
        self.boards = Boards(self.wordings, handlers, ground.resolver)
        self.code_views = CodeViews(ground.resolver)
        self.dialogs = Dialogs(self.wordings, handlers)
        self.renamed = RenamedDialogs(self.wordings, handlers, ground.graph)
        self.hosts = Hosts(ground.resolver, ground.graph)
        self.windows = Windows(ground.resolver, self.hosts)
        launched = {(one.method, one.pc) for one in ground.graph.launchers.launched()}
        marks = dict.fromkeys(self.goals.asks & launched, "ask")
        marks.update(dict.fromkeys(self.goals.reads, "read"))
        self.presser = Presser(ground.resolver, ground.graph, self.goals.asks, marks)
        self.settings = Settings(ground.graph, self.presser, self.hosts.kind_of)
        self.purposes = Purposes(self.settings, self.telling)
        self.chains = Chains(ground.graph, self.settings)
        self.kinds = Kinds(ground, self.hosts, self.wordings)
        self.returning = Returning(ground, self.presser, self.kinds, self.boards)
        self.pages = Pages(ground, handlers)
        self.compose = Compose(ground, self.wordings, handlers)
        self.rows = Rows(self.wordings, self.boards, ground.graph, self.boards.own)
        self.links = Links(self.wordings, self.presser, ground.resolver, self.pages.calls_app)

    # Which screens there are.

    def drafts(self) -> list[Draft]:
        """Return the screens that the places make, dialogs first."""
        found: list[Draft] = []
        laid: set[Key] = set()
        candidates = Candidates(
            self.ground.program,
            self.places,
            self.hosts,
            tuple(self.pages.showing(self.telling)),
        )
        methods = candidates.methods()
        for method in dict.fromkeys((*methods, *candidates.drawing())):
            found.extend(self._dialogs(method, laid))
        for host in candidates.all_hosts():
            if host.key in laid:
                continue
            laid.add(host.key)
            found.extend(self._not_shown_yet(self._boards(host), host, found))
        for one in (each for each in found if each.has_pages):
            self.pages.lay_into(one)
        found.extend(self.pages.drafts(self.telling))
        found.extend(self.compose.drafts(methods))
        # What an own view lays out was laid into the screens that hold it.
        laid_in, kind = self.boards.own.laid, self.hosts.kind_of
        found = [one for one in found if kind(one.owner) or laid_in.isdisjoint(one.layouts)]
        found = joined(found, self.ground.program, self.presser)
        self._fill_lists(found)
        complete_hearers(self.ground, self.boards, self.presser, found)
        afterwards = Afterwards(self.ground.graph, self.presser)
        for one in found:
            afterwards.set_aside(one)
            one.shown_at = list(shown_where(self.presser.resolver, one.shown_at))
            one.speaks = self.purposes.speaks(one)
        return sorted(found, key=lambda one: not one.speaks)[:MOST_SCREENS]

    def _not_shown_yet(
        self, drafts: Iterable[Draft], host: Host, found: Sequence[Draft]
    ) -> Iterator[Draft]:
        """Yield the screens that are not shown by another call of the same helper already."""
        for draft in drafts:
            same = [one for one in found if host.scope is not None and is_same(one, draft)]
            if not same:
                yield draft
            for one in same[:1]:
                one.shown_at = list(dict.fromkeys((*one.shown_at, *draft.shown_at)))

    def _fill_lists(self, drafts: Sequence[Draft]) -> None:
        """Put the texts that a class loads, and no screen of its own shows, into its lists.

        What an adapter puts into its rows is followed; else what they say besides is open.
        """
        filled = [not draft.lists or self.rows.lay_into(draft) for draft in drafts]
        shown = {text for one in drafts for text in texts_of(one)}
        for draft, is_filled in zip(drafts, filled, strict=True):
            if not is_filled:
                rows = [one for one in self._loaded(draft.owner) if one not in shown]
                draft.words = Wording((*draft.words.texts, *rows), is_whole=False)

    def _loaded(self, owner: str) -> Iterator[Text]:
        """Yield the string resources that the methods of a class load, in the order of the code."""
        program = self.ground.program
        for method in program.methods_of_class(owner):
            image, row = program.place(method)
            for one in image.resource_id[image.resource_uses_in(row)].tolist():
                yield from self.wordings.of_id(one)

    def _layouts(self, identity: int) -> Sequence[Layout]:
        with suppress(InputError):
            return self.ground.package.resources.layouts(identity)
        return ()

    def _dialogs(self, method: MethodNumber, laid: set[Key]) -> list[Draft]:
        """Return the dialogs that a method makes, one for each occasion where it makes several."""

        def drawn() -> list[Draft]:
            dialogs = (*self.dialogs.made_in(method), *self.renamed.made_in(method))
            return [self.windows.of_fragment(self._with_layouts(one, laid)) for one in dialogs]

        def told(doubts: Sequence[Doubt]) -> Sequence[Occasion]:
            # Android makes a fragment's dialog; who made the fragment tells what it asks.
            owner = outer_class(self.ground.program.owner(method))
            is_asked_in = self.hosts.kind_of(owner) in _ASKED_IN
            whole = self.occasions.of_class(owner, doubts) if is_asked_in else ()
            return whole or self.occasions.of_method(method, doubts)

        return self._on_each(drawn, told)

    def _boards(self, host: Host) -> list[Draft]:
        """Return the screen of a host, once for each occasion where it is one of several dialogs."""

        def drawn() -> list[Draft]:
            return [self._placed(host, one) for one in self._laid_out(host)]

        if merged := self.occasions.of_merged(host.owner, host.site):
            return self._on(merged, drawn)
        if host.kind not in _ASKED_IN:
            self.wordings.handed_over.clear()
            return self._torn(drawn())
        return self._on_each(drawn, lambda doubts: self.occasions.of_class(host.owner, doubts))

    def _on_each(
        self,
        drawn: Callable[[], list[Draft]],
        occasions: Callable[[Sequence[Doubt]], Sequence[Occasion]],
    ) -> list[Draft]:
        """Draw screens once, or once for each occasion if words or listeners of theirs are in doubt."""
        self.wordings.doubts.clear()
        self.wordings.handed_over.clear()
        self.handlers.doubts.clear()
        drafts = drawn()
        doubts = tuple(dict.fromkeys((*self.wordings.doubts, *self.handlers.doubts)))
        told = occasions(doubts) if drafts and doubts else ()
        if not told:
            for piece in (one for draft in drafts if doubts for one in draft.pieces):
                piece.is_known &= len(piece.uses) <= 1  # Else they are those of several.
            return self._torn(drafts)
        return self._on(told, drawn)

    def _on(
        self, occasions: Sequence[Occasion], drawn: Callable[[], list[Draft]]
    ) -> list[Draft]:
        """Draw screens once for each occasion."""
        found: list[Draft] = []
        for one in occasions:
            self.wordings.occasion = self.handlers.occasion = one
            for draft in drawn():
                draft.shown_at = [one.site]
                found.append(draft)
        self.wordings.occasion = self.handlers.occasion = None
        return found

    def _torn(self, drafts: list[Draft]) -> list[Draft]:
        """Leave open what the controls of screens do that are handed one question or another."""
        for piece in (
            one for draft in drafts if self.wordings.handed_over for one in draft.pieces
        ):
            piece.is_known = False
        return drafts

    def _placed(self, host: Host, draft: Draft) -> Draft:
        """Note where a screen is shown, and how it can be left."""
        draft.kind = host.kind
        draft.closes = False
        draft.shown_at = list(dict.fromkeys((*self._shown_at(host), *draft.filled_at)))
        draft.cancelable = self.windows.cancelable(host)
        self.boards.menus.lay_into(draft)
        return draft

    def _laid_out(self, host: Host) -> list[Draft]:
        """Return what a host shows: a layout, each of its pages, or the views that its code makes."""
        if host.register is not None:
            method, pc = host.site
            scope = host.scope or Scope(method, own=host.owner)
            laid = self.code_views.each_shown(scope, pc, host.register, host.owner)
            # A page alone is a screen of its own: `pages`.
            return [self.boards.of_code(host.owner, one) for one in laid if not one.is_page]
        layouts, found = self._layouts(host.layout), list[Draft]()
        for turns, page in pages_of(layouts) if layouts else ():
            found.append(self.boards.draft(host.owner, page))
            found[-1].turns = turns
        return found

    def _with_layouts(self, draft: Draft, laid: set[Key]) -> Draft:
        """Lay the layouts of a builder's view, or what code makes for it, into its dialog."""
        for one in draft.coded:
            lay_into(draft, self.boards.of_code(draft.owner, one))
        for identity in draft.layouts:
            layouts = self._layouts(identity)
            if not layouts:
                draft.words = replace(draft.words, is_whole=False)
                continue
            laid.add((draft.owner, identity, None, None))
            lay_into(draft, self.boards.draft(draft.owner, layouts))
        return draft

    def _shown_at(self, host: Host) -> list[Site]:
        """Return where a screen is shown: where its object is made, or its first method."""
        made = () if host.kind == "activity" else self.settings.made_at(host.owner)
        return list(made) or [host.shown_at]

    # What a screen is.

    def shown(self, draft: Draft, rivals: Rivals, back: BackStack) -> Shown | None:
        """Press the controls of a screen and describe it; None for one that does not matter."""
        host = draft.owner

        def hosting() -> frozenset[str]:
            return self.settings.showing(draft.shown_at)

        stage = Stage(
            shown_at=frozenset(draft.shown_at),
            owner=host,
            closes=draft.closes,
            kind_of=self.kinds.kind_of,
            leads_back=lambda answer, way: self.returning.of_part(
                outer_class(host), hosting(), answer, partial(back.after, way=way)
            ),
            run_on_yes=lambda *told: self.returning.regions_of(
                outer_class(host), hosting(), *told
            ),
            is_form=self.returning.is_form,
            reveals=self.returning.revealed.after,
            beneath=lambda: hosting() | self.settings.showing(draft.shown_at, within=True),
            leads_under=lambda way: back.under(outer_class(host), way),
            has_other_way=lambda: rivals.staying.has_other_way(draft, stage),
            layouts=frozenset(draft.layouts),
            turns_away=self.wordings.turns_away,
            tells_taken=self.wordings.tells_taken,
            comes_again=lambda way: back.comes_again(draft, outer_class(host), way),
            leads_to=lambda *to: back.started_instead(outer_class(host), *to),
        )
        draft.maker, draft.owner = host, self._owner(draft)
        matters = self.purposes.names(draft) or self._is_on_the_way(draft) or asks_unread(draft)
        if not (matters or may_ask_by_picture(draft)):
            return None
        program, pressed = self.ground.program, press_all(draft, self.presser, stage, rivals)
        is_picture = is_asked_by_picture(draft, [one.choice for one in pressed])
        if not (matters or is_picture):
            return None
        pressed = without_ignored_boxes(draft, pressed, self.presser)
        told = with_followed(pressed, outer_class(host), self.presser, self.returning)
        choices = with_places(program, unasked(draft, told))
        linked = self.links.of(draft, pressed, rivals.drafts) if draft.speaks else Linked()
        controls = tuple(control_of(one) for one in choices)
        screen = Screen(
            class_=draft.owner,
            kind=draft.kind,
            purpose=self.purposes.of(draft, choices),
            tree=tree_of(draft, pressed),
            controls=controls,
            cancelable=draft.cancelable,
            documents=linked.sources,
            in_loan_flow=self._in_loan_flow(draft, choices, rivals.drafts),
        )
        return Shown(
            screen=screen,
            owner=draft.owner,
            texts=draft.words.texts,
            documents=tuple(linked.documents),
            unexamined=tuple(linked.unexamined),
            choices=choices,
            shown_at=tuple(draft.shown_at),
            is_words_whole=draft.words.is_whole and not is_picture,
            is_picture=is_picture,
            displays=tuple(draft.displays),
            asides=tuple(draft.asides),
            late=tuple(draft.late),
            prints=tuple(draft.prints),
            applies=self.purposes.applies(draft),
            blocks_screenshots=self.windows.is_secure(draft),
            evidence=tuple(place_of(program, one) for one in draft.shown_at[:3]),
            chain=self.chains.to(draft.shown_at, is_linked=not draft.displays)
            if linked.sources
            else None,
        )

    def _in_loan_flow(
        self, draft: Draft, choices: Sequence[Choice], drafts: Sequence[Draft]
    ) -> Kleene:
        found = self.settings.in_loan_flow(
            draft.shown_at,
            draft.owner,
            led_to=draft.led_to,
            applies=self.purposes.applies(draft),
            is_form=self.purposes.is_filled_in(draft),
            layouts=draft.layouts,
        )
        if found is not Kleene.NO:
            at_sign_in = SignIns(self.settings, self.purposes, drafts).show(draft)
            if at_sign_in is not Kleene.NO:
                return Kleene.NO if at_sign_in is Kleene.YES else Kleene.UNKNOWN
        if found is Kleene.YES or draft.led_to is not None or not draft.speaks:
            return found
        if found is Kleene.NO and not self.settings.is_named_early(draft.owner):
            within = InnerPages(self.presser, drafts, self.purposes.applies)
            found = within.led_to(draft, choices) or found
        led_to = LedTo(self.settings, self.presser, drafts, self.purposes.applies)
        return Kleene.YES if led_to.holds(draft) else found

    def _owner(self, draft: Draft) -> str:
        """Name the class that shows a screen: where code made it, the one screen it belongs to."""
        if self.hosts.kind_of(draft.owner) is not None:
            return draft.owner
        showing = self.settings.showing(draft.shown_at)
        return next(iter(showing)) if len(showing) == 1 else draft.owner

    def _is_on_the_way(self, draft: Draft) -> bool:
        """Say whether a screen, or the code behind one of its controls, leads to the phonebook."""
        way = self.places.on_the_way
        handlers = {use.handler.method for one in draft.pieces for use in one.uses}
        # A dialog's method may show many; its buttons say which of them matters.
        is_here = not draft.closes and any(method in way for method, _ in draft.shown_at)
        return is_here or bool(way & handlers)
