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
    """Add a rule to `fires` of the samples that show it; `samples/begin.py` begins a pair."""
    rules = {rule.id for rule in ALL_RULES}
    ever, always = set().union(*fired), set.intersection(*fired)
    assert sorted(rules - ever) == []
    assert sorted(rules & always) == []


def test_every_story_is_a_sentence_of_its_own(root):
    """Write in `story` of expect.toml what the sample shows that no other does."""
    told: dict[str, list[str]] = {}
    for file in sorted((root / "samples").glob("*/expect.toml")):
        story = tomllib.loads(file.read_text("utf-8"))["story"]
        told.setdefault(story, []).append(file.parent.name)
    assert [names for names in told.values() if len(names) > 1] == []
    assert [names for story, names in told.items() if not story.endswith((".", "?", "!"))] == []
