"""CSV: a row a finding, none of the apps dropped, no formula."""

import csv
import io
from dataclasses import replace

import pytest

from auditor.model.result import FLEET_SCHEMA, Failure, FleetResult
from reports.csv_report import to_csv, to_csv_fleet
from tests.result_builder import EXAMPLES, legacy_lender, never_reads


def rows(data):
    assert data.startswith(b"\xef\xbb\xbf")
    return list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline="")))


@pytest.mark.parametrize("example", sorted(EXAMPLES))
def test_a_row_a_finding_and_one_for_a_clean_app(example):
    result = EXAMPLES[example]()
    found = rows(to_csv(result))
    assert len(found) == max(1, len(result.findings))
    assert {one["verdict"] for one in found} == {result.verdict.code.value}


def test_a_finding_names_its_clauses_and_elements():
    found = {one["rule"]: one for one in rows(to_csv(legacy_lender()))}
    assert found["LAP-A03"]["clauses"].split() == ["cn.pipl.13", "play.loans.contacts"]
    assert "E-3.3" in found["LAP-A03"]["elements"].split()
    assert found["LAP-T01"]["status"] == "known"


@pytest.mark.parametrize("label", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1"])
def test_no_cell_is_a_formula(label):
    base = never_reads()
    result = replace(base, app=replace(base.app, label=label))
    (row,) = rows(to_csv(result))
    assert not row["label"].startswith(("=", "+", "-", "@"))


def test_what_could_not_be_audited_has_a_row():
    fleet = FleetResult(FLEET_SCHEMA, (never_reads(),), (Failure("x.apk", "limit", "large"),))
    assert rows(to_csv_fleet(fleet))[-1]["failure"] == "limit: large"
