"""The packs on the shelf are whole and honest; broken ones are refused by name."""

import re

import pytest

from auditor.data.shelf import read_text, table_names
from auditor.errors import BadData
from auditor.law import pack as module
from auditor.law.pack import load_pack, packs, rule_ids
from auditor.rules import ALL_RULES

PACK = {
    "id": "xx",
    "name_native": "Gesetz",
    "name_en": "Act",
    "number": "1",
    "issuer": "Parliament",
    "status": "in-force",
    "source": "https://example.org",
    "mark": "C",
    "last_checked": "2026-01-01",
}
CLAUSE = {
    "id": "xx.1",
    "citation": "s. 1",
    "asks": {"en": "a", "zh": "b"},
    "mark": "C",
    "consent_cures": False,
    "breached_by": ["LAP-A01"],
    "needs": ["manifest"],
}

INSTRUMENT = {
    "name": "Gesetz",
    "issuer": "Parliament",
    "status": "in-force",
    "source": "https://example.org",
    "mark": "C",
}


@pytest.fixture
def loaded(monkeypatch):
    """Return a function that loads a pack from given values."""

    def load(**changes):
        monkeypatch.setattr(
            module, "read_table", lambda name: _table(name, {**PACK, **changes})
        )
        return load_pack("law/packs/xx")

    return load


def _table(name, pack):
    return {"rules": {"LAP-A01": {}}, "facts": {"X3": {}}}.get(name, pack)


def clauses():
    return [clause for pack in packs().values() for clause in pack.clauses]


def text_of(name):
    return read_text(f"{name}.toml")


# The shelf


def test_the_packs_of_the_issue_and_of_the_other_markets_are_there():
    assert tuple(packs()) == (
        "article",
        "cn",
        "cn-draft-2026",
        "eu",
        "google-play",
        "id-ojk",
        "in-rbi",
        "ke-cbk",
        "mx",
        "ng-fccpc",
        "ph-npc-sec",
        "pk-secp",
        "vn",
    )


def test_every_rule_may_be_named():
    assert {one.id for one in ALL_RULES} == rule_ids()


def test_every_pack_says_where_it_was_read_how_sure_it_is_and_when_it_was_checked():
    for one in packs().values():
        assert one.source
        assert one.mark in {"C", "C2", "K"}
        assert re.fullmatch(r"\d{4}-\d\d-\d\d", one.last_checked)


def test_every_clause_names_rules_and_senses():
    for clause in clauses():
        assert clause.breached_by or clause.questioned_by, clause.id
        assert not set(clause.breached_by) & set(clause.questioned_by), clause.id
        assert clause.needs, clause.id
        assert set(clause.breached_by) <= rule_ids()


def test_a_pack_of_several_laws_says_of_each_who_made_it_and_how_it_binds():
    for one in packs().values():
        keys = {each.id for each in one.instruments}
        assert {each.instrument for each in one.clauses} <= (keys or {None}), one.id
        assert keys == {each.instrument for each in one.clauses} - {None}, one.id
    kinds = {each.id: each.status for each in packs()["cn"].instruments}
    assert (kinds["gbt35273"], kinds["cba"], kinds["pipl"]) == (
        "standard",
        "self-regulation",
        "in-force",
    )


def test_no_wording_is_quoted_that_was_not_confirmed():
    for clause in clauses():
        assert clause.quote is None or clause.mark == "C", clause.id


def test_outcome_words_stay_out_of_everything_but_quotations_and_titles():
    for name in table_names("law/packs"):
        for line in text_of(name).splitlines():
            if not line.startswith(("quote = ", "citation = ", "name_native = ", "name = ")):
                assert "合法" not in line, (name, line)
                assert "违法" not in line, (name, line)


def test_every_table_says_its_source_and_date():
    for name in table_names("law"):
        head = "\n".join(line for line in text_of(name).splitlines() if line.startswith("#"))
        assert re.search(r"20\d\d-\d\d-\d\d", head) or "web article" in head, name


def test_the_article_has_elements_and_no_clauses():
    assert packs()["article"].clauses == ()


def test_regimes_that_forbid_the_permission_outright_raise_it():
    raised = {one.id for one in packs().values() if one.raises.get("LAP-A01") == "critical"}
    assert raised == {"google-play", "id-ojk", "in-rbi", "pk-secp"}


def test_in_regimes_that_forbid_the_permission_consent_cures_nothing():
    for one in packs().values():
        if "LAP-A01" in one.raises:
            core = [clause for clause in one.clauses if "LAP-A01" in clause.breached_by]
            assert core
            assert not any(clause.consent_cures for clause in core)


# Broken packs


def test_a_whole_pack_loads(loaded):
    one = loaded(
        clause=[
            {
                **CLAUSE,
                "in_force": "2025-01-01",
                "applies_to": ["lending"],
                "quote": "q",
                "instrument": "a",
                "only_where": {"LAP-A01": ["X3=yes or about=sms"]},
            }
        ],
        instrument={"a": {**INSTRUMENT, "number": "7", "effective_from": "2024-01-01"}},
        raises={"LAP-A01": "critical"},
        markets=["xx"],
        effective_from="2024-01-01",
    )
    assert one.clauses[0].in_force == "2025-01-01"
    assert one.raises == {"LAP-A01": "critical"}
    assert (one.instruments[0].id, one.instruments[0].number) == ("a", "7")
    assert one.clauses[0].only_where == {"LAP-A01": ((("X3", "yes"), ("about", "sms")),)}


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"id": "yy"}, "id: is not the file's name"),
        ({"status": "law"}, "status: 'law' is none of draft"),
        ({"mark": "D"}, "mark: 'D' is none of C, C2, K"),
        ({"last_checked": "soon"}, "last_checked: 'soon' is no day"),
        ({"effective_from": "2024"}, "effective_from: '2024' is no day"),
        ({"colour": "red"}, "has unknown keys colour"),
        ({"clause": {}}, "clause: is no list"),
        ({"clause": [CLAUSE, CLAUSE]}, "xx.1: stands twice"),
        ({"clause": [{**CLAUSE, "id": "yy.1"}]}, "does not begin with xx."),
        ({"clause": [{**CLAUSE, "mark": "K", "quote": "q"}]}, "quotes a wording"),
        ({"clause": [{**CLAUSE, "mark": "?"}]}, "xx.1.mark: '\\?' is none"),
        ({"clause": [{**CLAUSE, "consent_cures": "no"}]}, "neither true nor false"),
        ({"clause": [{**CLAUSE, "breached_by": ["LAP-Z99"]}]}, "'LAP-Z99' is none of"),
        ({"clause": [{**CLAUSE, "needs": ["smell"]}]}, "'smell' is none of"),
        ({"clause": [{**CLAUSE, "applies_to": ["banks"]}]}, "'banks' is none of"),
        ({"clause": [{**CLAUSE, "asks": "?"}]}, "asks: is no table"),
        ({"clause": [{"id": "xx.1"}]}, "clause 1: lacks asks"),
        ({"clause": [{**CLAUSE, "only_where": ["X3=yes"]}]}, "is no table of rules"),
        (
            {"clause": [{**CLAUSE, "only_where": {"LAP-A02": ["X3=yes"]}}]},
            "'LAP-A02' is none of LAP-A01",
        ),
        (
            {"clause": [{**CLAUSE, "only_where": {"LAP-A01": ["X99=yes"]}}]},
            "'X99' is none of",
        ),
        (
            {"clause": [{**CLAUSE, "only_where": {"LAP-A01": ["X3=maybe"]}}]},
            "'maybe' is none of no, yes",
        ),
        ({"instrument": []}, "instrument: is no table"),
        ({"instrument": {"a": {"name": "A"}}}, "instrument.a: lacks issuer"),
        ({"instrument": {"a": {**INSTRUMENT, "status": "law"}}}, "'law' is none of draft"),
        (
            {"instrument": {"a": INSTRUMENT}, "clause": [CLAUSE]},
            "xx.1: instrument: is none of a",
        ),
        ({"raises": {"LAP-Z99": "high"}}, "raises.LAP-Z99"),
        ({"raises": {"LAP-A01": "huge"}}, "'huge' is none of"),
        ({"status": "draft", "raises": {"LAP-A01": "high"}}, "a draft raises no severity"),
    ],
)
def test_a_broken_pack_says_where_it_is_wrong(loaded, changes, message):
    with pytest.raises(BadData, match=rf"law/packs/xx\.toml: .*{message}"):
        loaded(**changes)


def test_every_pack_is_called_by_a_name_in_both_languages():
    for pack in packs().values():
        assert pack.title.en.isascii(), pack.id
        assert re.search(r"[\u4e00-\u9fff]", pack.title.zh), pack.id
