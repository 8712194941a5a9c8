"""The list of rules is complete, and every rule is described once."""

import ast
import tomllib

from auditor.law.pack import packs
from auditor.rules import ALL_RULES, RETIRED
from auditor.rules.registry import rests_on, rule_cards, silences


def test_every_rule_is_described_and_every_description_has_a_rule(root):
    with (root / "auditor/data/rules.toml").open("rb") as file:
        described = set(tomllib.load(file))
    assert {rule.id for rule in ALL_RULES} == described


def test_every_rule_says_what_it_rests_on(root):
    """Add `rests_on` to the rule's block in auditor/data/rules.toml; its head says how."""
    with (root / "auditor/data/rules.toml").open("rb") as file:
        described = tomllib.load(file)
    with (root / "auditor/data/facts.toml").open("rb") as file:
        facts = {*tomllib.load(file), "lending", "legacy-target"}
    assert [id_ for id_, row in described.items() if "rests_on" not in row] == []
    astray = {
        id_: sorted({name for name, _ in wanted} - facts) for id_, wanted in rests_on().items()
    }
    assert {id_: names for id_, names in astray.items() if names} == {}


def test_a_rule_silences_rules_that_are_there_and_not_itself():
    """Mend `silences` in the rule's block in auditor/data/rules.toml."""
    astray = {
        id_: [one for one in names if one == id_ or one not in silences()]
        for id_, names in silences().items()
    }
    assert {id_: names for id_, names in astray.items() if names} == {}


def test_no_id_is_used_twice_or_again():
    ids = [rule.id for rule in ALL_RULES]
    assert len(set(ids)) == len(ids)
    assert set(ids).isdisjoint(RETIRED)


def test_the_rules_of_a_family_stand_in_one_file():
    """Write the rule into the file that holds its letter: LAP-X08 beside LAP-X07."""
    files = {}
    for rule in ALL_RULES:
        files.setdefault(rule.id[:5], set()).add(rule.check.__module__)
    assert {family: found for family, found in files.items() if len(found) > 1} == {}


def test_every_rule_written_in_a_family_is_in_the_list(modules):
    written = {
        node.name
        for name, tree in modules.items()
        if name.parts[:2] == ("auditor", "rules") and name.stem not in {"__init__", "registry"}
        for node in tree.body
        if isinstance(node, ast.FunctionDef)
        and any("rule" in ast.unparse(one).split("(")[0] for one in node.decorator_list)
    }
    assert {rule.check.__name__ for rule in ALL_RULES} == written


def test_a_rule_counts_for_every_law_that_it_breaches():
    breaching = {
        (rule, f"law:{pack.id}")
        for pack in packs().values()
        for one in pack.clauses
        for rule in one.breached_by
    }
    counted = {(card.id, layer) for card in rule_cards().values() for layer in card.layer}
    assert breaching - counted == set()


def test_a_rule_that_counts_for_a_law_is_named_by_a_clause_of_it():
    named = {
        f"law:{pack.id}": {
            rule for one in pack.clauses for rule in (*one.breached_by, *one.questioned_by)
        }
        for pack in packs().values()
    }
    astray = [
        (card.id, layer)
        for card in rule_cards().values()
        for layer in card.layer
        if layer.startswith("law:") and card.id not in named.get(layer, set())
    ]
    assert astray == []
