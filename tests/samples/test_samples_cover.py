"""Every verdict, reason code and value of a fact that the decision knows is shown by some sample.

A code that only a spent budget gives needs a smaller budget, not a package: `tests/auditor`.
"""

import tomllib
from pathlib import Path
from typing import Any

import pytest

from auditor.data.shelf import read_table

SAMPLES = Path(__file__).parents[2] / "samples"
BY_BUDGET = "U6"
CODES = sorted(set(read_table("law/wording")["reason"]) - {BY_BUDGET})
OPEN_FACTS = ("P1", "P2", "P3", "P5", "P7", "P9", "X1", "X3", "X6", "K1", "K3")


def _read(story: str, name: str) -> dict[str, Any]:
    return tomllib.loads((SAMPLES / story / name).read_text("utf-8"))


STORIES = {
    path.parent.name: _read(path.parent.name, path.name)
    for path in SAMPLES.glob("*/expect.toml")
}


def _codes(story: str) -> list[str]:
    return STORIES[story].get("reasons", [])


@pytest.mark.parametrize("code", CODES)
def test_a_reason_code_has_a_sample_and_a_twin_without_it(code: str) -> None:
    shown = [story for story in STORIES if code in _codes(story)]
    assert shown, f"no expect.toml names {code} in its reasons"
    twins = {_read(story, "story.toml")["twin"] for story in shown}
    assert any(code not in _codes(twin) for twin in twins)


@pytest.mark.parametrize("verdict", ["A0", "A1", "A2", "B", "C", "D", "E", "F", "U"])
def test_a_verdict_has_samples(verdict: str) -> None:
    assert any(one["verdict"] == verdict for one in STORIES.values())


@pytest.mark.parametrize("fact", OPEN_FACTS)
def test_a_fact_that_can_be_open_is_open_in_a_sample(fact: str) -> None:
    assert any(one.get("facts", {}).get(fact) == "unknown" for one in STORIES.values())


DUE = [
    (story, code)
    for story, expected in sorted(STORIES.items())
    if expected["verdict"] in ("C", "D", "E")
    for code in _codes(story)
    if code[0] in "DM"
]


@pytest.mark.parametrize(("story", "code"), DUE)
def test_a_reason_is_shown_by_a_finding(story: str, code: str) -> None:
    showing = {
        name for name, rule in read_table("rules").items() if code in rule.get("shows", ())
    }
    assert showing.intersection(STORIES[story]["fires"]), f"nothing that fires tells of {code}"
