"""The JSON report: valid by its published schema, lossless, the same each time."""

import json
from importlib import resources

import pytest
from jsonschema import Draft202012Validator

from auditor.model.result import FLEET_SCHEMA, Failure, FleetResult
from auditor.model.wire import WireError, from_json
from reports.json_report import schema_text, to_json, to_json_fleet
from tests.result_builder import EXAMPLES

ALL = pytest.mark.parametrize("example", sorted(EXAMPLES))


@pytest.fixture(scope="module")
def checked_in() -> str:
    """Return the schema as it stands in the package."""
    file = resources.files("reports").joinpath("schema/auditor-result-1.schema.json")
    return file.read_text("utf-8")


def test_the_checked_in_schema_is_the_one_that_the_code_makes(checked_in):
    assert checked_in == schema_text()


@ALL
def test_every_result_is_valid_by_the_schema(example, checked_in):
    validator = Draft202012Validator(json.loads(checked_in))
    wire = json.loads(to_json(EXAMPLES[example]()))
    assert [error.message for error in validator.iter_errors(wire)] == []


def test_several_results_are_valid_by_the_schema(checked_in):
    fleet = FleetResult(
        FLEET_SCHEMA, (EXAMPLES["prompt_only"](),), (Failure("x", "limit", "too large"),)
    )
    Draft202012Validator(json.loads(checked_in)).validate(json.loads(to_json_fleet(fleet)))


def test_a_result_with_a_foreign_key_is_not_valid(checked_in):
    wire = json.loads(to_json(EXAMPLES["never_reads"]()))
    wire["extra"] = 1
    assert not Draft202012Validator(json.loads(checked_in)).is_valid(wire)


@pytest.mark.parametrize("example", sorted(set(EXAMPLES) - {"hostile"}))
def test_reading_back_gives_the_same_result(example):
    result = EXAMPLES[example]()
    assert from_json(to_json(result)) == result
    assert to_json(from_json(to_json(result))) == to_json(result)


def test_a_result_of_an_older_version_without_later_keys_is_still_read():
    wire = json.loads(to_json(EXAMPLES["legacy_lender"]()))
    for key in ("checks", "waivers", "answers", "policies"):
        del wire[key]
    for key in ("baseline", "packs_asked"):
        del wire["audit"][key]
    for finding in wire["findings"]:
        del finding["baseline"]
    older = from_json(json.dumps(wire).encode())
    assert older.checks == older.waivers == ()
    assert older.findings == EXAMPLES["legacy_lender"]().findings


def test_a_result_without_a_key_that_was_always_there_is_refused():
    wire = json.loads(to_json(EXAMPLES["legacy_lender"]()))
    del wire["verdict"]
    with pytest.raises(WireError, match="verdict"):
        from_json(json.dumps(wire).encode())
