"""The drawings: the way taken in ink, everything inside the frame, nothing to run."""

import re

import pytest

from auditor.model.access import Event
from auditor.model.evidence import Step
from auditor.model.vocabulary import VerdictCode
from auditor.model.words import same
from reports.drawing import draw_events, draw_gates, draw_path
from reports.path import way_taken
from tests.result_builder import READ_PATH, legacy_lender

SECTIONS = ("3.1", "3.3", "3.1", "4.1", "4.2")


def drawn(code: VerdictCode) -> str:
    """Return the drawing of the gates for a verdict."""
    return str(draw_gates(way_taken(code, legacy_lender().facts), code, SECTIONS))


@pytest.mark.parametrize("code", list(VerdictCode))
def test_exactly_the_app_s_verdict_is_in_ink(code):
    in_ink = re.findall(r'class="code on"[^>]*>([^<]*)<', drawn(code))
    assert in_ink == [code.value]


@pytest.mark.parametrize("code", list(VerdictCode))
def test_everything_stays_inside_the_frame(code):
    drawing = drawn(code)
    frame = re.search(r'viewBox="0 0 ([\d.]+) ([\d.]+)"', drawing)
    assert frame is not None
    for box in re.findall(
        r'<rect x="([\d.-]+)" y="([\d.-]+)" width="([\d.]+)" height="([\d.]+)"', drawing
    ):
        x, y, width, height = (float(one) for one in box)
        assert x >= 0
        assert y >= 0
        assert x + width <= float(frame[1])
        assert y + height <= float(frame[2])


def test_undetermined_is_drawn_only_for_an_undetermined_app():
    assert "dashed" in drawn(VerdictCode.U)
    assert "dashed" not in drawn(VerdictCode.B)


def test_a_path_has_a_node_for_every_step_in_order():
    drawing = str(draw_path(READ_PATH))
    names = re.findall(r'class="mono"[^>]*>([^<]*)<', drawing)
    assert names == [
        "SplashActivity.onCreate",
        "SplashActivity.onCreate +9",
        "LoanApp.sync +4",
        "SyncTask.run +2",
        "PhoneBookReader.readAll +12",
    ]
    assert drawing.count("end-node") == 1


def test_a_second_way_begins_a_drawing_of_its_own():
    drawing = str(draw_path((*READ_PATH, *READ_PATH)))
    assert drawing.count("<svg") == 2
    assert drawing.count("entry-node") == 2
    assert drawing.count("end-node") == 2


def test_a_long_way_is_drawn_in_pieces_that_join():
    long = (READ_PATH[0], *READ_PATH[1:] * 4)
    drawing = str(draw_path(long))
    assert drawing.count("<svg") == 3
    assert drawing.count("further") == 2
    assert drawing.count("entry-node") == 1
    assert drawing.count("end-node") == 1
    frames = re.findall(r'<svg[^>]*height="([\d.]+)"', drawing)
    reach = [
        max(map(float, re.findall(r' y2="([\d.]+)"', one))) for one in drawing.split("<svg")[1:]
    ]
    assert [float(one) for one in frames[:2]] == reach[:2]


def test_a_name_in_a_path_is_escaped_and_its_hidden_characters_named():
    step = Step("L<script>x;->a\u202e()V", 1, same("</text><b>"))
    drawing = str(draw_path((step,)))
    assert "<script" not in drawing
    assert "<b>" not in drawing
    assert "[U+202E]" in drawing


def events(*whats):
    return [
        Event(place, what, f"Lcom/x/{what.title()};", same(f"{what} happens"))
        for place, what in enumerate(whats, start=1)
    ]


def test_the_point_of_consent_stands_on_the_line_between_what_is_before_and_after():
    drawing = str(draw_events(events("application", "read", "screen", "consent", "read")))
    assert drawing.count("consent-node") == 1
    assert drawing.count("consent-line") == 1
    marks = re.findall(r'class="(entry-node|node|end-node|consent-node)"', drawing)
    assert marks == ["entry-node", "end-node", "entry-node", "consent-node", "end-node"]


def test_without_a_consent_no_point_is_drawn():
    assert "consent" not in str(draw_events(events("screen", "request", "read", "send")))


def test_events_stand_one_below_the_other_inside_the_frame():
    drawing = str(draw_events(events("application", "consent", "request", "read")))
    frame = re.search(r'viewBox="0 0 ([\d.]+) ([\d.]+)"', drawing)
    names = [float(y) for y in re.findall(r'y="([\d.]+)" class="name en"', drawing)]
    assert names == sorted(set(names))
    assert max(names) < float(frame[2])
