"""The choice of samples that `make demo` shows: there, short, and some of every verdict."""

import tomllib
from pathlib import Path

from auditor.model.vocabulary import VerdictCode

ROOT = Path(__file__).resolve().parents[2]
CHOSEN = (ROOT / "samples" / "demo.txt").read_text("utf-8").split()


def expected(name: str) -> str:
    return tomllib.loads((ROOT / "samples" / name / "expect.toml").read_text("utf-8"))[
        "verdict"
    ]


def test_every_chosen_sample_is_there_once():
    assert len(set(CHOSEN)) == len(CHOSEN)
    assert [one for one in CHOSEN if not (ROOT / f"samples/built/{one}.apk").is_file()] == []


def test_a_newcomer_sees_every_verdict_and_does_not_wait_for_all_samples():
    assert {expected(one) for one in CHOSEN} == {code.value for code in VerdictCode}
    assert len(CHOSEN) < 60
