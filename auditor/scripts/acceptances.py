"""Which answer accepts: the buttons of a question that counts, and the boxes that stand for agreeing."""

from dataclasses import dataclass

from auditor.model.vocabulary import Kleene
from auditor.scripts.asking import Dialog
from auditor.scripts.behind import Behind
from auditor.scripts.memory import Memory
from auditor.scripts.program import Scripts, Spot
from auditor.scripts.value_tests import Test


@dataclass(frozen=True, slots=True)
class Acceptances:
    """Answers for one choice of questions that count."""

    scripts: Scripts
    memory: Memory
    behind: Behind

    def accepted(self, dialog: Dialog, *, accepts: bool) -> Kleene:
        """Say that an answer accepts or refuses: behind the acceptance, if the question counts."""
        return self._counted(
            [
                self.behind.counted.button(dialog, one.number)
                for one in dialog.buttons
                if one.accepts is accepts
            ]
        )

    def _counted(self, numbers: list[int | None]) -> Kleene:
        counted = {one for one in numbers if one is not None}
        self.behind.kept |= counted
        return Kleene.YES if counted else Kleene.NO

    def by_itself(self, dialog: Dialog, test: Test) -> Kleene:
        """Answer for what a question gives back, or hands its callback, as a whole."""
        kind = dialog.kind
        if kind.form == "index" and not kind.member:
            return self.numbered(dialog, test)
        if kind.says_yes:
            # An object is there whatever is answered.
            return Kleene.UNKNOWN if test.text is not None else _passed(test.wanted)
        return self.accepted(dialog, accepts=test.wanted and test.text in (None, "true"))

    def numbered(self, dialog: Dialog, test: Test) -> Kleene:
        """Answer for the number of the button that was pressed."""
        if test.text is None:
            return Kleene.UNKNOWN
        passing = [
            one for one in dialog.buttons if (str(one.number) == test.text) is test.wanted
        ]
        numbers = [self.behind.counted.button(dialog, one.number) for one in passing]
        if None in numbers or not test.wanted:
            return Kleene.NO  # Closed without an answer, it tells a number of its own.
        return self._counted(numbers)

    def of_member(self, dialog: Dialog, name: str, test: Test) -> Kleene:
        """Answer for one member of what a question gives back."""
        wanted = test.wanted if test.text in (None, "true") else None
        if dialog.kind.member and name == dialog.kind.member:
            return self.numbered(dialog, test)
        if wanted is None or not dialog.kind.says_yes:
            return Kleene.UNKNOWN
        if name == dialog.kind.says_yes:
            return self.accepted(dialog, accepts=wanted)
        if name == dialog.kind.says_no:
            return self.accepted(dialog, accepts=not wanted)
        return Kleene.UNKNOWN

    def ticked(self, element: Spot, test: Test) -> Kleene | None:
        """Answer for a box that stands for agreeing; None for any other."""
        number = self.behind.counted.boxes.get(self.scripts.resolved(element).node)
        if number is None:
            return None
        if not test.wanted:
            return Kleene.NO
        if self.memory.ticks:
            return Kleene.UNKNOWN  # A script ticks boxes itself.
        return self._counted([number])


def _passed(passes: bool) -> Kleene:  # noqa: FBT001  # A value, not a switch.
    return Kleene.NO if passes else Kleene.YES
