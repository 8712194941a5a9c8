"""What one of two answers alone makes, or leaves as it was, is found in the code that both run."""

import pytest

from auditor.screens.memory.carried import carried
from tests.auditor.code.small_app import app, kind, main, number

PREFS = "Landroid/content/SharedPreferences$Editor;"
PUT = f"invoke-interface {{p1, v4, v2}}, {PREFS}->putInt(Ljava/lang/String;I){PREFS}\n"
MADE_BY_THE_YES = f"""
    const/4 v1, #0
    if-eqz p0, :no
    const/4 v2, #1
    goto :both
    :no
    const/4 v2, #2
    :both
    {PUT}
"""
LEFT_BY_THE_YES = f"""
    const/4 v2, #1
    if-eqz p0, :no
    goto :both
    :no
    const/4 v2, #2
    :both
    {PUT}
"""
NAMED = f"""
    const/4 v3, #1
    if-eqz p0, :no
    goto :both
    :no
    const/4 v3, #2
    :both
    invoke-static {{v3}}, La/Names;->of(I)I
    move-result v2
    {PUT}
"""
SAME = f"""
    const/4 v2, #1
    if-eqz p0, :no
    const/4 v1, #0
    goto :both
    :no
    const/4 v1, #1
    :both
    {PUT}
"""


@pytest.mark.parametrize(
    ("code", "is_carried"),
    [(MADE_BY_THE_YES, True), (LEFT_BY_THE_YES, True), (NAMED, True), (SAME, False)],
    ids=["made", "left", "named", "the same"],
)
def test_a_write_that_both_answers_make_is_carried_where_they_write_another_value(
    code: str, is_carried: bool
) -> None:
    keeper = kind("La/Keeper;", {f"static keep(Z{PREFS})V": code})
    built = app(main("nop"), keeper)
    uses = built.graph.uses.of(number(built, f"La/Keeper;->keep(Z{PREFS})V"))
    places = [one.pc for one in uses.body.instructions]
    test = next(row for row, one in enumerate(uses.body.instructions) if one.opcode == 0x38)
    no = uses.row(uses.body.instructions[test].target)
    yes_alone = frozenset(places[test + 1 : no])
    put = next(one.pc for one in uses.body.instructions if one.opcode == 0x72)
    assert (put in carried(uses, yes_alone)) is is_carried


def test_without_an_answer_nothing_is_carried() -> None:
    built = app(main("nop"), kind("La/Keeper;", {f"static keep(Z{PREFS})V": LEFT_BY_THE_YES}))
    uses = built.graph.uses.of(number(built, f"La/Keeper;->keep(Z{PREFS})V"))
    assert carried(uses, ()) == []
