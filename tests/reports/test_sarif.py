"""SARIF: valid by the schema, every result placed, and read by code scanning as meant."""

import json
from dataclasses import replace
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from auditor.model.finding import Waiver
from auditor.model.result import FLEET_SCHEMA, Failure, FleetResult
from auditor.model.vocabulary import Severity, Status
from reports.sarif.log import to_sarif, to_sarif_fleet
from reports.sarif.places import relative_uri
from reports.sarif.rules import pascal_case
from tests.result_builder import EXAMPLES, READ, UPLOAD, hostile, legacy_lender, packed_lender

SCHEMA = Path(__file__).parent.parent / "schemas" / "sarif-2.1.0.json"
ALL = pytest.mark.parametrize("example", sorted(EXAMPLES))


def run_of(result, **options):
    return json.loads(to_sarif(result, **options))["runs"][0]


def result_of(result, rule):
    return next(one for one in run_of(result)["results"] if one["ruleId"] == rule)


@pytest.fixture(scope="module")
def validator():
    return Draft202012Validator(json.loads(SCHEMA.read_text("utf-8")))


@ALL
@pytest.mark.parametrize("lang", ["en", "zh"])
def test_every_example_is_valid_by_the_schema(example, lang, validator):
    log = json.loads(to_sarif(EXAMPLES[example](), lang=lang))
    assert [one.message for one in validator.iter_errors(log)] == []


def test_several_apps_are_a_run_each_with_a_category_of_its_own(validator):
    failed = Failure("sub/broken.apk", "unreadable", "no manifest")
    apps = (legacy_lender(), packed_lender(), EXAMPLES["never_reads"]())
    log = json.loads(to_sarif_fleet(FleetResult(FLEET_SCHEMA, apps, (failed,))))
    validator.validate(log)
    ids = [one["automationDetails"]["id"] for one in log["runs"]]
    assert len(ids) == 4
    assert ids[0].startswith("auditor/com.fastloan.app/")
    assert ids[2].startswith("auditor/com.plain.loan/")


def test_an_app_that_could_not_be_audited_is_an_unsuccessful_run():
    failed = Failure("broken.apk", "unreadable", "no manifest")
    log = json.loads(to_sarif_fleet(FleetResult(FLEET_SCHEMA, (), (failed,))))
    (invocation,) = log["runs"][0]["invocations"]
    assert not invocation["executionSuccessful"]
    assert "no manifest" in invocation["toolExecutionNotifications"][0]["message"]["text"]


@ALL
def test_every_finding_is_there_with_package_place_and_fingerprint(example):
    result = EXAMPLES[example]()
    run = run_of(result)
    assert len(run["results"]) == len(result.findings)
    for one, finding in zip(run["results"], result.findings, strict=True):
        (location,) = one["locations"]
        physical = location["physicalLocation"]
        assert physical["artifactLocation"] == {
            "uri": relative_uri(result.app.source.name),
            "index": 0,
        }
        assert physical["region"]["startLine"] == 1
        assert location["logicalLocations"]
        places = 1 + len(one["relatedLocations"])
        assert places == len(finding.evidence)
        assert one["partialFingerprints"].keys() == {"anchor/v1", "primaryLocationLineHash"}
        assert run["tool"]["driver"]["rules"][one["ruleIndex"]]["id"] == one["ruleId"]


def test_the_primary_location_is_the_code_not_the_manifest():
    found = result_of(legacy_lender(), "LAP-A03")
    names = [one["fullyQualifiedName"] for one in found["locations"][0]["logicalLocations"]]
    assert names[0] == READ


def test_a_manifest_line_names_the_permission_and_a_component_its_kind():
    kinds = {
        (one["kind"], one["fullyQualifiedName"])
        for location in result_of(legacy_lender(), "LAP-A01")["locations"]
        for one in location["logicalLocations"]
    }
    assert ("permission", "android.permission.READ_CONTACTS") in kinds
    flow = result_of(legacy_lender(), "LAP-A03")["codeFlows"][0]
    steps = flow["threadFlows"][0]["locations"]
    kinds = {one["kind"] for one in steps[0]["location"]["logicalLocations"]}
    assert kinds == {"function", "activity"}


def test_a_path_and_a_flow_are_code_flows_from_the_source_to_the_sink():
    flows = result_of(legacy_lender(), "LAP-X01")["codeFlows"]
    data = next(one for one in flows if "https" in one["message"]["text"])
    steps = data["threadFlows"][0]["locations"]
    assert steps[0]["kinds"] == ["source"]
    assert steps[-1]["kinds"] == ["sink"]
    assert steps[-1]["location"]["logicalLocations"][0]["fullyQualifiedName"] == UPLOAD


def test_code_scanning_sees_the_weight_of_the_heaviest_finding_of_a_rule():
    base = legacy_lender()
    heavy = replace(base.findings[0], severity=Severity.CRITICAL)
    run = run_of(replace(base, findings=(heavy, *base.findings[1:])))
    rules = {one["id"]: one for one in run["tool"]["driver"]["rules"]}
    assert rules[heavy.rule]["properties"]["security-severity"] == "9.5"
    assert rules[heavy.rule]["defaultConfiguration"]["level"] == "error"
    assert "external/cwe/cwe-250" in rules["LAP-A01"]["properties"]["tags"]


def test_help_holds_both_languages_and_all_parts():
    (rule,) = [
        one
        for one in run_of(legacy_lender())["tool"]["driver"]["rules"]
        if one["id"] == "LAP-A03"
    ]
    for part in ("Stop reading", "stop reading", "停止读取", "CWE-359"):
        if part in rule["help"]["markdown"]:
            break
    else:
        raise AssertionError(rule["help"])
    assert "停止读取" in rule["help"]["markdown"]
    assert rule["help"]["text"].startswith("Why: ")


def test_a_waived_finding_is_suppressed_with_reason_person_and_end():
    base = legacy_lender()
    waived = replace(
        base.findings[0],
        status=Status.WAIVED,
        waiver=Waiver("agreed with the store", "R. Iewer", "2027-01-31"),
    )
    run = run_of(replace(base, findings=(waived, *base.findings[1:])))
    (suppression,) = run["results"][0]["suppressions"]
    assert suppression["kind"] == "external"
    assert suppression["status"] == "accepted"
    for part in ("agreed with the store", "R. Iewer", "2027-01-31"):
        assert part in suppression["justification"]
    assert run["results"][1]["suppressions"] == []


def test_a_known_finding_is_unchanged_and_a_new_one_new():
    base = legacy_lender()
    findings = (
        replace(base.findings[0], status=Status.KNOWN, baseline="unchanged"),
        replace(base.findings[1], baseline="new"),
    )
    states = [
        one["baselineState"] for one in run_of(replace(base, findings=findings))["results"]
    ]
    assert states == ["unchanged", "new"]
    assert "baselineState" not in run_of(base)["results"][0]


def test_limits_are_notifications_that_say_what_they_blind():
    (invocation,) = run_of(packed_lender())["invocations"]
    notes = invocation["toolExecutionNotifications"]
    assert {one["descriptor"]["id"] for one in notes} == {"limit/packed", "limit/image-text"}
    assert notes[0]["properties"]["blinds"] == ["read", "consent", "flow"]
    driver = run_of(packed_lender())["tool"]["driver"]
    for one in notes:
        described = driver["notifications"][one["descriptor"]["index"]]
        assert described["id"] == one["descriptor"]["id"]


@ALL
def test_every_taxon_that_is_referred_to_exists(example):
    run = run_of(EXAMPLES[example]())
    taxonomies = run["taxonomies"]
    references = [one for result in run["results"] for one in result["taxa"]]
    references += [
        one["target"]
        for rule in run["tool"]["driver"]["rules"]
        for one in rule.get("relationships", ())
    ]
    for one in references:
        component = taxonomies[one["toolComponent"]["index"]]
        assert component["name"] == one["toolComponent"]["name"]
        assert component["taxa"][one["index"]]["id"] == one["id"]


def test_law_clauses_elements_and_weaknesses_are_taxonomies():
    run = run_of(legacy_lender())
    names = {one["name"] for one in run["taxonomies"]}
    assert names >= {"CWE", "MASVS", "cn", "article-test"}
    taxa = {one["id"] for one in result_of(legacy_lender(), "LAP-A03")["taxa"]}
    assert taxa >= {"cn.pipl.13", "E-3.3"}


def test_nothing_hidden_or_from_a_foreign_scheme_is_left_in_what_a_package_chose():
    log = to_sarif(hostile()).decode("utf-8")
    for bad in ("\u202e", "\u200b", "\x1b", "\\u001b", "\\ud800"):
        assert bad not in log
    assert relative_uri("javascript:alert(1)").startswith("javascript%3A")
    assert relative_uri("a b/ü.apk") == "a%20b/%C3%BC.apk"


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Whole phonebook is read", "WholePhonebookIsRead"),
        ("Lending app declares READ_CONTACTS", "LendingAppDeclaresReadContacts"),
        ("Only a picker", "OnlyApicker"),
    ],
)
def test_names_are_pascal_case(title, name):
    assert pascal_case(title) == name


def test_the_same_result_gives_the_same_bytes_without_a_clock():
    assert to_sarif(legacy_lender()) == to_sarif(legacy_lender())
    assert "startTimeUtc" not in run_of(legacy_lender())["invocations"][0]
