"""A rule's help taken apart."""

from auditor.model.words import Words
from reports.remedy import help_parts


def test_help_is_taken_apart_by_its_heads_in_both_languages():
    parts = help_parts(
        Words(
            "Why: harm.\n\nLimits: unseen.\n\nFix: stop.",
            "原因：有害。\n局限:未见。\n建议:停止。",
        )
    )
    assert parts.why == Words("harm.", "有害。")
    assert parts.limits == Words("unseen.", "未见。")
    assert parts.fix == Words("stop.", "停止。")


def test_help_without_heads_is_all_reason():
    parts = help_parts(Words("It matters: a lot.", "很重要。"))
    assert parts.why == Words("It matters: a lot.", "很重要。")
    assert parts.fix is None


def test_a_part_that_one_language_lacks_stands_in_the_other_s_words():
    parts = help_parts(Words("Why: a.\nFix: b.", "原因:甲。"))
    assert parts.fix == Words("b.", "b.")


def test_a_head_within_a_sentence_is_no_head():
    parts = help_parts(Words("Why: it says Fix: nothing.", "原因：见“建议:无”。"))
    assert parts.fix is None
