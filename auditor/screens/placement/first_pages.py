"""What the activities of an app show first, as they are started and before anybody touched them.

One method of an activity may set all its pages; an intent may tell it which. What the start does not show is
shown by a touch (decision.md, section 4, row C5).
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from auditor.code.classes.program import MethodNumber, Program
from auditor.code.classes.values import Site
from auditor.code.evaluation.answered import OWN, Thing
from auditor.code.trials.revealing import pages_of
from auditor.model.names import outer_class
from auditor.model.vocabulary import Kleene
from auditor.screens.answers.only_way import hands_on
from auditor.screens.presses.handlers import Handler
from auditor.screens.presses.pressing import Presser, Use
from auditor.screens.presses.unasked import launched, started

_MOST_WORDS: Final = 4
"""More than Android hands to any method of a screen's life."""


@dataclass(frozen=True, slots=True)
class FirstPages:
    """Answers questions about them; one per app."""

    program: Program
    presser: Presser

    def leave_alone(self, activity: str, places: frozenset[Site]) -> bool:
        """Say whether the start of an activity is not seen to come by some places, nor to set what others hear of."""
        visited = started(self.presser, activity).visited
        return places.isdisjoint(visited) and not any(
            (method, call.pc) in visited and call.name in hands_on()
            for method in {method for method, _ in visited}
            for call in self.program.calls_in(method)
        )

    def pass_over(
        self,
        activities: frozenset[str],
        running: frozenset[MethodNumber],
        places: frozenset[Site],
    ) -> Kleene:
        """Say whether nothing that Android runs by itself comes by some places, of all that may: some activities, and other methods."""
        runs = [started(self.presser, one) for one in sorted(activities)]
        seen = {method for one in runs for method, _ in one.visited}
        for method in sorted(running - seen):
            own = Thing("object", self.program.owner(method), OWN)
            words = (None,) * _MOST_WORDS
            runs.append(self.presser.run(Use(Handler(method, own), words), ticked=None))
        if not runs or not all(places.isdisjoint(one.visited) for one in runs):
            return Kleene.NO
        return Kleene.YES if all(one.is_whole for one in runs) else Kleene.UNKNOWN

    def come_before(
        self,
        places: Iterable[Site],
        names: frozenset[str] | set[str],
        layouts: Sequence[int],
    ) -> Kleene:
        """Say whether what some activities show comes up by a touch, where the start may show it too.

        A place by which the start comes may set several pages, of which it sets but one.
        """
        wanted = frozenset(places)
        runs = (started(self.presser, one) for one in sorted(names))
        if all(wanted.isdisjoint(run.visited) for run in runs):
            return Kleene.UNKNOWN
        return self.are_passed(names, layouts) if layouts else Kleene.NO

    def look_at_intent(self, name: str) -> bool:
        """Say whether an activity looks at the intent that opened it, which may tell it the page to show."""
        program = self.program
        return any(
            outer_class(program.owner(site.method)) == outer_class(name)
            for site in program.calls_of(None, "getIntent")
        )

    def are_others(self, name: str, layouts: Sequence[int]) -> Kleene:
        """Say whether an activity that the home screen opens shows other pages than those laid out."""
        run = launched(self.presser, name)
        shown = [pages_of(one.events) for one in run.endings]
        if not run.is_whole or not all(one and None not in one for one in shown):
            return Kleene.UNKNOWN
        is_other = {one.isdisjoint(layouts) for one in shown}
        if len(is_other) > 1:
            return Kleene.UNKNOWN
        return Kleene.YES if is_other == {True} else Kleene.NO

    def are_passed(self, names: frozenset[str] | set[str], layouts: Sequence[int]) -> Kleene:
        """Say whether screens begin with other pages, so that a layout comes up by a touch on those.

        One method of an activity may set all its pages, the first one as it starts. What the start does
        not show is shown by a touch, by whichever ways, where all that the start does is seen; else that
        is open.
        """
        runs = [started(self.presser, one) for one in sorted(names)]
        shown = pages_of(one for run in runs for each in run.endings for one in each.events)
        if not shown.isdisjoint(layouts):
            return Kleene.NO
        if not shown or None in shown:
            return Kleene.UNKNOWN
        return Kleene.YES if all(one.is_whole for one in runs) else Kleene.UNKNOWN
