"""Turns the controls of a screen into choices: pressed, told apart, and named by their role."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from auditor.code.classes.values import Site
from auditor.code.evaluation.answered import ANSWER, LOST
from auditor.model.vocabulary import Role
from auditor.screens.answers.acts import with_acts
from auditor.screens.answers.alike import Alike, takes_always
from auditor.screens.answers.boxes import (
    answers_of,
    sends_all_the_same,
    sends_form,
    shuts_unticked,
    ticks_of,
    ticks_of_nothing,
)
from auditor.screens.answers.effects import (
    Stage,
    always_of,
    effects_of,
    is_divided,
    offers,
    recorded,
    told_back,
    yes_of,
)
from auditor.screens.answers.opened import is_otherwise, is_undecided, opened, opened_alone
from auditor.screens.answers.rivals import Rivals
from auditor.screens.answers.roles import ASKS, READS, Roles
from auditor.screens.memory.memories import NOTHING
from auditor.screens.parts.shown import Choice, Effect, Region
from auditor.screens.presses.asked_views import asks_the_view
from auditor.screens.presses.common_code import run_alone
from auditor.screens.presses.press import Ticks, told_of
from auditor.screens.presses.pressing import NOBODY, Presser, Run, Use
from auditor.screens.surfaces.drafts import Draft, Piece
from auditor.sentences.labels import binds_to_document, document_names

_PROGRESS: Final = frozenset(
    {Effect.STORES_FLAG, Effect.REQUESTS, Effect.READS, Effect.GOES_ON, Effect.RECORDS}
)
_TAKES: Final = frozenset({"ask", "read"})
_NO_PLACES: Final = frozenset[int]()
_ACTIVITY: Final = "Landroid/app/Activity;"


@dataclass(frozen=True, slots=True)
class Pressed:
    """A choice with everything that its handlers ran."""

    choice: Choice
    runs: tuple[Run, ...]
    piece: Piece


def press_all(
    draft: Draft, presser: Presser, stage: Stage, rivals: Rivals
) -> tuple[Pressed, ...]:
    """Press every control of a screen."""
    board = _Board(draft, presser, stage, rivals)
    pressed = [board.pressed(one) for one in draft.pieces]
    told = with_acts([one.choice for one in pressed], speaks=draft.speaks)
    pressed = [replace(one, choice=each) for one, each in zip(pressed, told, strict=True)]
    return tuple(board.compared(one, pressed) for one in pressed)


@dataclass(slots=True)
class _Board:
    """A screen whose controls are being pressed."""

    draft: Draft
    presser: Presser
    stage: Stage
    rivals: Rivals
    roles: Roles = field(init=False)

    def __post_init__(self) -> None:
        self.roles = Roles(self.draft)

    @property
    def has_boxes(self) -> bool:
        return any(one.kind == "box" for one in self.draft.pieces)

    @property
    def _told(self) -> tuple[Role, ...]:
        """The roles of which must be known what the screen does that gets their answer.

        A part of a screen answers for the one around it, which may keep what was agreed to.
        """
        is_part = not self.presser.graph.hierarchy.is_subtype(self.stage.owner, _ACTIVITY)
        return (Role.REFUSE, Role.ACCEPT) if is_part else (Role.REFUSE,)

    def pressed(self, piece: Piece) -> Pressed:
        """Press one control, and say what it is."""
        if piece is self._refusing and not piece.uses:
            return self._declined(piece)
        runs = tuple(self._run(one) for one in piece.uses)
        regions: list[Region] = []
        named: set[Site] = set()
        is_torn = self.roles.is_torn(piece)
        for use, run in () if is_torn else zip(piece.uses, runs, strict=True):
            own = self._regions(piece, use, run)
            given = self._given(piece, use, run) if own else ()
            alone = opened_alone(use, run, self._beside(piece, use))
            if given or alone or not self._is_lost(piece, use, run, own):
                regions += (*own, *given)
                named |= alone
        endings = [each for one in runs for each in one.endings]
        if not piece.uses and piece.is_known:
            endings = [NOTHING]  # Pressing it closes the dialog, and nothing else.
        if regions and (yes := yes_of(endings)) is not None:
            regions += self.stage.run_on_yes(yes, self._other_answers(piece))
        if regions:
            regions += self._heard(piece, runs)
        visited = [place for one in runs for place in one.visited]
        is_refused = Role.REFUSE in (self.roles.named(piece), piece.usual)
        shown_at = self.rivals.drawn.shown_at(self.draft, runs, piece)
        stage = replace(self._stage(piece), is_refused=is_refused, shown_at=shown_at)
        found = effects_of(endings, stage, visited)
        if is_refused:
            found = self.rivals.told_refused(self.draft, piece.uses, runs, stage, found)
        effects = (found - {Effect.UNTOLD}).union(*(recorded(one.begun) for one in runs))
        role = self.roles.of(piece, effects)
        is_told = role not in self._told or Effect.UNTOLD not in found
        is_known = piece.is_known and not is_torn
        choice = Choice(
            role=role,
            labels=piece.labels,
            runs=tuple(dict.fromkeys(regions)),
            effects=effects,
            is_followed=is_known
            and is_told
            and not (role is Role.ACCEPT and offers(endings))
            and all(one.is_whole for one in runs),
            handlers=frozenset(one.handler.method for one in piece.uses),
            always=always_of(endings, stage),
            is_divided=is_divided(endings, stage),
            pre_ticked=piece.pre_ticked,
            needs_box=self._needs_box(piece, effects),
            heeds_box=self._heeds_box(piece, effects),
            shuts_unticked=self._shuts_unticked(piece),
            asks_at=self.presser.asks_at(piece.uses)
            if role is Role.REFUSE and Effect.REQUESTS in effects and is_known
            else frozenset(),
            view_id=piece.view_id,
            named=frozenset(named),
            told=self._told_beside(piece, runs, regions)
            if role is Role.ACCEPT
            else frozenset(),
            opens=frozenset[Site]().union(*map(opened, piece.uses, runs)),
            answers=told_back(endings) if role is Role.ACCEPT else frozenset(),
            doubling=self.rivals.doubling(piece, runs)
            if role is Role.ACCEPT and self.draft.closes
            else frozenset(),
            documents=self._documents(piece),
        )
        return Pressed(choice, runs, piece)

    def compared(self, one: Pressed, pressed: Sequence[Pressed]) -> Pressed:
        """Say of a refusal whether it tells the app what an acceptance beside it tells."""
        if one.choice.role is not Role.REFUSE or not one.choice.effects & READS:
            return one
        alike = Alike(self.presser)
        agrees = any(
            alike.tell_the_same((mine, self._ticked(ticked=False)), (theirs, self._ticked()))
            for other in pressed
            if other.choice.role is Role.ACCEPT
            for mine in one.piece.uses
            for theirs in other.piece.uses
        )
        accepts = [each.choice for each in pressed if each.choice.role is Role.ACCEPT]
        is_swapped = all(not each.effects & READS for each in accepts) and bool(accepts)
        leads = is_swapped and one.choice.is_followed and all(map(takes_always, one.runs))
        return replace(one, choice=replace(one.choice, agrees=agrees, leads_alone=leads))

    def _declined(self, piece: Piece) -> Pressed:
        """Choose the box that says no: what a button then leads to that heeds the choice."""
        runs = tuple(
            run
            for other in self.draft.pieces
            if other.kind != "box"
            for one in other.uses
            if (run := self._run(one, ticked=False)).visited != self._run(one).visited
        )
        endings = [each for one in runs for each in one.endings]
        effects = effects_of(
            endings, self.stage, [place for one in runs for place in one.visited]
        )
        choice = Choice(
            role=Role.REFUSE if runs else Role.BOX,
            labels=piece.labels,
            runs=(),
            effects=effects - {Effect.UNTOLD},
            is_followed=Effect.UNTOLD not in effects and all(one.is_whole for one in runs),
            always=always_of(endings, self.stage),
            pre_ticked=piece.pre_ticked,
            view_id=piece.view_id,
        )
        return Pressed(choice, runs, piece)

    def _heard(self, piece: Piece, runs: Sequence[Run]) -> tuple[Region, ...]:
        """Return what hears a fragment's answer runs on this choice alone.

        Nothing where other code may answer under the same key.
        """
        keys = {
            one.what
            for run in runs
            for each in run.endings
            for one in each.events
            if one.kind == ANSWER
        }
        others = [
            self._run(one)
            for other in self.draft.pieces
            if other is not piece
            for one in other.uses
        ]
        if len(keys) > 1 or not all(one.is_whole for one in (*runs, *others)):
            return ()
        mine = {place for one in runs for place in one.visited}
        rest = {place for one in others for place in one.visited}
        if not keys:
            return self._alone_beside(runs, mine, rest)
        key = keys.pop()
        listener = self.presser.results.listener(key)
        if listener is None or not self.presser.results.answering(key) <= mine | rest:
            return ()
        alone = mine - rest
        return tuple(
            Region(body, own)
            for body in self.presser.results.bodies(listener.method)
            if (own := frozenset(pc for method, pc in alone if method == body))
        )

    def _alone_beside(
        self, runs: Sequence[Run], mine: set[Site], rest: set[Site]
    ) -> tuple[Region, ...]:
        """Return what a control that asks or reads runs alone of code that the others of its screen run too."""
        takes = any(
            one.kind in _TAKES for run in runs for way in run.endings for one in way.events
        )
        begins = {use.handler.method for one in self.draft.pieces for use in one.uses}
        return tuple(run_alone(self.presser.graph, mine, rest, begins)) if takes else ()

    def _other_answers(self, piece: Piece) -> frozenset[int]:
        """Return what the controls answer to the screen before that do not agree."""
        runs = (
            self._run(use)
            for one in self.draft.pieces
            if one is not piece and self.roles.named(one) is not Role.ACCEPT
            for use in one.uses
        )
        return frozenset(each for run in runs for each in told_back(run.endings))

    def _beside(self, piece: Piece, use: Use) -> list[Run]:
        """Return what the same code runs for other controls, of this screen and of others."""
        own = [
            self._run(each)
            for other in self.draft.pieces
            if other is not piece
            for each in other.uses
            if each.handler.method == use.handler.method
            and not self._is_again(piece, use, other, each)
        ]
        return own + [self._run(one) for one in self.rivals.of(self.draft, use)]

    def _is_again(self, piece: Piece, use: Use, other: Piece, each: Use) -> bool:
        """Say whether another control is the same once more, as on a page that is drawn anew."""
        is_named = bool(piece.labels) and piece.labels == other.labels
        return is_named and self._run(use).visited == self._run(each).visited

    def _is_lost(self, piece: Piece, use: Use, run: Run, own: Sequence[Region]) -> bool:
        """Say whether a control does something else than the others, and where was not told."""
        if any(one.kind == LOST for each in run.endings for one in each.events):
            return True  # A function is run that is not known: it is what this choice does.
        if any(one.pcs != frozenset() for one in own):
            return False
        beside = self._beside(piece, use)
        return is_otherwise(run, beside, is_looked_at=bool(own)) or (
            bool(beside) and (self._asks_the_view(piece, use) or is_undecided(use, run))
        )

    def _asks_the_view(self, piece: Piece, use: Use) -> bool:
        """Say whether a handler asks the view that was touched which one it is."""
        resolver, graph = self.presser.resolver, self.presser.graph
        if piece.place is None:
            return False
        view = use.words[piece.place] if piece.place < len(use.words) else None
        known = told_of(view, use.handler.before.heap)
        return asks_the_view(resolver, graph, use.handler.method, piece.place + 1, known)

    def _given(self, piece: Piece, use: Use, run: Run) -> tuple[Region, ...]:
        """Return the functions that this choice alone runs of those that the screen was given."""
        others = [
            self._run(one)
            for other in self.draft.pieces
            if other is not piece
            for one in other.uses
        ]
        if self.has_boxes and piece.kind != "box":
            # A function that asks with the boxes empty as well is no choice's own.
            unticked = self._run(use, ticked=False)
            others += [unticked] if unticked.visited != run.visited and _takes(unticked) else []
        showing = [method for method, _ in self.draft.shown_at]
        return self.rivals.functions.of(use, run, others, showing)

    def _documents(self, piece: Piece) -> tuple[str, ...]:
        """Return the documents that a control takes for accepted, one tap for all of them."""
        if not self.draft.speaks:
            return ()
        texts = list(piece.labels)
        if piece.kind == "button":
            boxes = [one.labels for one in self.draft.pieces if one.kind == "box"]
            around = [*self.draft.words.texts, *(text for row in boxes for text in row)]
            texts += [one for one in around if binds_to_document(one.text, one.locale)]
        by_locale: dict[str, dict[str, None]] = {}
        for text in texts:
            names = document_names(text.text, text.locale)
            by_locale.setdefault(text.locale, {}).update(dict.fromkeys(names))
        most: dict[str, None] = {}
        for one in by_locale.values():
            most = one if len(one) > len(most) else most
        return tuple(most)

    def _run(self, use: Use, *, ticked: bool = True) -> Run:
        return self.presser.run(use, ticked=self._ticked(ticked=ticked))

    def _ticked(self, *, ticked: bool = True) -> Ticks | None:
        return ticks_of(self.draft, ticked=ticked)

    @property
    def _refusing(self) -> Piece | None:
        """The one of two choices that says no, of which only one can be chosen."""
        no = answers_of(self.draft)[1]
        return no if no is not None and no.is_one_of and self.draft.speaks else None

    def _is_elsewhere(self, use: Use, run: Run) -> bool:
        """Say whether a handler's class is made where no screen was found."""
        known = self.presser.births(use) <= self.rivals.makers(use)
        return not known and not self.presser.is_merged(run)

    def _regions(self, piece: Piece, use: Use, run: Run) -> tuple[Region, ...]:
        """Return what runs on this choice alone; nothing where that cannot be told."""
        if piece.is_shared or self._is_elsewhere(use, run):
            return ()
        others = self._others(piece, use, run)
        beside = [self._run(one) for one in self.rivals.around(use)] if others else []
        found = self.presser.regions(use, run, others, beside)
        is_partial = found[0].pcs is not None and not all(one.endings for one in (run, *others))
        if not is_partial:
            return found
        # The run was given up: what is alone is not known, but for the case of a merged listener, and for
        # the function of this choice that a listener of several was handed.
        shared = (Region(use.handler.method, _NO_PLACES),)
        return self.presser.cased(use, run, others) or (
            shared if self._given(piece, use, run) else ()
        )

    def _told_beside(
        self, piece: Piece, runs: Sequence[Run], regions: Sequence[Region]
    ) -> frozenset[Site]:
        """Return what a control alone ran of code that other controls run too, and is in no region."""
        found = [
            self.presser.told(run, self._others(piece, use, run), regions)
            for use, run in zip(piece.uses, runs, strict=True)
        ]
        return frozenset[Site]().union(*found)

    def _others(self, piece: Piece, use: Use, run: Run) -> list[Run]:
        """Return what the same code does where something else is chosen."""
        others = self._beside(piece, use)
        if piece.place is not None and self._asks(piece, use, run):
            numbers = {one.view_id or NOBODY for one in self.draft.pieces}
            others += self.presser.alternatives(
                use, piece.place, numbers, ticked=self._ticked()
            )
        if self.has_boxes and piece.kind != "box":
            unticked = self._run(use, ticked=False)
            if unticked.visited != run.visited:
                others.append(unticked)
        if piece.kind == "box":
            others += self._taken_off(use)
        return others

    def _taken_off(self, use: Use) -> tuple[Run, ...]:
        """Return the run of a box's listener when the tick is taken off, if that too asks or reads.

        Else the listener is the box's own: to take a tick off, it must have been set.
        """
        words = (*use.words[:-1], 0) if use.words[-1:] == (1,) else use.words
        off = self._run(Use(use.handler, words), ticked=False)
        return (off,) if _takes(off) or not off.is_whole else ()

    def _asks(self, piece: Piece, use: Use, run: Run) -> bool:
        """Say whether a handler asks which control was used."""
        nobody = self.presser.alternatives(use, piece.place or 0, (), ticked=self._ticked())
        return any(one.visited != run.visited for one in nobody)

    def _needs_box(self, piece: Piece, effects: frozenset[Effect]) -> bool:
        """Say whether a control goes on only when a box is ticked, or is enabled by one."""
        if self.has_boxes and piece.kind != "box" and not piece.is_enabled:
            return True
        without = self._without_tick(piece)
        return without is not None and bool(effects & _PROGRESS) and not (without & _PROGRESS)

    def _heeds_box(self, piece: Piece, effects: frozenset[Effect]) -> bool:
        """Say whether a control takes an empty box for a no, and goes on all the same."""
        without = self._without_tick(piece)
        if without is None or Effect.GOES_ON not in without or not effects & ASKS:
            return False
        if effects & READS:
            return not without & READS  # However it keeps the answer.
        return Effect.STORES_FLAG not in without

    def _shuts_unticked(self, piece: Piece) -> bool:
        """Say whether a control that heeds the boxes leaves the screen or the app where they are empty."""
        runs = [(self._run(one, ticked=False), self._run(one)) for one in piece.uses]
        return (
            self.has_boxes and piece.kind != "box" and shuts_unticked(runs, self._stage(piece))
        )

    def _stage(self, piece: Piece) -> Stage:
        """Return what surrounds a control: its dialog may stay open where another would close."""
        return replace(self.stage, closes=False) if piece.keeps_open else self.stage

    def _without_tick(self, piece: Piece) -> frozenset[Effect] | None:
        """Return what a control leads to while the boxes are empty, if that is known."""
        if not self.has_boxes or piece.kind == "box":
            return None
        unticked: Sequence[Run] = [self._run(one, ticked=False) for one in piece.uses]
        if (none := ticks_of_nothing(self.draft)) is not None:
            unticked = [*unticked, *(self.presser.run(one, ticked=none) for one in piece.uses)]
        endings = [each for one in unticked for each in one.endings]
        if not endings:
            return None
        # A form that was sent went on, whatever the screen shows once the answer is there.
        ticked = [each for one in piece.uses for each in self._run(one).endings]
        is_sent = sends_form(piece, unticked, self.stage)
        is_sent = is_sent or sends_all_the_same(endings, ticked)
        sent = {Effect.GOES_ON} if is_sent else frozenset[Effect]()
        return effects_of(endings, self._stage(piece)) | sent


def _takes(run: Run) -> bool:
    """Say whether a run asks for the phonebook or reads it, on some way."""
    return any(one.kind in _TAKES for each in run.endings for one in each.events)
