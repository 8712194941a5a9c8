"""What Compose tells a composable of the drawing decides nothing of what the app is about."""

import pytest

from auditor.code.decisions.assumptions import Assumptions
from auditor.code.evaluation.outcomes import FALSE
from auditor.code.resolution.remembered import is_of_drawing
from auditor.model.names import COMPOSER
from tests.auditor.code.decisions.test_branches import GOAL, runs
from tests.auditor.code.small_app import app, kind, main, number
from tests.dex_builder import ABSTRACT, INTERFACE, PUBLIC

HERE = f"sget-object v3, La/Main;->c:{COMPOSER}\n"
COMPOSERS = kind(
    COMPOSER,
    {
        "rememberedValue()Ljava/lang/Object;": None,
        "consume()Ljava/lang/Object;": None,
        "changed(I)Z": None,
    },
    flags=PUBLIC | INTERFACE | ABSTRACT,
)
DRAW = f"draw(J{COMPOSER}I)V"


@pytest.mark.parametrize(("asked", "is_run"), [("rememberedValue", False), ("consume", True)])
def test_a_slot_holds_what_the_same_code_puts_there(asked, is_run):
    code = (
        f"{HERE}invoke-interface {{v3}}, {COMPOSER}->{asked}()Ljava/lang/Object;\nmove-result-object v0\n"
        f"if-nez v0, :held\nconst/4 v0, #0\n:held\nif-eqz v0, :no\n{GOAL}:no\nreturn-void"
    )
    assert runs(code, COMPOSERS) == [is_run]


def test_whether_something_is_drawn_again_is_never_assumed():
    code = (
        f"{HERE}const/4 v0, #1\ninvoke-interface {{v3, v0}}, {COMPOSER}->changed(I)Z\nmove-result v0\n"
        f"if-eqz v0, :no\n{GOAL}:no\n{GOAL}return-void"
    )
    assumed = Assumptions(result=lambda *_: FALSE)
    assert runs(code, COMPOSERS, assumed=assumed) == [True, True]


@pytest.mark.parametrize(
    ("word", "is_told"), [(0, False), (1, False), (2, True), (3, True)]
)  # The amount takes two words.
def test_a_composable_is_told_of_the_drawing_behind_its_own_words(word, is_told):
    built = app(
        main("return-void"), kind("La/Page;", {f"static {DRAW}": "return-void"}), COMPOSERS
    )
    assert is_of_drawing(built.program, number(built, f"La/Page;->{DRAW}"), word) is is_told
