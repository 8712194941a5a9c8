"""Answers whether a refusal takes away what is left to do on the screen where its question closes.

"No" closes the dialog, and the form lies there as before: that returns to the flow (decision.md, section 4). Where the
handler disables or hides the button that asked, and none beside it is seen to lead on, nobody can say so.
Source: android.view.View of the SDK at API 37.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import Final

from auditor.code.classes.search import Scope
from auditor.code.classes.values import Number, Site, ViewById
from auditor.code.evaluation.answered import Ending, Event
from auditor.model.names import outermost
from auditor.model.vocabulary import Kleene
from auditor.screens.answers.effects import Stage, effects_of, leads_on
from auditor.screens.answers.kept_files import with_files
from auditor.screens.answers.refused_world import no_where_yes, refused_world
from auditor.screens.answers.taken_views import TAKES, takes_away
from auditor.screens.notice.other_data import does_something_else, hands_in_by_words
from auditor.screens.parts.shown import Effect
from auditor.screens.presses.pressing import Presser, Run, Use
from auditor.screens.surfaces.drafts import Draft, Piece

_ON: Final = frozenset({Effect.GOES_ON, Effect.MANUAL_ENTRY})
_BACK: Final = frozenset({Effect.SHOWS_AGAIN, Effect.REQUESTS, Effect.READS})


@dataclass(slots=True)
class Staying:
    """Answers it for each question; one per app."""

    presser: Presser
    drafts: Sequence[Draft]

    def is_stuck(self, draft: Draft, runs: Sequence[Run], stage: Stage) -> bool:
        """Say whether a refusal takes away what asked the question, and no control beside leads on."""
        taken = frozenset(self._taken_away(runs))
        if not taken:
            return False
        pieces = [each for one in self.beneath(draft) for each in one.pieces]
        asking = [one for one in pieces if self._asks(one, draft)]
        if not asking or any(one.view_id not in taken for one in asking):
            return False
        under = _beneath(stage)
        return not any(self._leads_on(one, under) for one in pieces if one.view_id not in taken)

    def later(self, draft: Draft, way: Ending, stage: Stage) -> frozenset[Effect] | None:
        """Return what the screen beneath leads to once a question was refused on a way: what brought it up, what sends.

        None where the question comes up again, or that is not told: then the borrower is where he was.
        """
        agreed = (
            one for piece in draft.pieces for run in self._runs(piece) for one in run.endings
        )
        world, sites = (
            refused_world(way, agreed, partial(with_files, self.presser.resolver)),
            frozenset(draft.shown_at),
        )
        under = replace(_beneath(stage), is_refused=True)
        found: set[Effect] = set()
        for use in self._leading(draft, sites, is_kept=world.is_kept):
            then = self.presser.run(world.using(use), ticked=None)
            if not then.is_whole or not sites.isdisjoint(then.visited):
                return None
            # Who refused was asked for no permission: nothing is read for him.
            ways = tuple(one for one in then.endings if not _reads(one))
            found |= effects_of(ways, under)
            if self._sends(replace(then, endings=ways), under):
                found.add(Effect.GOES_ON)
        return frozenset(found) or None

    def _leading(self, draft: Draft, sites: frozenset[Site], *, is_kept: bool) -> Iterator[Use]:
        """Yield the controls beneath a question that lead on or send something, and if a no is kept what brought it up."""
        for each in self.drafts:
            for piece in each.pieces if self._is_beneath(each, draft) else ():
                for use in piece.uses:
                    run = self.presser.run(use, ticked=None)
                    asks = is_kept and not sites.isdisjoint(run.visited)
                    if asks or any(map(leads_on, run.endings)):
                        yield use

    def _sends(self, run: Run, under: Stage) -> bool:
        sends = any(one.kind == "submit" for each in run.endings for one in each.events)
        return sends and under.is_form(run.visited)

    def has_other_way(self, draft: Draft, stage: Stage) -> bool:
        """Say whether what lies beneath a question lets a person be typed or picked, by a control that does not ask it."""
        under = _beneath(stage)
        return any(
            (stage.kind_of(one.owner) == "typed" and self._leads_on(piece, under))
            or any(
                Effect.MANUAL_ENTRY in effects_of(run.endings, under)
                for run in self._runs(piece)
            )
            for one in self.drafts
            if self._is_beneath(one, draft)
            for piece in one.pieces
            if not self._asks(piece, draft)
        )

    def hands_in(self, draft: Draft, runs: Sequence[Run], stage: Stage) -> bool:
        """Say whether a refusal does what the form's own button does that hands it in: who refuses gets what everybody gets.

        Not so where what both do is to tell that nothing goes on.
        """
        mine = {one.events for run in runs for one in run.endings}
        if not mine or any(_turns_away(one, stage) or not _ends(one) for one in mine):
            return False
        return any(
            {one.events for run in self._runs(piece) for one in run.endings} == mine
            for one in self.beneath(draft)
            for piece in one.pieces
            if piece.is_enabled
            and any(does_something_else(each.text) for each in piece.labels)
            and not self._asks(piece, draft)
        )

    def goes_on_beside(self, draft: Draft, runs: Sequence[Run], stage: Stage) -> bool:
        """Say whether a refusal does nothing, and the form that asks has a button of its own that leads on without.

        "No" puts the cursor into a field of the same screen, and what is filled in there is sent.
        """
        ways = [each for one in runs for each in one.endings]
        is_idle = all(one.is_whole for one in runs) and not any(one.events for one in ways)
        if draft.closes or not ways or not is_idle:
            return False
        under = _beneath(stage)
        return any(
            self._is_on(self.presser.run(one, ticked=None), under)
            for piece in draft.pieces
            if piece.is_enabled and any(hands_in_by_words(each.text) for each in piece.labels)
            for use in piece.uses
            for one in self._once_refused(draft, use, ways)
        )

    def _once_refused(self, draft: Draft, use: Use, ways: Iterable[Ending]) -> Iterator[Use]:
        """Yield a use of a control once its neighbour has refused: what agreeing alone sets to yes is no then."""
        agreed = [
            each
            for piece in draft.pieces
            if use not in piece.uses
            for run in self._runs(piece)
            for each in run.endings
        ]
        for way in ways:
            world = refused_world(way, agreed, partial(with_files, self.presser.resolver))
            yield world.with_unset(no_where_yes(agreed)).using(use)

    def _is_on(self, run: Run, under: Stage) -> bool:
        """Say whether a control leads on, whichever way it goes."""
        return (
            run.is_whole
            and bool(run.endings)
            and all(self._leads(one, run, under) for one in run.endings)
        )

    def beneath(self, draft: Draft) -> list[Draft]:
        """Return the screens that lie beneath a question, or may."""
        return [one for one in self.drafts if self._is_beneath(one, draft)]

    def _is_beneath(self, one: Draft, question: Draft) -> bool:
        if one is question or one.closes:
            return False
        makers = {self.presser.program.owner(method) for method, _ in question.shown_at}
        return (
            outermost(one.owner) in set(map(outermost, makers))
            # A base class asks for the screens that are made of it.
            or any(self.presser.graph.hierarchy.is_subtype(one.owner, each) for each in makers)
            or any(self._asks(each, question) for each in one.pieces)
        )

    def _asks(self, piece: Piece, question: Draft) -> bool:
        """Say whether a control brings the question up."""
        sites = set(question.shown_at)
        return any(sites & run.visited for run in self._runs(piece))

    def _leads_on(self, piece: Piece, under: Stage) -> bool:
        """Say whether a control leads on, on a way that neither asks the question nor reads."""
        return any(
            self._leads(way, run, under) for run in self._runs(piece) for way in run.endings
        )

    def _leads(self, way: Ending, run: Run, under: Stage) -> bool:
        found = effects_of([way], under)
        is_sent = any(one.kind == "submit" for one in way.events)
        is_on = bool(found & _ON) or (is_sent and under.is_form(run.visited))
        return is_on and not found & _BACK

    def _runs(self, piece: Piece) -> Iterator[Run]:
        yield from (self.presser.run(one, ticked=None) for one in piece.uses)

    def _taken_away(self, runs: Sequence[Run]) -> Iterator[int]:
        """Yield the views that the refusal hides or makes unusable."""
        resolver = self.presser.resolver
        for method, pc in sorted({place for one in runs for place in one.visited}):
            call = resolver.call_at(method, pc)
            if call is None or call.name not in TAKES or len(call.types) != 1:
                continue
            if any(
                isinstance(one, Number) and takes_away(call.name, one.value)
                for one in resolver.argument(Scope(method), call, 0)
            ):
                yield from (
                    each.id
                    for each in resolver.receiver(Scope(method), call)
                    if isinstance(each, ViewById)
                )


def _ends(events: Iterable[Event]) -> bool:
    """Say whether a way sends something, shows another screen or closes the one that is there."""
    return any(one.kind in ("start", "navigate", "submit", "exit") for one in events)


def _turns_away(events: Iterable[Event], stage: Stage) -> bool:
    return any(
        one.kind == "notice" and stage.turns_away(one.what) is Kleene.YES for one in events
    )


def _reads(way: Ending) -> bool:
    return any(one.kind == "read" for one in way.events)


def _beneath(stage: Stage) -> Stage:
    """Return what surrounds the controls of the screen beneath a question."""
    return replace(
        stage, closes=False, layouts=frozenset(), owner="", leads_under=lambda _: _ON
    )
