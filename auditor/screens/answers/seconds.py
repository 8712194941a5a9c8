"""What a second dialog leaves to who goes on refusing: "No" brings up another one, whose only button closes.

The buttons that lead back to the question, or to the permission, are no refusal; the others decide. A
second dialog that can be closed unanswered leaves the borrower on the screen beneath it.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from auditor.code.calls.listeners import NOBODY
from auditor.code.classes.program import MethodNumber
from auditor.code.evaluation.answered import CLOSES, Ending, Thing
from auditor.model.vocabulary import Kleene
from auditor.screens.answers.effects import Stage, effects_of
from auditor.screens.parts.shown import Effect
from auditor.screens.presses.handlers import Handler
from auditor.screens.presses.pressing import Presser, Run, Use
from auditor.screens.surfaces.drafts import Draft
from auditor.sentences.turning_away import turns_away

_DIALOGS: Final = ("dialog", "sheet")
_BACK: Final = frozenset({Effect.SHOWS_AGAIN, Effect.REQUESTS, Effect.READS})
_ON: Final = frozenset({Effect.GOES_ON, Effect.MANUAL_ENTRY})
_UNTOLD: Final = frozenset({Effect.UNTOLD})
_WORDS: Final = (None, None)  # The dialog and the number of the button.


@dataclass(frozen=True, slots=True)
class Seconds:
    """The dialogs of an app that may come second."""

    presser: Presser
    drafts: Sequence[Draft]

    def after(
        self, draft: Draft, runs: Sequence[Run], stage: Stage
    ) -> frozenset[Effect] | None:
        """Return what a refusal leads to by a second dialog that cannot be closed; None where none is shown."""
        endings = [each for one in runs for each in one.endings]
        told = [self._told(one, stage) for one in endings]
        if any(one is not None for one in told):
            rest = [one for one, each in zip(endings, told, strict=True) if each is None]
            known = frozenset[Effect]().union(*(one for one in told if one is not None))
            return known | effects_of(rest, stage)
        visited = frozenset(place for one in runs for place in one.visited)
        found = [one for one in self.drafts if self._is_second(one, draft, visited)]
        if len(found) == 1 and len(endings) == 1:
            on = self._leads_on(found[0], stage)
            if on is not None and (on or self._turns_away(found[0])):
                return on or frozenset({Effect.BLOCKS})
        if len(found) != 1 or found[0].cancelable is not Kleene.NO:
            return None
        left = _left(self._of_pieces(found[0], stage))
        # Of several ways some may show it, and who knows which, unless it is seen that all do.
        is_sure = len(endings) == 1 or _all_show(endings, found[0])
        return left if is_sure or left & _ON else _UNTOLD

    def _leads_on(self, second: Draft, stage: Stage) -> frozenset[Effect] | None:
        """Return what leads on of the buttons of a dialog, that it closes apart; None where that is not known."""
        runs = [
            self.presser.run(use, ticked=None) for piece in second.pieces for use in piece.uses
        ]
        if not all(one.is_known for one in second.pieces) or not all(
            one.is_whole for one in runs
        ):
            return None
        staying = replace(stage, closes=False)
        told = (effects_of(one.endings, staying, one.visited) for one in runs)
        return frozenset[Effect]().union(*(one & _ON for one in told if not one & _BACK))

    def _turns_away(self, second: Draft) -> bool:
        """Say whether a dialog tells that nothing goes on without."""
        return any(turns_away(one.text, one.locale) is Kleene.YES for one in second.words.texts)

    def _is_second(self, one: Draft, first: Draft, visited: frozenset[tuple[int, int]]) -> bool:
        return (
            one is not first
            and one.kind in _DIALOGS
            and bool(visited.intersection(one.shown_at))
            and not set(one.shown_at) & set(first.shown_at)
        )

    def _of_pieces(self, second: Draft, stage: Stage) -> Iterator[frozenset[Effect]]:
        """Yield what each button of a dialog leads to."""
        for piece in second.pieces:
            if not piece.is_known:
                yield _UNTOLD
            elif not piece.uses:
                yield frozenset({Effect.GOES_ON})
            for use in piece.uses:
                yield _pressed(self.presser.run(use, ticked=None), stage)

    def _told(self, ending: Ending, stage: Stage) -> frozenset[Effect] | None:
        """Return what a dialog of the framework's leaves that one way shows; None where none is."""
        kinds = {one.kind for one in ending.events}
        shown = [_site(one.what) for one in ending.events if one.kind == "show"]
        if "choice" not in kinds or "firm" not in kinds or not set(shown) - stage.shown_at:
            return None
        return _left(_of_listeners(self.presser, ending, stage))


def chosen_on(presser: Presser, ending: Ending, stage: Stage) -> bool:
    """Say whether a dialog that one way shows lets something be chosen that leads on: a button, or a row of a list.

    That it closes is nothing that leads on.
    """
    runs = [presser.run(one, ticked=None) for one in _choices(ending) if one is not None]
    staying = replace(stage, closes=False)
    told = [effects_of(one.endings, staying, one.visited) for one in runs if one.is_whole]
    return any(one & _ON and not one & (_BACK | {Effect.EXITS}) for one in told)


def _of_listeners(
    presser: Presser, ending: Ending, stage: Stage
) -> Iterator[frozenset[Effect]]:
    if any(one.what == CLOSES for one in ending.events if one.kind == "choice"):
        yield frozenset({Effect.GOES_ON})
    for use in _choices(ending):
        yield _UNTOLD if use is None else _pressed(presser.run(use, ticked=None), stage)


def _choices(ending: Ending) -> Iterator[Use | None]:
    """Yield the listeners of a dialog that a way shows; None for one that is not known."""
    for one in sorted(ending.events):
        method, _, own = one.what.partition("@")
        if one.kind == "choice" and one.what != CLOSES:
            yield None if method == str(NOBODY) else _use(int(method), own, ending)


def _use(method: MethodNumber, own: str, ending: Ending) -> Use:
    name, _, number = own.partition("@")
    thing = Thing("object", name, int(number))
    return Use(Handler(method, thing, Ending(frozenset(), ending.heap)), _WORDS)


def _pressed(run: Run, stage: Stage) -> frozenset[Effect]:
    closing = replace(stage, closes=True)
    found = effects_of(run.endings, closing, run.visited)
    return found if run.is_whole or found & _BACK else _UNTOLD


def _all_show(endings: Iterable[Ending], second: Draft) -> bool:
    """Say whether one dialog is shown on every way, by the method that makes the second one.

    Behind a shrinker a dialog is known by where its builder is filled, not by where it is shown.
    """
    shown = [{one.what for one in each.events if one.kind == "show"} for each in endings]
    every = frozenset[str]().union(*shown)
    makers = {method for method, _ in second.shown_at}
    return all(shown) and len(every) == 1 and all(_site(one)[0] in makers for one in every)


def _left(pressed: Iterable[frozenset[Effect]]) -> frozenset[Effect]:
    """Return what is left to who goes on refusing."""
    outcomes = [one for one in pressed if not one & _BACK]
    if not outcomes:
        return frozenset({Effect.SHOWS_AGAIN})
    on = [one for one in outcomes if one & _ON and Effect.EXITS not in one]
    if on:
        return on[0]
    if Effect.UNTOLD in frozenset[Effect]().union(*outcomes):
        return _UNTOLD
    return frozenset[Effect]().union(*outcomes) or _UNTOLD


def _site(what: str) -> tuple[int, int]:
    method, _, pc = what.partition(":")
    return int(method), int(pc)
