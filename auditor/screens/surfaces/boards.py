"""Screens laid out in XML: which layout a class shows, its words, and the code behind its views.

A layout is shown by `setContentView`, an inflater, a generated binding, or a builder's `setView`.
Listeners are looked for in the class that shows it, in those above it, and wherever the id of one
of its views is loaded. Source: android.view.LayoutInflater and android.view.View.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import replace
from typing import Final

from auditor.code.classes.histories import roots_of
from auditor.code.classes.program import MethodNumber
from auditor.code.classes.registers import ENTRY
from auditor.code.classes.search import Scope
from auditor.code.classes.sites import Call
from auditor.code.classes.values import Number, ViewById
from auditor.code.evaluation.answered import OWN, Thing
from auditor.code.resolution.constants import Resolver
from auditor.dex.opcodes import INSTANCE_READS
from auditor.model.access import ViewNode
from auditor.model.app import Layout, View
from auditor.model.names import LIBRARIES
from auditor.model.vocabulary import Kleene
from auditor.screens.inventory.texts import Text
from auditor.screens.parts.knowledge import knowledge
from auditor.screens.parts.printing import contrast, grounds
from auditor.screens.parts.shown import Print
from auditor.screens.parts.view_trees import BOUND, all_views, each_once, identified
from auditor.screens.parts.wording import Wording, Wordings
from auditor.screens.presses.handlers import Handler, Handlers
from auditor.screens.presses.pressing import Use
from auditor.screens.surfaces.deeds import Deeds
from auditor.screens.surfaces.drafts import Draft, Piece
from auditor.screens.surfaces.drawn_boxes import any_box, is_box, pre_ticked, turns
from auditor.screens.surfaces.menus import Menus
from auditor.screens.surfaces.offered_rows import rows_of
from auditor.screens.views.code_views import Laid
from auditor.screens.views.concealed import (
    RESTYLING,
    SHOWING,
    VANISHING,
    Sight,
    comes_always,
    faint_views,
    handed_on,
    methods_beside,
    never_seen,
)
from auditor.screens.views.kept_ticks import KeptTicks
from auditor.screens.views.made_views import ADDS, added_words
from auditor.screens.views.own_views import OwnViews, all_with_insides, further_of
from auditor.screens.views.ticking import ONE_OF, TICKS, ticked_by
from auditor.screens.views.touchers import BINDINGS, Touchers
from auditor.screens.views.touching import Touching
from auditor.sentences.labels import names_document
from auditor.sentences.masking import masked

_CLICK: Final = "Landroid/view/View$OnClickListener;"
_CLICKED: Final = "onClick(Landroid/view/View;)V"
_CHECK: Final = "Landroid/widget/CompoundButton$OnCheckedChangeListener;"
_CHECKED: Final = "onCheckedChanged(Landroid/widget/CompoundButton;Z)V"
_LISTENS: Final = {
    "setOnClickListener": (_CLICK, _CLICKED),
    "setOnCheckedChangeListener": (_CHECK, _CHECKED),
}
_SAYS: Final = frozenset({"setText", "setTitle", "setHint"})
_TITLE: Final = "setTitle"
_DIALOG: Final = "Landroid/app/Dialog;"
_WITH_TITLES: Final = ("dialog", "sheet")
"""Kinds of host whose title stands on the screen itself; an activity's stands in the bar above."""
_ENABLES: Final = frozenset({"setEnabled", "setClickable"})
BETWEEN: Final = " / "
MOST_LABELS: Final = 3
"""Texts of one view that a sketch shows."""


class Boards:
    """Reads screens that are laid out; one per app."""

    def __init__(self, wordings: Wordings, handlers: Handlers, resolver: Resolver) -> None:
        self.wordings = wordings
        self.handlers = handlers
        self.resolver = resolver
        self.program = resolver.program
        self.files: frozenset[str] = frozenset()
        """The members that hold the layout which is being read."""
        self.own = OwnViews(resolver)
        self.kept = KeptTicks(handlers.graph, resolver)
        self.menus = Menus(resolver, wordings, handlers)
        self.touching = Touching(resolver, _TOUCHES)
        self.restyling = Touching(resolver, RESTYLING)
        self.touchers = Touchers(resolver)
        self.views: list[View] = []
        """The views of that layout."""
        self.faint: frozenset[int] = frozenset()
        """The identities (`id`) of those that leave nothing to be seen, if code does not restyle them."""
        self.any_sight = Sight()
        """What calls may do to any of them."""
        self.twice: frozenset[int] = frozenset()
        """Ids that several of them have, as two of one own view: which listener serves which is open."""

    def draft(self, owner: str, layouts: Sequence[Layout], around: Sequence[str] = ()) -> Draft:
        """Return the screen that a class shows by a layout (in all its configurations).

        `around` are further classes whose methods touch its views.
        """
        roots = [identified(one) for one in all_with_insides(self.own, layouts)]
        return self._drawn(owner, layouts, roots, around, {})

    def of_code(self, owner: str, laid: Laid) -> Draft:
        """Return the screen that a class shows by views that code makes."""
        roots = [identified(one) for one in laid.roots]
        draft = self._drawn(owner, laid.layouts, roots, (), laid.touches)
        draft.filled_at = laid.filled_at
        if not laid.is_whole or laid.is_torn:
            draft.words = replace(draft.words, is_whole=False)
        for piece in draft.pieces if laid.is_torn else ():
            piece.is_known = False
        return draft

    def _drawn(
        self,
        owner: str,
        layouts: Sequence[Layout],
        roots: Sequence[View],
        around: Sequence[str],
        touches: Mapping[int, Iterable[tuple[Scope, Call]]],
    ) -> Draft:
        views = list(all_views(roots))
        self.views = views
        self.faint = faint_views(roots)
        self.any_sight = Sight(shows=bool(touches))
        counts = Counter(one.id for one in all_views(roots[:1]))
        self.twice = frozenset(one for one, times in counts.items() if one and times > 1)
        ids = {one.id for one in views if one.id is not None and one.id not in touches}
        laid = {*(one.id for one in layouts), *self.own.laid}
        seen = self._touched((owner, *around), ids, laid) if layouts else {}
        for identity, calls in touches.items():
            for scope, call in calls:
                self._touch(seen, (identity,), scope, call)
        kind = knowledge().host_kind(self.resolver.hierarchy, owner) or "dialog"
        draft = Draft(owner, kind, layouts=tuple(dict.fromkeys(one.id for one in layouts)))
        draft.roots = tuple(roots)
        self.files = frozenset(one.file for one in layouts)
        sights = {number: one.sight for number, one in seen.items()}
        draft.brought_up = frozenset(
            number for number, one in sights.items() if one.shows or one.hides
        )
        useless = (
            id(one) for one in views if self._is_useless(one, seen.get(one.id or 0, Deeds()))
        )
        hidden = never_seen(roots, sights, self.any_sight, self.faint).union(useless)
        for view in each_once(views):
            known = seen.get(view.id or 0, Deeds())
            draft.set_aside(self._unread(view, known, is_hidden=id(view) in hidden))
            if id(view) not in hidden:
                self._place(draft, owner, view, known)
        for view, ground in (each for root in roots for each in grounds(root)):
            if id(view) not in hidden:
                self._print(draft, view, ground, seen.get(view.id or 0, Deeds()))
        draft.node = self._node(roots[0], seen, hidden) if roots else None
        if kind in _WITH_TITLES:
            draft.words = self._title(owner).joined(draft.words)
        return draft

    def _is_useless(self, view: View, seen: Deeds) -> bool:
        """Say whether a control is disabled for good."""
        return view.enabled is False and not seen.is_enabled and not self.any_sight.shows

    def _title(self, owner: str) -> Wording:
        """Return the titles that a class gives the dialog that it is, or that a fragment's is: `setTitle(…)`."""
        hierarchy = self.resolver.hierarchy
        own = (owner, *hierarchy.supers(owner))
        texts: dict[Text, None] = {}
        for one in own:
            if not one.startswith(LIBRARIES):
                for method in self.program.methods_of_class(one):
                    for call in self.touching.calls(method):
                        if call.name == _TITLE and call.types and call.owner in (*own, _DIALOG):
                            said = self.wordings.argument(Scope(method), call, 0)
                            if len({each.id for each in said.texts}) == 1:  # Not of several.
                                texts.update(dict.fromkeys(said.texts))
        return Wording(tuple(texts))

    def _print(self, draft: Draft, view: View, ground: int | None, seen: Deeds) -> None:
        """Note how the words of a view are printed, where the layout says it."""
        ratio = contrast(view.ink, ground)
        if view.size is not None or ratio is not None:
            for text in self._words(view, seen).texts:
                draft.prints[Print(text, view.size, ratio)] = None

    # What the code does to the views.

    def _touched(
        self, owners: Sequence[str], ids: set[int], layouts: Set[int]
    ) -> dict[int, Deeds]:
        found: dict[int, Deeds] = {}
        methods = self.touchers.of(owners, ids, layouts)
        for method in methods:
            for scope in (Scope(method), *self.touching.helpers(method)):
                for call in self.touching.calls(scope.method):
                    self._note(found, ids, scope, call)
        is_shut = any(one.is_hidden or one.enabled is False for one in self.views)
        is_styled = bool(self.faint) or any(one.sight.vanishes for one in found.values())
        names = set(
            TICKS if any_box(self.views, lambda one: self._words(one, Deeds()).texts) else ()
        )
        if is_shut or is_styled or any(one.sight.hides for one in found.values()):
            names |= SHOWING | _ENABLES
        if names:
            beside = self._look_beside(found, ids, (owners, methods), names)
            if names >= SHOWING:
                self._look_further(found, ids, methods, beside if is_styled else None)
        return found

    def _look_beside(
        self,
        found: dict[int, Deeds],
        ids: set[int],
        around: tuple[Sequence[str], Sequence[MethodNumber]],
        names: Set[str],
    ) -> list[MethodNumber]:
        """Note the calls of some names in further methods that get at the views; return those methods."""
        owners, methods = around
        above = [each for one in owners for each in (one, *self.resolver.hierarchy.supers(one))]
        own = [one for one in above if not one.startswith(LIBRARIES)]
        beside = list(methods_beside(self.program, own, frozenset(methods)))
        for method in beside:
            for call in self.touching.calls(method):
                if call.name in names:
                    self._note(found, ids, Scope(method), call)
        return beside

    def _look_further(
        self,
        found: dict[int, Deeds],
        ids: set[int],
        methods: Sequence[MethodNumber],
        beside: Sequence[MethodNumber] | None,
    ) -> None:
        """Note what may do anything to views, and, where methods `beside` are given, what may restyle them."""
        for method in () if beside is None else (*methods, *beside):
            for scope in (Scope(method), *self.restyling.helpers(method)):
                for call in self.restyling.calls(scope.method):
                    self._note(found, ids, scope, call)
        for identity in handed_on(self.resolver, methods, ids):
            seen = found.setdefault(identity, Deeds())
            seen.sight.shows = seen.sight.restyles = seen.is_enabled = True

    def _note(self, found: dict[int, Deeds], ids: set[int], scope: Scope, call: Call) -> None:
        values = self.resolver.receiver(scope, call)
        views = [one.id for one in values if isinstance(one, ViewById) and one.id in ids]
        if not views:
            views = [one for one in ids if self._is_field_of(scope.method, call, one)]
        if not views and not (values and all(isinstance(one, ViewById) for one in values)):
            self.any_sight.shows |= call.name in SHOWING | _ENABLES
            self.any_sight.restyles |= call.name in RESTYLING
        if scope.frame is None and self.touching.is_told_by_callers(call, len(views)):
            return  # Each caller is looked at by itself.
        self._touch(found, views, scope, call)

    def _touch(
        self, found: dict[int, Deeds], views: Sequence[int], scope: Scope, call: Call
    ) -> None:
        """Note what one call does to some views."""
        if call.name in TICKS:
            for one, now in ticked_by(self.kept, (scope, call), views, self.views):
                found.setdefault(one, Deeds()).tick(now)
        for identity in views:
            self._touched_by(found.setdefault(identity, Deeds()), scope, call)

    def _touched_by(self, seen: Deeds, scope: Scope, call: Call) -> None:
        seen.is_turned |= turns(self.resolver, scope, call)
        if call.name in _SAYS and call.types:
            said = self.wordings.argument(scope, call, 0)
            said = said if said.is_whole else self._of_attribute(call) or said
            sure = (
                said.is_whole and call.name == "setText" and comes_always(self.resolver, call)
            )
            seen.say(said, (call.method, call.pc), is_sure=sure)
        elif call.name == ADDS and (line := added_words(self.wordings, scope, call)):
            seen.say(line, (call.method, call.pc), is_sure=False)
        elif call.name in _LISTENS:
            kind, signature = _LISTENS[call.name]
            index = call.first(kind)
            if index is not None:
                handlers = self.handlers.registered(scope, call, index, signature)
                seen.handlers.append((call.name, handlers))
        elif call.name in SHOWING | RESTYLING:
            seen.sight.take(self.resolver, scope, call)
        elif call.name in _ENABLES and call.types == ("Z",):
            self._switched(seen, scope, call)

    def _of_attribute(self, call: Call) -> Wording | None:
        """Return what a view of the app's own is told to say by an attribute of its element."""
        texts: list[Text] = []
        attributes = self.own.attributes(call, 0)
        for text, identity in (
            row for one in attributes for row in further_of(self.views, one)
        ):
            by_id = () if identity is None else self.wordings.of_id(identity)
            texts += by_id or (Text(text, "screen", "", "", ""),)
        return Wording(tuple(dict.fromkeys(texts))) if attributes else None

    def _is_field_of(self, method: MethodNumber, call: Call, identity: int) -> bool:
        """Say whether a call's receiver is read from the field that data binding names after an id."""
        wanted = self._field_name(identity)
        if not wanted or call.receiver is None:
            return False
        uses = self.resolver.def_use(method)
        image, _ = self.program.place(method)
        for root, _ in roots_of(uses, call.pc, call.receiver, frozenset()):
            one = uses.instruction(root) if root != ENTRY else None
            if one is not None and one.opcode in INSTANCE_READS and one.ref is not None:
                owner, _, field_name = image.field_text(one.ref).partition("->")
                if owner.endswith(BINDINGS) and field_name.partition(":")[0].lower() == wanted:
                    return True
        return False

    def _field_name(self, identity: int) -> str:
        """Name the field that a binding has for a view, folded: after its id, else by its number."""
        if identity < 0:
            return f"mboundview{BOUND - identity}"
        name = self.resolver.resources and self.resolver.resources.name(identity)
        return name.partition("/")[2].replace("_", "").lower() if name else ""

    def _switched(self, seen: Deeds, scope: Scope, call: Call) -> None:
        is_off = set(self.resolver.argument(scope, call, 0)) == {Number(0)}
        seen.is_disabled |= is_off
        seen.is_enabled |= not is_off

    # The views.

    def _place(self, draft: Draft, owner: str, view: View, seen: Deeds) -> None:
        """Put a view on the screen: as words, as a control, as a picture or a page."""
        kind = knowledge().view_kind(view.tag)
        words = self._words(view, seen)
        draft.pieces += (rows := rows_of(self.wordings, self.handlers, view))
        listens = bool(seen.handlers) or view.on_click is not None
        if kind == "boxes" or kind == "buttons" or (listens and kind != "fields"):
            draft.pieces.append(self._piece(owner, view, words, seen))
            return
        if kind == "fields":
            draft.set_aside((*words.texts, *self._hint(view)))
            return
        if kind == "pictures":
            draft.has_pictures = True
        elif kind == "lists" and not rows:
            draft.lists[view.id] = None
        elif kind == "pages":
            draft.has_pages = True
        else:
            draft.words = draft.words.joined(words).joined(Wording(self._hint(view)))
            for text, sites in seen.said_at.items():
                draft.said_at.setdefault(text, set()).update(sites)

    def _words(self, view: View, seen: Deeds) -> Wording:
        """Return what a view says: its text in the layout, and what the code makes it say."""
        every = ((view.text, view.text_id), *(one[:2] for one in view.further))
        texts = tuple(one for text, by in every for one in self._named(view, by, text))
        if seen.is_said:
            before = texts if seen.replaced_in is None else ()
            return Wording(before).joined(seen.words)
        speaks = view.tag.endswith("TextView") and not view.children
        return Wording(texts, bool(texts) or not speaks)

    def _unread(self, view: View, seen: Deeds, *, is_hidden: bool) -> Iterable[Text]:
        """Return what nobody reads of a view: all of a hidden one, and words in a layout that others stand for."""
        texts = (*self._words(view, seen).texts, *self._hint(view)) if is_hidden else ()
        is_laid = seen.replaced_in is not None and view.text_id is None
        return (*texts, *self._named(view, None, view.text)) if is_laid else texts

    def _hint(self, view: View) -> tuple[Text, ...]:
        """Return what stands in a field while nothing is typed."""
        return self._named(view, view.hint_id, view.hint)

    def _named(self, view: View, identity: int | None, text: str | None) -> tuple[Text, ...]:
        found = () if identity is None else self.wordings.of_id(identity)
        return found or (self._written(view, text) if text else ())

    def _written(self, view: View, text: str) -> tuple[Text, ...]:
        """Return what is written into a layout itself."""
        found = self.wordings.laid(text, self.files)
        return found or (Text(text, "screen", view.id_name or view.tag, "", ""),)

    def _piece(self, owner: str, view: View, words: Wording, seen: Deeds) -> Piece:
        drawn = is_box(view, words.texts, self._beside(view), seen)
        uses: list[Use] = []
        known = True
        for name, found in seen.handlers:
            known &= found.is_known
            for one in found.handlers:
                word = Thing("view", "", view.id or 0)
                checked = name == "setOnCheckedChangeListener"
                uses.append(Use(one, (word, 1) if checked else (word,)))
        if view.on_click is not None:
            use = self._by_name(owner, view)
            known &= use is not None
            uses += [use] if use is not None else []
        is_link = not drawn and any(names_document(one.text, one.locale) for one in words.texts)
        return Piece(
            labels=words.texts,
            kind="box" if drawn else "link" if is_link else "button",
            uses=tuple(uses),
            is_known=known and (bool(uses) or drawn) and view.id not in self.twice,
            place=0,
            pre_ticked=pre_ticked(view, seen) if drawn else Kleene.NO,
            view_id=view.id,
            is_enabled=not seen.is_disabled and view.enabled is not False,
            is_one_of=view.tag.endswith(ONE_OF),
        )

    def _by_name(self, owner: str, view: View) -> Use | None:
        """Return the method that `android:onClick` names, of the class that shows the layout."""
        signature = f"{view.on_click}(Landroid/view/View;)V"
        method = self.resolver.hierarchy.resolve_method(owner, signature)
        if method is None:
            return None
        own = Thing("object", owner, OWN)
        return Use(Handler(method, own), (Thing("view", "", view.id or 0),))

    def _beside(self, view: View) -> Iterator[Text]:
        """Yield the words that stand beside a view."""
        for around in self.views:
            if any(one is view for one in around.children):
                for one in all_views(around.children):
                    yield from self._words(one, Deeds()).texts

    # The sketch.

    def _node(self, view: View, seen: dict[int, Deeds], hidden: Set[int]) -> ViewNode:
        words = self._words(view, seen.get(view.id or 0, Deeds()))
        # A view that says one thing after the other is drawn with all of them.
        plain = dict.fromkeys(one.text for one in words.texts if not one.locale)
        said = BETWEEN.join(list(plain)[:MOST_LABELS])
        text = said or (words.texts[0].text if words.texts else view.hint)
        return ViewNode(
            view=view.tag,
            text=None if text is None else masked(text),
            id=view.id_name,
            checked=view.checked,
            does=None,
            children=tuple(self._node(one, seen, hidden) for one in view.children),
            out_of_reach=id(view) in hidden,
        )


_TOUCHES: Final = frozenset({*_LISTENS, *_SAYS, ADDS, *TICKS, *_ENABLES, *SHOWING, *VANISHING})
