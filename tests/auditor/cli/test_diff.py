"""`auditor diff`, from packages and from saved results."""

import json

import pytest

from auditor.errors import UnreadablePackage
from auditor.model.vocabulary import LimitKind, Severity, VerdictCode
from tests.builders import app, finding, limit, result

READ = finding(Severity.HIGH)
OLD = result(VerdictCode.C)
NEW = result(VerdictCode.B, READ)


@pytest.mark.parametrize(
    ("old", "new", "options", "code"),
    [
        (OLD, OLD, "", 0),
        (OLD, NEW, "", 1),
        (OLD, NEW, "--fail-on critical", 0),
        (NEW, OLD, "", 0),
        (OLD, result(VerdictCode.U), "--fail-verdict U", 1),
        (OLD, result(VerdictCode.C, limits=(limit(LimitKind.TIME),)), "--strict", 3),
        (OLD, UnreadablePackage("no manifest"), "", 3),
        (OLD, ValueError("odd"), "", 3),
    ],
)
def test_the_code_is_1_only_for_something_new(engine, auditor, old, new, options, code):
    engine(old=old, new=new)
    assert auditor("diff", "old.apk", "new.apk", *options.split()).code == code


def test_a_saved_result_serves_as_well_as_the_package(engine, auditor):
    engine(old=OLD, new=NEW)
    auditor("scan", "old.apk", "--report", "json=old.json")
    from_saved = auditor("diff", "old.json", "new.apk")
    assert from_saved == auditor("diff", "old.apk", "new.apk")
    assert "+ LAP-A02 high" in from_saved.out


def test_the_comparison_for_machines_names_what_appeared(engine, auditor):
    engine(old=OLD, new=NEW)
    wire = json.loads(auditor("diff", "old.apk", "new.apk", "--json").out)
    assert (wire["old"]["verdict"], wire["new"]["verdict"]) == ("C", "B")
    assert [one["fingerprint"] for one in wire["appeared"]] == [READ.fingerprint]


def test_two_different_apps_are_warned_of(engine, auditor):
    engine(old=OLD, new=result(record=app("com.other")))
    assert "two apps" in auditor("diff", "old.apk", "new.apk").err


def test_nothing_changed_is_said(engine, auditor):
    engine(old=OLD, new=OLD)
    assert "没有变化" in auditor("diff", "old.apk", "new.apk", "--lang", "zh").out


def test_a_file_of_several_apps_is_refused(engine, auditor):
    engine(a=OLD, b=NEW)
    auditor("scan", "a.apk", "b.apk", "--report", "json=all.json")
    run = auditor("diff", "all.json", "a.apk")
    assert (run.code, "holds 2 apps" in run.err) == (3, True)
