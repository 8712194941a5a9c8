"""JUnit XML: a case a rule, failures that agree with the gate, nothing undetermined passes."""

import io
from dataclasses import replace
from pathlib import Path

import pytest
from junitparser import Error, Failure, JUnitXml, Skipped
from xmlschema import XMLSchema, XMLSchemaException

from auditor.model.finding import RuleCheck, Waiver
from auditor.model.result import FLEET_SCHEMA, FleetResult
from auditor.model.result import Failure as NotAudited
from auditor.model.vocabulary import CheckOutcome, Status
from auditor.model.words import same
from reports.junit import to_junit, to_junit_fleet
from tests.result_builder import CARDS, EXAMPLES, legacy_lender, never_reads, packed_lender

SCHEMA = Path(__file__).resolve().parents[1] / "schemas" / "junit-10.xsd"
ALL = pytest.mark.parametrize("example", sorted(EXAMPLES))


def cases(data):
    xml = JUnitXml.fromroot(JUnitXml.fromfile(io.BytesIO(data))._elem)
    return {case.name.split()[0]: case for suite in xml for case in suite}


def with_checks(result, **outcomes):
    checks = tuple(
        RuleCheck(f"LAP-{id_}", CheckOutcome(value), same(f"because {value}"))
        for id_, value in outcomes.items()
    )
    cards = tuple(CARDS[one.rule] for one in checks if one.rule in CARDS)
    return replace(result, checks=checks, rules=cards)


def ends(case):
    return {type(one) for one in case.result}


@ALL
def test_a_parser_by_others_reads_every_example_and_counts_the_same(example):
    xml = JUnitXml.fromfile(io.BytesIO(to_junit(EXAMPLES[example]())))
    told = (xml.tests, xml.failures, xml.errors)
    skipped = [suite.skipped for suite in xml]
    xml.update_statistics()
    assert told == (xml.tests, xml.failures, xml.errors)
    assert skipped == [suite.skipped for suite in xml]


@pytest.fixture(scope="module")
def schema():
    return XMLSchema(SCHEMA)


@ALL
def test_every_example_is_valid_by_the_schema_of_jenkins(example, schema):
    schema.validate(io.BytesIO(to_junit(EXAMPLES[example]())))


def test_what_could_not_be_audited_is_valid_too(schema):
    failed = NotAudited("a.apk", "unreadable", "is no package")
    schema.validate(io.BytesIO(to_junit_fleet(FleetResult(FLEET_SCHEMA, (), (failed,)))))
    with pytest.raises(XMLSchemaException):
        schema.validate(io.BytesIO(b"<testsuites skipped='1'/>"))


def test_a_clean_app_shows_what_it_passed():
    found = cases(to_junit(with_checks(never_reads(), A01="not-found", A03="not-found")))
    assert found.keys() == {"verdict", "LAP-A01", "LAP-A03"}
    assert all(ends(case) == set() for case in found.values())


def test_what_could_not_be_decided_is_skipped_with_the_reason_and_never_passes():
    unanswered = replace(packed_lender(), verdict_with_answers=None)
    found = cases(to_junit(with_checks(unanswered, A03="undetermined")))
    assert ends(found["LAP-A03"]) == {Skipped}
    assert found["LAP-A03"].result[0].message == "because undetermined"
    assert ends(found["verdict"]) == {Skipped}
    assert "A2" in found["verdict"].result[0].message


def test_an_open_finding_fails_with_its_places_and_path():
    case = cases(to_junit(legacy_lender()))["LAP-A03"]
    (failure,) = case.result
    assert isinstance(failure, Failure)
    assert failure.type == "critical"
    assert "PhoneBookReader;->readAll" in failure.text
    assert "1. SplashActivity.onCreate" in failure.text


def test_a_known_or_waived_finding_does_not_fail_and_is_not_removed():
    base = legacy_lender()
    waiver = Waiver("agreed", "R. Iewer", "2027-01-31")
    findings = tuple(
        replace(one, status=Status.WAIVED, waiver=waiver) if one.rule == "LAP-A03" else one
        for one in base.findings
    )
    found = cases(to_junit(replace(base, findings=findings)))
    assert ends(found["LAP-A03"]) == {Skipped}
    assert "R. Iewer, 2027-01-31" in found["LAP-A03"].result[0].message
    assert ends(found["LAP-T01"]) == {Skipped}


def test_the_cases_agree_with_the_gate_when_it_is_given():
    base = legacy_lender()
    standing = {one.fingerprint for one in base.findings if one.rule == "LAP-A03"}
    found = cases(to_junit(base, standing=standing))
    failing = {name for name, case in found.items() if ends(case) == {Failure}}
    assert failing == {"LAP-A03"}


def test_an_app_that_could_not_be_audited_is_an_error():
    fleet = FleetResult(
        FLEET_SCHEMA, (never_reads(),), (NotAudited("broken.apk", "limit", "too large"),)
    )
    xml = JUnitXml.fromfile(io.BytesIO(to_junit_fleet(fleet)))
    errors = [case for suite in xml for case in suite if ends(case) == {Error}]
    assert [one.result[0].message for one in errors] == ["too large"]
    assert xml.errors == 1
