"""The worksheet: what is asked, and what a person's replies change."""

from dataclasses import replace
from pathlib import Path

import pytest

from auditor.audit import AuditOptions, Silent, audit_package
from auditor.errors import UnreadableFile
from auditor.law.article import decide
from auditor.law.asked import BESIDE, questions_of
from auditor.law.questions import read_sheet, with_answers, worksheet
from auditor.law.retold import retell
from auditor.model.result import Answer
from auditor.model.vocabulary import Kleene, VerdictCode
from reports.html import to_html
from reports.view import build_view

BUILT = Path(__file__).parents[3] / "samples" / "built"
STORIES = (
    "asset_page_from_elsewhere", "consent_in_picture", "consent_whole", "gate_flag_from_server",
    "no_contacts", "os_prompt_only", "packed", "reads_at_launch_legacy_target", "refusal_closes",
)  # fmt: skip


def audited(story):
    return audit_package([BUILT / f"{story}.apk"], AuditOptions(), progress=Silent())


def said(question, reply):
    return Answer(question, reply, "A. Reviewer", "2026-11-26")


@pytest.mark.parametrize("story", STORIES)
def test_a_result_told_again_comes_to_its_own_verdict(story) -> None:
    result = audited(story)

    decision = decide(retell(result, {}))

    verdict = result.verdict
    assert (decision.code, decision.provisional) == (verdict.code, verdict.provisional)


def test_only_what_the_verdict_hangs_on_is_asked() -> None:
    asked = [one.id for one in questions_of(audited("gate_flag_from_server"))]
    assert [one for one in asked if one not in BESIDE] == ["early-request", "C4"]
    settled = questions_of(audited("reads_at_launch_legacy_target"))
    assert {one.id for one in settled} <= set(BESIDE)
    assert questions_of(audited("no_contacts")) == ()


def test_a_sentence_that_was_not_understood_is_asked_about() -> None:
    """The reviewer is shown the sentence itself; where words tell nothing, nobody is asked."""
    asked = {one.id: one for one in questions_of(audited("notice_purpose_in_unknown_words"))}
    assert asked["N2"].asks.en.startswith(
        "Does one of these sentences, which were not understood"
    )
    assert "spell out a cousin's digits" in asked["N2"].places[0]
    assert "N2" not in {one.id for one in questions_of(audited("notice_empty_aim"))}


OPEN = (
    "asset_page_from_elsewhere", "consent_button_pressed_by_code", "consent_in_picture", "flutter_reads",
    "gate_flag_from_server", "notice_purpose_in_unknown_words", "os_prompt_only_in_hindi", "packed", "required_split_missing",
    "rn_hermes_reads", "shared_user_id", "takes_any_column", "uri_from_server",
)  # fmt: skip
AGAINST = ("early-request", "K1", "K2", "K3", "P4", "X1", "X3", "X4", "X6", "X7")
"""Questions to which *yes* speaks against an app."""


@pytest.mark.parametrize("story", OPEN)
@pytest.mark.parametrize("kind", ["good", "bad", "none"])
def test_who_answers_everything_that_is_asked_has_a_verdict(story, kind) -> None:
    """Whatever the replies: nothing that the verdict hangs on is left unasked."""
    result = audited(story)
    assert result.verdict.code is VerdictCode.U
    replies = {
        "good": lambda key: "no" if key in AGAINST else "yes",
        "bad": lambda key: "yes" if key in (*AGAINST, "P1", "P2", "GEN", "C1") else "no",
        "none": lambda key: "no",
    }[kind]
    answers = [said(one.id, replies(one.id)) for one in questions_of(result)]

    after = with_answers(result, answers).verdict_with_answers

    assert after is not None
    assert after.code is not VerdictCode.U
    if {one.question for one in answers} == {"P1"}:
        assert after.code in (VerdictCode.A0, VerdictCode.A2)  # Nothing that reads was found.
    elif kind == "good":
        assert after.code in (VerdictCode.E, VerdictCode.F)
    elif kind == "bad":
        assert after.code in (VerdictCode.B, VerdictCode.C, VerdictCode.D)


def test_a_part_that_was_not_examined_and_is_said_to_read_is_asked_about_further() -> None:
    result = audited("packed")
    asked = {one.id: one for one in questions_of(result)}
    assert asked["GEN"].only_if == "P2=yes"
    assert asked["C4"].only_if == "GEN=yes"

    reads = with_answers(result, [said("P2", "yes")]).verdict_with_answers
    assert reads is not None
    assert (reads.code, reads.provisional) == (VerdictCode.U, VerdictCode.B)

    never = with_answers(result, [said("P2", "no")]).verdict_with_answers
    assert never is not None
    assert never.code is VerdictCode.A2


def test_every_question_comes_with_what_is_at_hand() -> None:
    asked = {one.id: one for one in questions_of(audited("rn_hermes_reads"))}
    lines = " ".join(asked["GEN"].places)
    assert "ContactsManager;->getAll" in lines
    assert "We collect the contacts in your phone" in lines
    assert "script-bytecode" in lines
    assert all(one.places for one in asked.values())


def test_what_the_law_hangs_on_is_asked_with_what_is_told_of_it_and_where_the_data_goes() -> (
    None
):
    asked = {one.id: one.places for one in questions_of(audited("gate_flag_from_server"))}
    assert any(one.startswith("read: ") for one in asked["necessity"])
    assert any(one.startswith("sent: network ") for one in asked["server-use"])


def test_necessity_and_what_servers_do_are_asked_of_lenders_that_read_and_change_no_verdict() -> (
    None
):
    sends = audited("gate_flag_from_server")
    asked = [one.id for one in questions_of(sends)]
    assert [one for one in asked if one in BESIDE] == list(BESIDE)
    assert not set(BESIDE) & {one.id for one in questions_of(audited("no_contacts"))}

    result = with_answers(sends, [said("necessity", "no"), said("server-use", "yes")])

    assert result.verdict_with_answers is None
    assert [one.question for one in result.answers] == list(BESIDE)
    page = to_html(result).decode()
    beside = page[page.index('id="principle-L1"') : page.index('id="principle-L2"')]
    assert "A. Reviewer" in beside
    assert (
        "A. Reviewer"
        not in page[page.index('id="principle-L3"') : page.index('id="principle-L4"')]
    )


def test_what_the_article_permits_by_the_replies_and_the_law_forbids_is_flagged() -> None:
    result = audited("consent_button_pressed_by_code")
    assert not build_view(result).divergence

    agreed = with_answers(result, [said("C3", "yes")])
    refused = with_answers(result, [said("C3", "no")])

    assert agreed.settled_verdict.code is VerdictCode.E
    assert build_view(agreed).divergence
    assert not build_view(refused).divergence


def test_a_question_answered_twice_is_refused() -> None:
    row = '[[answer]]\nquestion = "C4"\nanswer = "%s"\nby = "A"\ndate = "2026-11-26"\n'
    with pytest.raises(UnreadableFile, match="answered twice: C4"):
        read_sheet((row % "yes" + row % "no").encode(), "sheet.toml")
    assert len(read_sheet((row % "yes" + row % "").encode(), "sheet.toml").answers) == 1


def test_without_the_permission_nobody_is_asked_what_hidden_code_reads() -> None:
    result = audited("packed")
    assert "P2" in [one.id for one in questions_of(result)]
    declares = replace(result.facts["P1"], value=Kleene.NO)
    refused = replace(result, facts={**result.facts, "P1": declares})
    assert questions_of(refused) == ()


def test_a_worksheet_with_nothing_to_ask_says_so() -> None:
    assert "# Nothing in this app hangs on" in worksheet(audited("no_contacts"))
    assert "# Nothing in this app hangs on" not in worksheet(audited("gate_flag_from_server"))


def test_an_app_that_never_asks_is_told_why() -> None:
    """Its target decides, or that the permission is held on old versions alone."""
    by_target = audited("reads_at_launch_legacy_target").facts["C1"].because.en
    by_range = audited("permission_until_22").facts["C1"].because.en

    assert by_target.startswith("With target API 22")
    assert by_range.startswith("The permission is held below API 23 alone")


def test_a_reply_gives_a_second_verdict_beside_the_first() -> None:
    result = with_answers(audited("gate_flag_from_server"), [said("C4", "no")])

    assert result.verdict.code is VerdictCode.U
    assert result.verdict_with_answers is not None
    assert result.verdict_with_answers.code is VerdictCode.D
    (answer,) = result.answers
    assert replace(answer, asks=None) == said("C4", "no")
    assert answer.asks is not None


def test_a_reply_fills_only_the_accesses_that_leave_the_fact_open() -> None:
    result = audited("gate_flag_from_server")
    (access,) = [one for one in result.accesses if one.verdict is not None]
    known = tuple(
        replace(one, value=Kleene.YES) if one.id == "C4" else one for one in access.facts
    )
    second = replace(access, offset=access.offset + 1, facts=known)
    both = replace(result, accesses=(access, second))

    (first, other) = retell(both, {"C4": Kleene.NO}).counted

    assert (first.values["C4"], other.values["C4"]) == (Kleene.NO, Kleene.YES)


def test_the_elements_are_judged_with_the_replies_too() -> None:
    result = with_answers(audited("gate_flag_from_server"), [said("C4", "no")])

    before = {one.id: one.outcome for one in result.elements}
    after = {one.id: one.outcome for one in result.elements_with_answers}
    assert (before["E-4.1a"], after["E-4.1a"]) == ("undetermined", "deficient")


def test_an_unknown_reply_changes_nothing() -> None:
    result = with_answers(audited("gate_flag_from_server"), [said("C4", "unknown")])

    assert result.verdict_with_answers is None


def test_a_worksheet_that_is_filled_in_is_read_back() -> None:
    result = audited("gate_flag_from_server")
    sheet = worksheet(result)
    before, found, after = sheet.partition('question = "C4"\n')
    filled = (
        before
        + found
        + (
            after.replace('answer = ""', 'answer = "yes"', 1)
            .replace('by = ""', 'by = "A. Reviewer"', 1)
            .replace('date = ""', 'date = "2026-11-26"', 1)
        )
    )

    read = read_sheet(filled.encode(), "sheet.toml")
    assert read.answers == (said("C4", "yes"),)
    assert (read.package, read.fits(result)) == (result.app.package, True)
    assert read_sheet(sheet.encode(), "sheet.toml").answers == ()


def test_a_worksheet_fits_the_package_it_was_written_for_alone() -> None:
    result = audited("gate_flag_from_server")
    other = audited("no_contacts")

    assert not read_sheet(worksheet(result).encode(), "sheet.toml").fits(other)
    assert read_sheet(b"", "sheet.toml").fits(other)


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({"answer": "maybe"}, "must be one of yes, no, unknown"),
        ({"question": "C99"}, "there is no question 'C99'"),
        ({"by": ""}, "does not say who answers"),
        ({"date": "today"}, "is no date"),
    ],
)
def test_a_reply_that_cannot_be_meant_is_named(change, says) -> None:
    row = {"question": "C4", "answer": "yes", "by": "A", "date": "2026-11-26", **change}
    text = "[[answer]]\n" + "".join(f'{key} = "{value}"\n' for key, value in row.items())

    with pytest.raises(UnreadableFile, match=says):
        read_sheet(text.encode(), "sheet.toml")


def test_a_hostile_name_stays_on_its_comment_line() -> None:
    result = audited("gate_flag_from_server")
    app = replace(result.app, package='x\n[[answer]]\nquestion = "C4"')

    sheet = worksheet(replace(result, app=app))

    assert sheet.count("\n[[answer]]\n") == len(questions_of(result))
