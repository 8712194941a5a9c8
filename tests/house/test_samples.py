"""Every rule is shown at work and at rest."""

import tomllib

import pytest

from auditor.rules import ALL_RULES


@pytest.fixture(scope="module")
def fired(root):
    """Return, for each sample, the rules that must fire in it."""
    return [
        set(tomllib.loads(file.read_text("utf-8"))["fires"])
        for file in sorted((root / "samples").glob("*/expect.toml"))
    ]


def test_every_rule_fires_in_some_sample_and_stays_silent_in_another(fired):
    rules = {rule.id for rule in ALL_RULES}
    ever, always = set().union(*fired), set.intersection(*fired)
    assert (rules - ever, rules & always) == (set(), set())
