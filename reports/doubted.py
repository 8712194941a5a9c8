"""Which step of a way is less than proved, and which of a finding is the least sure.

A finding that is *likely* has a link that the code does not prove: who reads it wants to know which.
"""

from typing import Final

from auditor.model.evidence import Step
from auditor.model.finding import Finding
from auditor.model.vocabulary import CONFIDENCE_ORDER, Confidence
from auditor.model.words import Words
from reports.glossary import label

_DOUBTED: Final = Words("{says} (this step is {sure} only)", "{says}（这一步仅为“{sure}”）")


def doubted(step: Step) -> Words:
    """Give what a step says, and how sure it is where that is less than proved."""
    if step.confidence is Confidence.CONFIRMED:
        return step.says
    sure = label("confidence", step.confidence.value)
    return Words(
        _DOUBTED.en.format(says=step.says.en, sure=sure.en),
        _DOUBTED.zh.format(says=step.says.zh, sure=sure.zh),
    )


def least_sure_step(finding: Finding) -> Step | None:
    """Give the least sure step of a finding's way, the first of several; None where each is proved."""
    found = max(finding.steps, key=lambda one: CONFIDENCE_ORDER[one.confidence], default=None)
    return None if found is None or found.confidence is Confidence.CONFIRMED else found
