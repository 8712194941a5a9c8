"""How far from the start of an app its policies stand, in packages of the samples."""

from pathlib import Path

import pytest

from auditor.audit import AuditOptions, Silent, audit_package
from auditor.model.vocabulary import Kleene

BUILT = Path(__file__).parents[3] / "samples" / "built"


def chain(story: str) -> tuple[int | None, Kleene]:
    """Return the taps to a story's one policy, and whether it is reachable before login."""
    result = audit_package([BUILT / f"{story}.apk"], AuditOptions(), progress=Silent())
    (policy,) = result.policies
    return policy.taps, policy.before_login


@pytest.mark.parametrize(
    ("story", "taps"),
    [("policy_many_taps_away", 5), ("policy_few_taps_away", 3), ("consent_whole", 1)],
)
def test_each_screen_that_a_touch_opens_is_a_tap(story: str, taps: int) -> None:
    assert chain(story)[0] == taps


def test_a_chain_that_may_be_meant_for_who_is_signed_in_proves_nothing() -> None:
    assert chain("consent_whole")[1] is Kleene.UNKNOWN


def test_a_link_on_the_screen_that_signs_in_is_before_login() -> None:
    assert chain("binds_to_policy") == (1, Kleene.YES)
