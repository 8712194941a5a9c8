"""What stands before the read of each sample that says so, given where its acceptance is handled.

`[order]` in `expect.toml`: `accept` are parts of the texts of the methods that the affirmative
control runs; `before_consent` and `gated_by` are of the read, `request` is of the request for the
phonebook (the worst of several).
"""

import tomllib
from functools import cache
from pathlib import Path

import pytest

from auditor.apk.package import open_package
from auditor.code.program import Program
from auditor.dex.image import read_container
from auditor.facts.graph import build_graph
from auditor.facts.permissions import is_legacy
from auditor.facts.search import search_code
from auditor.model.access import Screen
from auditor.model.vocabulary import Kleene
from auditor.model.words import same
from auditor.screens.guards import Orders, Setting, judge_order
from auditor.screens.orders import Place
from auditor.screens.shown import Choice, Effect, Region, Role, Shown

SAMPLES = Path(__file__).parents[2] / "samples"
ORDERED = {
    path.parent.name: tomllib.loads(path.read_text("utf-8"))["order"]
    for path in sorted(SAMPLES.glob("*/expect.toml"))
    if "order" in tomllib.loads(path.read_text("utf-8"))
}
WORST = (Kleene.YES, Kleene.UNKNOWN, Kleene.NO)


def shown(*regions: Region) -> Shown:
    accept = Choice(Role.ACCEPT, (), regions, frozenset({Effect.GOES_ON}), is_followed=True)
    screen = Screen("", "dialog", "consent", None, (), Kleene.NO, (), Kleene.UNKNOWN)
    return Shown(screen, "", (), (), (), (accept,), (), is_words_whole=True)


@cache
def judged(story: str) -> Orders:
    package = open_package(SAMPLES / "built" / f"{story}.apk")
    images = [one for name, data in package.dex_images() for one in read_container(data, name)]
    program = Program(images, package.manifest)
    graph = build_graph(package, program)
    seen = search_code(package, graph)
    regions = [
        Region(method)
        for name in program.class_names()
        for method in program.methods_of_class(name)
        if any(part in program.text(method) for part in ORDERED[story]["accept"])
    ]
    assert regions, "no handler of the acceptance was found"

    def place(method: str, pc: int) -> Place:
        number = program.method(method)
        assert number is not None
        return Place((number, pc), same("there"))

    return judge_order(
        graph.reach,
        graph.resolver,
        (shown(*regions),),
        accesses=[place(one.method, one.offset) for one in seen.counted],
        requests=[place(one.method, one.offset) for one in seen.requests],
        setting=Setting(legacy=is_legacy(package.manifest)),
    )


@pytest.mark.parametrize("story", ORDERED)
def test_what_stands_before_the_read_is_as_expected(story: str) -> None:
    (order,) = judged(story).accesses
    wanted = ORDERED[story]
    assert (order.before_consent.value, order.gated_by.value) == (
        wanted["before_consent"],
        wanted["gated_by"],
    )
    if order.before_consent is Kleene.YES:
        assert order.witness[0].offset is None
        assert order.controls is Kleene.NO


@pytest.mark.parametrize("story", ORDERED)
def test_what_stands_before_the_request_is_as_expected(story: str) -> None:
    found = [one.before_consent for one in judged(story).requests]
    worst = next((one for one in WORST if one in found), None)
    assert (worst.value if worst else "none") == ORDERED[story].get("request", "none")
