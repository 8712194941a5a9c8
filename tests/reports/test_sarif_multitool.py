"""What the validator of the SARIF standard's makers says of our logs."""

import pytest

from auditor.model.result import FLEET_SCHEMA, Failure, FleetResult
from reports.sarif.log import to_sarif, to_sarif_fleet
from tests.result_builder import EXAMPLES
from tests.sarif_multitool import complaints

EXPECTED = "SARIF2005 Warning_ProvideToolnformationUri"
"""The one thing left: the project has no public address yet that a log could name."""


@pytest.mark.slow
def test_an_outside_validator_finds_nothing_but_the_missing_address(tmp_path):
    logs = []
    for name, make in EXAMPLES.items():
        for lang in ("en", "zh"):
            log = tmp_path / f"{name}.{lang}.sarif"
            log.write_bytes(to_sarif(make(), lang=lang))
            logs.append(log)
    results = tuple(EXAMPLES[one]() for one in ("legacy_lender", "never_reads"))
    fleet = FleetResult(FLEET_SCHEMA, results, (Failure("x.apk", "limit", "too large"),))
    logs.append(tmp_path / "fleet.sarif")
    logs[-1].write_bytes(to_sarif_fleet(fleet))

    found = complaints(logs, tmp_path / "report.sarif")

    assert {file for file, _ in found} == {log.name for log in logs}, "not every log was read"
    assert [(file, what) for file, what in found if not what.startswith(EXPECTED)] == []


@pytest.mark.slow
def test_the_validator_is_not_deaf(tmp_path):
    log = tmp_path / "bad.sarif"
    log.write_bytes(
        to_sarif(EXAMPLES["legacy_lender"]()).replace(b'"ruleIndex":1,', b'"ruleIndex":99,')
    )
    found = complaints([log], tmp_path / "report.sarif")
    assert any(not what.startswith(EXPECTED) for _, what in found)
