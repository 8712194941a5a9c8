"""What two builds do is matched by what a rebuild keeps."""

from dataclasses import replace

from auditor.model.difference import Move, Way
from auditor.model.vocabulary import Extent, VerdictCode
from auditor.triage.difference import compare
from tests.result_builder import bundled_consent, legacy_lender, prompt_only


def ways(changes):
    return [one.way for one in changes]


def test_the_same_result_has_no_changes():
    difference = compare(legacy_lender(), legacy_lender())
    assert difference.accesses == difference.flows == difference.texts == ()


def test_renamed_methods_and_moved_offsets_are_no_change():
    old = legacy_lender()
    (access,) = old.accesses
    (flow,) = old.flows
    moved = replace(
        old,
        accesses=(
            replace(access, method="La/b;->c()V", offset=99, part="other.apk!classes3.dex"),
        ),
        flows=(
            replace(
                flow,
                source=replace(flow.source, method="La/b;->c()V", offset=1),
                sink=replace(flow.sink, method="La/d;->e()V", offset=2),
                steps=(),
            ),
        ),
    )
    difference = compare(old, moved)
    assert difference.accesses == difference.flows == ()


def test_an_access_appears_goes_and_changes():
    old = legacy_lender()
    (access,) = old.accesses
    other = replace(access, uri="content://sms")
    wider = replace(access, extent=Extent.LOOKUP, verdict=VerdictCode.C)
    assert ways(compare(old, replace(old, accesses=(access, other))).accesses) == [Way.NEW]
    assert ways(compare(old, replace(old, accesses=())).accesses) == [Way.GONE]
    (change,) = compare(old, replace(old, accesses=(wider,))).accesses
    assert change.way is Way.CHANGED
    assert set(change.moves) == {
        Move("extent", access.extent.value, "lookup"),
        Move("verdict", access.verdict.value, "C"),
    }


def test_of_several_alike_the_equal_ones_are_paired_first():
    old = legacy_lender()
    (access,) = old.accesses
    other = replace(access, columns=("photo",))
    before = replace(old, accesses=(access, other))
    after = replace(old, accesses=(replace(other, method="Lz;->z()V"),))
    (change,) = compare(before, after).accesses
    assert (change.way, change.what.columns) == (Way.GONE, access.columns)


def test_a_flow_to_another_host_is_a_new_flow_and_another_path_a_change():
    old = legacy_lender()
    (flow,) = old.flows
    path = replace(flow, endpoint="https://api.fastloan.example/v2")
    host = replace(flow, endpoint="https://other.example/v1")
    assert ways(compare(old, replace(old, flows=(path,))).flows) == [Way.CHANGED]
    assert sorted(ways(compare(old, replace(old, flows=(host,))).flows)) == ["gone", "new"]


def test_a_text_that_says_something_else_is_changed_and_a_new_request_is_new():
    old = bundled_consent()
    (text,) = old.disclosures
    said = replace(old, disclosures=(replace(text, excerpt="something else"),))
    (change,) = compare(old, said).texts
    assert change.moves == (Move("excerpt", text.excerpt, "something else"),)
    without = replace(prompt_only(), requests=())
    assert ways(compare(without, prompt_only()).requests) == [Way.NEW]
