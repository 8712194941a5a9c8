"""Answers whether who refused is left on a screen from which nothing leads on but the question itself.

"No" closes the dialog, and the form lies there as before. Its one button "Send" brings the same dialog up again, and
what the application goes on with comes behind the acceptance alone: refusing is possible, and there is no loan
(decision.md, section 4, row C7: blocks). Where another control leads on, or something may that was not told,
nobody can say so.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, cached_property, partial
from typing import Final

from auditor.code.classes.values import Site
from auditor.code.evaluation.answered import Ending, Event
from auditor.code.trials.revealing import OFFER, REVEAL
from auditor.data.shelf import read_table
from auditor.dex import opcodes
from auditor.model.names import LIBRARIES, outermost
from auditor.model.vocabulary import Kleene
from auditor.screens.answers.aftermath import Aftermath
from auditor.screens.answers.effects import CANCELED, STAYS, Stage, leads_on
from auditor.screens.answers.kept_files import with_files
from auditor.screens.answers.refused_world import UNKNOWN, RefusedWorld, refused_world
from auditor.screens.answers.staying import Staying
from auditor.screens.answers.taken_views import given_back, is_for_good, views_taken
from auditor.screens.memory.memories import NOTHING
from auditor.screens.notice.other_data import hands_in_by_words
from auditor.screens.parts.knowledge import knowledge
from auditor.screens.parts.shown import Effect
from auditor.screens.parts.view_trees import all_views
from auditor.screens.presses.pressing import Presser, Run, Use
from auditor.screens.presses.unasked import started
from auditor.screens.surfaces.drafts import Draft, Piece

TABLE: Final = "consent/handing_on"
_ON: Final = frozenset({Effect.GOES_ON, Effect.MANUAL_ENTRY})
_QUESTION: Final = frozenset({"show", "choice", "firm", OFFER, REVEAL})
_OBSERVED: Final = ("Landroidx/datastore/", "Landroidx/room/", "Lio/realm/")
_ACTIVITY: Final = "Landroid/app/Activity;"
_EDITOR: Final = "Landroid/content/SharedPreferences$Editor;"
_STORE: Final = "Landroid/content/SharedPreferences$OnSharedPreferenceChangeListener;"
_GIVES: Final = frozenset({opcodes.NEW_INSTANCE, *opcodes.STATIC_READS})
_PARTS: Final = frozenset(
    {"FragmentContainerView", "fragment", "ViewPager", "ViewPager2", "TabLayout", "TabHost", "BottomNavigationView",
     "NavigationView", "NavigationRailView", "include", "ViewStub"}
)  # fmt: skip
"""Views behind which there is more than the layout tells."""
_OF_LIBRARIES: Final = ("android.", "androidx.", "com.google.android.material.")
_ADDING: Final = (
    "addView",
    "setOnEditorActionListener",
    "setOnTouchListener",
    "setOnKeyListener",
)
"""By which code gives a screen more to touch than its layout has."""


@cache
def hands_on() -> frozenset[str]:
    """Read the names of calls that hand something on, of which others hear (table `consent/handing_on`)."""
    return frozenset(name for row in read_table(TABLE).values() for name in row)


@dataclass
class OnlyWay:
    """Answers it for each question; one per app."""

    presser: Presser
    staying: Staying
    aftermath: Aftermath

    def bars(self, draft: Draft, runs: Sequence[Run], stage: Stage) -> Kleene:
        """Say whether a question that a refusal closes leaves nothing to do but to be asked again.

        That is not told where nothing else is seen to lead on, and the screen is no form that is handed in.
        """
        ways = [each for one in runs for each in one.endings] or [NOTHING]
        if any(not _only_closes(one, stage) for one in ways) or self._may_go_on(draft, runs):
            return Kleene.NO
        beneath = self.staying.beneath(draft)
        if len({one.owner for one in beneath}) != 1 or any(map(self._has_more, beneath)):
            return Kleene.NO
        told = {self._barred(draft, beneath, way, stage) for way in ways}
        return told.pop() if len(told) == 1 else Kleene.NO

    def leaves_disabled(
        self, draft: Draft, uses: Sequence[Use], runs: Sequence[Run], stage: Stage
    ) -> bool:
        """Say whether what hands a form in is disabled at first, and a refusal has what alone enables it leave it so."""
        beneath = self.staying.beneath(draft)
        if len({one.owner for one in beneath}) != 1 or any(map(self._has_more, beneath)):
            return False
        sites = frozenset(draft.shown_at)
        pieces = [piece for one in beneath for piece in one.pieces]
        others = [one for one in pieces if not self._asks(one, UNKNOWN, sites)]
        leading = [one for one in others if self._leads_on(one, UNKNOWN, sites, stage)]
        if not leading or any(one.is_enabled for one in leading):
            return False
        left = views_taken(
            each for one in uses for each in self.presser.overheard(one, ticked=None)
        )
        given = given_back(
            each
            for piece in others
            for one in piece.uses
            for each in self.presser.overheard(one, ticked=None)
        )
        return all(
            one.view_id in left
            and one.view_id not in given
            and is_for_good(self.presser, one.view_id, left[one.view_id])
            for one in leading
        ) and not self._may_lead_on(runs)

    def _may_lead_on(self, runs: Sequence[Run]) -> bool:
        """Say whether what was run leads on, or may: in part, or by what it hands on."""
        places = [place for one in runs for place in one.visited]
        return self._makes_what_runs_later(places) or any(
            not one.is_whole or any(map(leads_on, one.endings)) for one in runs
        )

    def _may_go_on(self, draft: Draft, runs: Sequence[Run]) -> bool:
        """Say whether more may come of a refusal than that its question closes: what hears of it may lead on."""
        places = sorted({place for one in runs for place in one.visited})
        calls = [self.presser.resolver.call_at(*one) for one in places]
        hears_store = any(self.presser.graph.hierarchy.subtypes(_STORE))
        if self.aftermath.hearing_dismissal(draft) != () or self._is_dismissal_heard:
            return True
        endings = [each for one in runs for each in one.endings]
        if (
            endings
            and self.aftermath.cancels(endings)
            and self.aftermath.hearing_cancels(draft)
        ):
            return True
        if self._makes_what_runs_later(places):
            return True
        return any(
            one.name in hands_on()
            or one.owner.startswith(_OBSERVED)
            or (hears_store and one.owner == _EDITOR)
            for one in calls
            if one is not None
        )

    def _makes_what_runs_later(self, places: Sequence[Site]) -> bool:
        """Say whether an object of the app is made or taken of which nothing was run: a task, or a function of a chain."""
        program = self.presser.program
        ran = {method for method, _ in places}
        for method, pc in places:
            one = self.presser.resolver.def_use(method).instruction(pc)
            if one.ref is None or one.opcode not in _GIVES:
                continue
            image, _ = program.place(method)
            name = (
                image.type_name(one.ref)
                if one.opcode == opcodes.NEW_INSTANCE
                else image.field_text(one.ref).rpartition(":")[2]
            )
            own = [
                each
                for signature, each in program.declared(name).items()
                if not signature.startswith("<") and program.has_code(each)
            ]
            is_own = program.class_info(name) is not None and not name.startswith(LIBRARIES)
            if is_own and ran.isdisjoint(own):
                return True
        return False

    def _has_more(self, draft: Draft) -> bool:
        """Say whether a screen has more to touch than its controls: rows, pages, what a state draws or code adds."""
        tags = [one.tag for one in all_views(draft.roots)]
        is_own = any("." in one and not one.startswith(_OF_LIBRARIES) for one in tags)
        if draft.is_composed or draft.has_pages or draft.lists or is_own:
            return True
        if not _PARTS.isdisjoint(one.rpartition(".")[2] for one in tags):
            return True
        return outermost(draft.owner) in self._adding

    @cached_property
    def _adding(self) -> frozenset[str]:
        """The classes whose code gives a screen more to touch than its layout has."""
        program = self.presser.program
        return frozenset(
            outermost(program.owner(site.method))
            for name in _ADDING
            for site in program.calls_of(None, name)
        )

    @cached_property
    def _is_dismissal_heard(self) -> bool:
        """Whether code of the app, wherever it stands, hears that something is dismissed."""
        program = self.presser.program
        return any(
            not program.owner(site.method).startswith(LIBRARIES)
            for site in program.calls_of(None, "setOnDismissListener")
        )

    def _barred(
        self, draft: Draft, beneath: Sequence[Draft], way: Ending, stage: Stage
    ) -> Kleene:
        agreed = [
            one for piece in draft.pieces for run in self._runs(piece) for one in run.endings
        ]
        world, sites = (
            refused_world(way, agreed, partial(with_files, self.presser.resolver)),
            frozenset(draft.shown_at),
        )
        pieces = [piece for one in beneath for piece in one.pieces]
        asking = [one for one in pieces if self._asks(one, world, sites)]
        if not asking or any(self._leads_on(one, world, sites, stage) for one in pieces):
            return Kleene.NO
        comes_up = started(self.presser, beneath[0].owner, world.before)
        if any(map(leads_on, comes_up.endings)):
            return Kleene.NO
        back = stage.leads_back(CANCELED, way)
        if back & _ON:
            return Kleene.NO  # It is a page beside the form, to which one goes back.
        hands_in = any(hands_in_by_words(one.text) for piece in asking for one in piece.labels)
        is_told = all(self._is_told(one, world) for one in pieces)
        is_form = hands_in and any(map(_is_filled_in, beneath))
        # A part of a screen lies above others, of which one may lead on.
        is_whole = self.presser.graph.hierarchy.is_subtype(beneath[0].owner, _ACTIVITY)
        is_shut = is_form and is_told and is_whole and back == {Effect.EXITS}
        return Kleene.YES if is_shut else Kleene.UNKNOWN

    def _asks(self, piece: Piece, world: RefusedWorld, sites: frozenset[Site]) -> bool:
        """Say whether a control brings the question up again."""
        return any(not sites.isdisjoint(run.visited) for run in self._runs(piece, world))

    def _leads_on(
        self, piece: Piece, world: RefusedWorld, sites: frozenset[Site], stage: Stage
    ) -> bool:
        """Say whether a control leads anywhere but to the question, a message or a document.

        Who refused was asked for no permission: nothing is read for him.
        """
        if piece.kind != "box" and not piece.uses:
            return not piece.is_known
        for run in self._runs(piece, world):
            stays = STAYS if sites.isdisjoint(run.visited) else STAYS | _QUESTION
            for one in run.endings:
                kinds = {event.kind for event in one.events if not _tells(event, stage)}
                if "read" not in kinds and (not kinds <= stays or _is_taken(one, stage)):
                    return True
        return False

    def _is_told(self, piece: Piece, world: RefusedWorld) -> bool:
        return piece.is_known and all(one.is_whole for one in self._runs(piece, world))

    def _runs(self, piece: Piece, world: RefusedWorld = UNKNOWN) -> tuple[Run, ...]:
        return tuple(self.presser.run(world.using(one), ticked=None) for one in piece.uses)


def _only_closes(way: Ending, stage: Stage) -> bool:
    """Say whether a way does nothing but close the question, and does not tell that the application was taken."""
    return all(one.kind in STAYS for one in way.events) and not _is_taken(way, stage)


def _is_taken(way: Ending, stage: Stage) -> bool:
    return any(one.kind == "notice" and stage.tells_taken(one.what) for one in way.events)


def _tells(event: Event, stage: Stage) -> bool:
    """Say whether an event shows a document."""
    is_shown = event.kind in ("start", "navigate") and bool(event.what)
    return event.kind == "document" or (is_shown and stage.kind_of(event.what) == "document")


def _is_filled_in(draft: Draft) -> bool:
    """Say whether something is typed or chosen on a screen."""
    kinds = {knowledge().view_kind(one.tag) for one in all_views(draft.roots)}
    return bool(draft.asides) or "fields" in kinds
