"""What the code does to one view: what it makes it say, who listens to it, whether it ticks, enables or hides it."""

from dataclasses import dataclass, field

from auditor.code.classes.program import MethodNumber
from auditor.code.classes.values import Site
from auditor.model.vocabulary import Kleene
from auditor.screens.inventory.texts import Text
from auditor.screens.parts.wording import SILENT, Wording
from auditor.screens.presses.handlers import Found
from auditor.screens.views.concealed import Sight


@dataclass(slots=True)
class Deeds:
    """All of it, noted call by call."""

    opening: Wording = SILENT
    """What it says as the screen opens, whatever happens."""
    further: Wording = SILENT
    """What else it is made to say."""
    is_said: bool = False
    replaced_in: MethodNumber | None = None
    """The opening method that makes it say something whatever happens, instead of what stood there."""
    said_at: dict[Text, set[Site]] = field(default_factory=dict)
    """Where code makes it say each text."""
    handlers: list[tuple[str, Found]] = field(default_factory=list)
    ticked: Kleene | None = None
    is_turned: bool = False
    """A touch selects it, and the next one no more."""
    is_disabled: bool = False
    is_enabled: bool = False
    """Something may enable it."""
    sight: Sight = field(default_factory=Sight)

    @property
    def words(self) -> Wording:
        """Return all that it is made to say."""
        return self.opening.joined(self.further)

    def tick(self, now: Kleene) -> None:
        """Note that code ticks the view, or does not."""
        self.ticked = now if self.ticked in (None, now, Kleene.NO) else self.ticked

    def say(self, words: Wording, site: Site, *, is_sure: bool) -> None:
        """Note what code makes the view say; what is sure to be said stands instead of what the method said before."""
        if is_sure and self.replaced_in in (None, site[0]):
            self.opening, self.replaced_in = words, site[0]
        else:
            self.further = self.further.joined(words)
        self.is_said = True
        for text in words.texts:
            self.said_at.setdefault(text, set()).add(site)
