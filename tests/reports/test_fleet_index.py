"""In which order the apps of a table stand."""

from dataclasses import replace

from auditor.model.vocabulary import VerdictCode
from reports.fleet_index import ordered
from reports.view import build_view
from tests.result_builder import EXAMPLES, legacy_lender, never_reads, packed_lender


def codes(*results):
    return [
        one.view.result.verdict.code.value
        for one in ordered(build_view(each) for each in results)
    ]


def test_the_heaviest_open_findings_stand_first():
    assert codes(never_reads(), packed_lender(), legacy_lender()) == ["B", "U", "A0"]


def test_findings_that_were_accepted_weigh_nothing():
    quiet = replace(legacy_lender(), findings=())
    assert codes(quiet, EXAMPLES["prompt_only"]()) == ["C", "B"]


def test_of_like_findings_undetermined_stands_before_what_passed():
    base = replace(never_reads(), findings=())
    apps = [
        replace(base, verdict=replace(base.verdict, code=VerdictCode(one)))
        for one in ("A0", "F", "U", "A2", "D")
    ]
    assert codes(*apps) == ["D", "U", "F", "A2", "A0"]


def test_of_like_apps_the_package_decides():
    base = never_reads()
    names = ("z.app", "a.app")
    apps = [replace(base, app=replace(base.app, package=one)) for one in names]
    rows = ordered(build_view(one) for one in apps)
    assert [one.view.result.app.package for one in rows] == ["a.app", "z.app"]
