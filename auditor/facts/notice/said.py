"""One sentence of a text that a person can be shown, with the text it stands in."""

from dataclasses import dataclass

from auditor.facts.ground.text_places import text_evidence
from auditor.model.evidence import Evidence
from auditor.model.vocabulary import Confidence
from auditor.screens.inventory.texts import Text
from auditor.sentences.statements import Statement


@dataclass(frozen=True, slots=True)
class Saying:
    """One sentence of a text that a person can be shown."""

    text: Text
    statement: Statement

    @property
    def evidence(self) -> Evidence:
        """Return where it stands."""
        return text_evidence(self.text, self.statement.excerpt)

    @property
    def confidence(self) -> Confidence:
        """Say how well it is understood: a table that may not decide shows nothing alone."""
        return Confidence.LIKELY if self.statement.decides else Confidence.POSSIBLE
