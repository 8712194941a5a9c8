"""Answers what the words of a screen itself tell of the phonebook: N1 to N3 as the dialog shows them.

Source: decision.md, section 4 (`N1@dialog` to `N3@dialog`).
"""

from collections.abc import Sequence

from auditor.facts.ground.answers import answer
from auditor.facts.ground.text_places import text_evidence
from auditor.facts.notice.act_words import LACKS, NOT_UNDERSTOOD, NOT_WHOLE, SAYS
from auditor.facts.notice.doubting import doubts_on_screen
from auditor.facts.notice.notices import Reading
from auditor.model.facts import Fact
from auditor.model.vocabulary import Confidence, Kleene
from auditor.screens.parts.shown import Shown


def on_screen(shown: Shown, own: Sequence[Reading], element: str) -> Fact:
    """Answer N1 to N3 for the words of the screen itself."""
    naming = any(each.naming for each in own)
    stating = [
        text_evidence(each.text, one.excerpt)
        for each in own
        for one in (each.naming if element == "N1" else each.saying(element))
    ]
    if stating and naming:
        return answer(element, Kleene.YES, Confidence.CONFIRMED, SAYS[element], stating)
    if not shown.is_words_whole:
        return answer(element, Kleene.UNKNOWN, Confidence.POSSIBLE, NOT_WHOLE, shown.evidence)
    doubts = doubts_on_screen(element, own) if naming else ()
    if doubts:
        return answer(
            element, Kleene.UNKNOWN, Confidence.POSSIBLE, NOT_UNDERSTOOD[element], doubts
        )
    # That the phonebook is not named is seen; that no purpose is told rests on tables of words.
    confidence = Confidence.CONFIRMED if element == "N1" else Confidence.LIKELY
    return answer(element, Kleene.NO, confidence, LACKS[element], shown.evidence)
