"""Reports say which step of a way is less than proved."""

from dataclasses import replace

from auditor.model.evidence import Step
from auditor.model.vocabulary import Confidence
from auditor.model.words import Words, same
from reports.doubted import doubted, least_sure_step
from tests.result_builder import EXAMPLES

SURE = Step("La/Main;->a()V", 0, same("a calls b"))
LESS = replace(SURE, offset=4, confidence=Confidence.LIKELY)
LEAST = replace(SURE, offset=8, confidence=Confidence.POSSIBLE)


def test_a_proved_step_says_what_it_says() -> None:
    assert doubted(SURE) == SURE.says
    assert doubted(LESS) == Words(
        "a calls b (this step is likely only)", "a calls b（这一步仅为“很可能”）"
    )


def test_the_least_sure_step_is_the_first_of_the_least_sure() -> None:
    finding = next(each for one in EXAMPLES.values() for each in one().findings)
    assert least_sure_step(replace(finding, steps=(SURE, LESS, LEAST))) is LEAST
    assert least_sure_step(replace(finding, steps=(SURE, LESS, LESS))) is LESS
    assert least_sure_step(replace(finding, steps=(SURE,))) is None
    assert least_sure_step(replace(finding, steps=())) is None
