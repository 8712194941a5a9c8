"""GitLab's code quality format: what its documentation asks of every entry."""

import json
from dataclasses import replace

import pytest

from auditor.model.finding import Waiver
from auditor.model.result import FLEET_SCHEMA, Failure, FleetResult
from auditor.model.vocabulary import Status
from reports.gitlab import to_gitlab, to_gitlab_fleet
from tests.result_builder import EXAMPLES, legacy_lender


@pytest.mark.parametrize("example", sorted(EXAMPLES))
def test_every_entry_has_what_gitlab_asks_for(example):
    entries = json.loads(to_gitlab(EXAMPLES[example]()))
    for one in entries:
        assert one["severity"] in {"info", "minor", "major", "critical", "blocker"}
        assert one["description"] and one["check_name"] and one["fingerprint"]
        assert one["location"]["path"] and one["location"]["lines"]["begin"] == 1
    assert len({one["fingerprint"] for one in entries}) == len(entries)


def test_a_waived_finding_is_left_out_and_a_known_one_is_not():
    base = legacy_lender()
    waived = replace(
        base.findings[0], status=Status.WAIVED, waiver=Waiver("a", "b", "2027-01-01")
    )
    entries = json.loads(to_gitlab(replace(base, findings=(waived, *base.findings[1:]))))
    assert len(entries) == len(base.findings) - 1
    assert "LAP-T01" in {one["check_name"] for one in entries}


def test_an_app_that_could_not_be_audited_blocks():
    fleet = FleetResult(FLEET_SCHEMA, (), (Failure("x.apk", "limit", "too large"),))
    (entry,) = json.loads(to_gitlab_fleet(fleet))
    assert entry["severity"] == "blocker"
    assert "too large" in entry["description"]
