"""The terminal summary: one screen, right widths, both languages, no colour unless asked."""

import re
from dataclasses import replace

import pytest

from auditor.model.result import FLEET_SCHEMA, Failure, FleetResult
from auditor.model.words import same
from reports.columns import width_of
from reports.glossary import label
from reports.text import to_text, to_text_fleet
from tests.result_builder import (
    EXAMPLES,
    hostile,
    legacy_lender,
    never_reads,
    packed_lender,
    prompt_only,
)

ALL = pytest.mark.parametrize("example", sorted(EXAMPLES))
BOTH = pytest.mark.parametrize("lang", ["en", "zh"])
SHOWN = ["legacy_lender", "packed_lender", "never_reads"]


def lines(data: bytes) -> list[str]:
    """Return the lines of a summary."""
    return data.decode("utf-8").splitlines()


@ALL
@BOTH
@pytest.mark.parametrize("width", [40, 60, 80, 100])
def test_no_line_is_wider_than_the_terminal(example, lang, width):
    for line in lines(to_text(EXAMPLES[example](), lang=lang, width=width)):
        assert width_of(line) <= width, line


@ALL
@BOTH
def test_the_summary_fits_one_screen(example, lang):
    assert len(lines(to_text(EXAMPLES[example](), lang=lang))) <= 40


@BOTH
def test_the_longest_texts_still_fit_one_screen(lang):
    result = legacy_lender()
    long = same("many words 很多字 " * 200)
    result = replace(
        result,
        verdict=replace(result.verdict, says=long, reasons=result.verdict.reasons * 30),
        findings=tuple(replace(one, message=long) for one in result.findings),
        limits=tuple(replace(result.limits[0], because=long, scope=str(n)) for n in range(9)),
        audit=replace(result.audit, policies_given=("policy.pdf",) * 30),
        packs=result.packs * 9,
    )
    assert len(lines(to_text(result, lang=lang))) <= 40


@pytest.mark.parametrize("example", SHOWN)
@BOTH
def test_the_summary_reads_as_agreed(example, lang, golden):
    golden(f"{example}.{lang}.txt", to_text(EXAMPLES[example](), lang=lang))


@BOTH
def test_the_table_of_apps_reads_as_agreed(lang, golden):
    fleet = FleetResult(
        FLEET_SCHEMA,
        tuple(make() for make in EXAMPLES.values()),
        (Failure("broken.apk", "unreadable", "no manifest"),),
    )
    golden(f"fleet.{lang}.txt", to_text_fleet(fleet, lang=lang))


def test_of_several_apps_the_most_pressing_stands_first():
    fleet = FleetResult(FLEET_SCHEMA, (never_reads(), packed_lender(), legacy_lender()), ())
    rows = to_text_fleet(fleet).decode().splitlines()[1:4]
    assert [row.split()[0] for row in rows] == ["B", "U", "A0"]


def test_two_files_of_one_version_are_told_apart_by_their_names():
    one = EXAMPLES["packed_lender"]()
    other = replace(one, app=replace(one.app, source=replace(one.app.source, name="again.apk")))
    assert "again.apk" in to_text_fleet(FleetResult(FLEET_SCHEMA, (one, other), ())).decode()
    assert "again.apk" not in to_text_fleet(FleetResult(FLEET_SCHEMA, (other,), ())).decode()


def test_the_policies_that_a_reviewer_gave_are_named():
    result = legacy_lender()
    audit = replace(result.audit, policies_given=("policy.pdf",))
    assert "Policies given: policy.pdf" in lines(to_text(replace(result, audit=audit)))
    assert "Policies given" not in to_text(result).decode()


def test_with_answers_the_next_step_is_that_of_the_answered_verdict():
    answered = replace(packed_lender(), verdict_with_answers=prompt_only().verdict)
    said = " ".join(to_text(answered).decode().split())
    assert label("next", "C").en[:60] in said
    assert label("next", "U").en[:60] not in said


def test_the_verdict_comes_before_everything_but_the_app():
    said = lines(to_text(legacy_lender()))
    assert said[3].startswith("B  Access, no consent mechanism")


def test_a_provisional_code_stands_beside_u():
    assert "provisionally A2" in to_text(packed_lender()).decode()


def test_colours_are_off_unless_asked_for():
    assert b"\x1b" not in to_text(legacy_lender())
    assert b"\x1b" not in to_text(hostile())
    assert b"\x1b[1;31m" in to_text(legacy_lender(), colour=True)


def test_colours_change_nothing_but_colours():
    painted = to_text(legacy_lender(), colour=True).decode()
    assert re.sub(r"\x1b\[[0-9;]*m", "", painted) == to_text(legacy_lender()).decode()


def test_escape_sequences_of_an_app_never_reach_the_terminal():
    text = to_text(hostile()).decode()
    assert "[U+202E]" in text
    assert not re.search("[\x00-\x09\x0b-\x1f\u202a-\u202e\u200b]", text)


@BOTH
def test_words_on_lawfulness_come_only_from_the_result(lang):
    text = to_text(prompt_only(), lang=lang).decode().replace("no legal advice", "")
    assert not re.search(r"违法|合法|\b(il|un)?(legal|lawful)", text, re.IGNORECASE)


@BOTH
@pytest.mark.parametrize("width", [40, 60, 79, 80, 120])
def test_no_row_of_the_table_is_wider_than_the_terminal(lang, width):
    made = tuple(make() for make in EXAMPLES.values())
    failed = (Failure("broken.apk", "unreadable", "no manifest"),)
    table = to_text_fleet(FleetResult(FLEET_SCHEMA, made, failed), lang=lang, width=width)
    for line in lines(table):
        assert width_of(line) <= width, line
