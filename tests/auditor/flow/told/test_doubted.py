"""A flow that is only likely says by which call: where no step of the way is unsure, the one that was assumed."""

import pytest

from auditor.model.vocabulary import Confidence
from tests.dex_builder import Class
from tests.flow_stories import LOG, READ, TEXT, find, run, static

FAR = f"invoke-static {{v0}}, Lr/Far;->shorten({TEXT}){TEXT}\nmove-result-object v0\n"
TRIMS = f"invoke-virtual {{v0}}, {TEXT}->trim(){TEXT}\nmove-result-object v0\n"
HELPER = f"invoke-static {{v0}}, La/Helps;->own({TEXT}){TEXT}\nmove-result-object v0\n"


def _told(code: str) -> list[str]:
    move = f"move-object v0, p0\n{FAR}return-object v0"
    helper = Class("La/Helps;", methods=(static("own", f"({TEXT}){TEXT}", move),))
    (flow,) = find(run(f"{READ}\n{code}{LOG}"), helper).flows
    sure = {one.confidence for one in flow.steps}
    assert flow.confidence is (
        Confidence.LIKELY if Confidence.LIKELY in sure else Confidence.CONFIRMED
    )
    return [one.says.en for one in flow.steps if one.confidence is Confidence.LIKELY]


@pytest.mark.parametrize("code", [FAR, TRIMS + FAR, FAR + TRIMS])
def test_a_call_that_no_table_names_is_told(code: str) -> None:
    (said,) = _told(code)
    assert (
        said == "Main.run gives it to Far.shorten: that the data goes on from there is assumed"
    )


def test_a_call_that_gives_nothing_back_is_none_by_which_it_went_on() -> None:
    shown = "const/4 v3, #0\ninvoke-virtual {v3, v0}, Landroid/app/Activity;->setTitle(Ljava/lang/CharSequence;)V\n"
    found = find(run(f"{READ}\n{shown}{FAR}{LOG}")).flows
    (flow,) = [one for one in found if one.sink.kind == "log"]
    (said,) = [one.says.en for one in flow.steps if one.confidence is Confidence.LIKELY]
    assert said.startswith("Main.run gives it to Far.shorten")


def test_a_call_one_down_is_told() -> None:
    (said,) = _told(HELPER)
    assert said.startswith("Helps.own gives it to Far.shorten")


def test_what_tables_name_is_sure() -> None:
    assert _told(TRIMS) == []


@pytest.mark.parametrize(
    "code",
    [
        f"invoke-virtual {{v3, v0}}, Landroid/telephony/SmsManager;->divideMessage({TEXT})Ljava/util/ArrayList;\n"
        f"move-result-object v0\ninvoke-static {{v0}}, {TEXT}->valueOf(Ljava/lang/Object;){TEXT}\nmove-result-object v0\n",
    ],
)
def test_parts_of_a_message_are_sure(code: str) -> None:
    assert _told(code) == []
