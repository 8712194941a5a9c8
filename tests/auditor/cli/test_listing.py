"""`auditor list` and `auditor explain`."""

import json

import pytest

from auditor.cli.catalogue import LISTS, everything
from auditor.cli.listing import LISTED


def test_the_offered_lists_are_those_of_the_catalogue():
    assert tuple(LISTS) == LISTED


@pytest.mark.parametrize("what", LISTED)
def test_a_list_has_a_line_for_each_entry(auditor, what):
    lines = auditor("list", what).out.splitlines()
    assert [line.split()[0] for line in lines] == [one.id for one in LISTS[what]()]


def test_a_list_for_machines_has_both_languages(auditor):
    (first, *_) = json.loads(auditor("list", "rules", "--json").out)
    assert first["id"] == "LAP-A01"
    assert set(first["title"]) == {"en", "zh"}


@pytest.mark.parametrize(
    ("name", "says"),
    [
        ("LAP-A03", "consent"),
        ("lap-a03", "consent"),
        ("E-3.3", "授权"),
        ("P1", "READ_CONTACTS"),
        ("declares-read-contacts", "READ_CONTACTS"),
        ("cn.pipl.13", "个人信息保护法"),
        ("google-play", "Google"),
        ("B", "phonebook"),
        ("no-consent", "phonebook"),
        ("D8", "refusing"),
    ],
)
def test_an_id_is_explained_by_its_name_in_any_case(auditor, name, says):
    run = auditor("explain", name)
    assert (run.code, says in run.out) == (0, True)


def test_a_reason_is_explained_by_its_facts_its_rules_and_what_to_do(auditor):
    refusal = auditor("explain", "D8").out
    assert "C7=no" in refusal
    assert "LAP-C07" in refusal
    assert "next step: " in auditor("explain", "U3").out


def test_an_unknown_id_is_a_wrong_argument_and_near_ones_are_named(auditor):
    run = auditor("explain", "LAP-A99")
    assert run.code == 2
    assert "LAP-A0" in run.err


def test_no_entry_is_called_like_another():
    """But facts and reasons share C1 to C3, and explaining one says both."""
    names = [name.casefold() for one in everything() for name in (one.id, *one.aliases)]
    twice = {name for name in names if names.count(name) > 1}
    assert twice == {"c1", "c2", "c3"}


def test_explaining_in_chinese_says_it_in_chinese(auditor):
    assert "规则" in auditor("explain", "LAP-A03", "--lang", "zh").out


def test_an_explanation_is_chinese_throughout_and_says_what_to_do(auditor):
    rule = auditor("explain", "LAP-A03", "--lang", "zh").out
    assert "严重程度：严重" in rule
    assert "适用层面：文章、法律 cn" in rule
    assert "局限：" in rule
    assert "下一步：" in auditor("explain", "D", "--lang", "zh").out


def test_a_fact_names_what_rests_on_it(auditor):
    said = auditor("explain", "N6").out
    assert "E-7.1" in said
    assert "LAP-N07" in said
    assert "unknown: " in said
