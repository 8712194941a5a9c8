"""What stands before the read of each sample that says so, by the screens that are found in it.

`[order]` in `expect.toml`: `accept` are parts of the texts of the methods that the affirmative
control runs; `before_consent` and `gated_by` are of the read, `request` is of the request for the
phonebook (the worst of several).
"""

import tomllib
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

import pytest

from auditor.apk.package import open_package
from auditor.code.classes.program import Program
from auditor.code.classes.values import Site
from auditor.code.ways.dead_code import DeadCode
from auditor.dex.image import read_container
from auditor.facts.ground.graph import build_graph
from auditor.facts.ground.permissions import is_legacy
from auditor.facts.reads.search import search_code
from auditor.model.access import Access, Request
from auditor.model.vocabulary import Kleene
from auditor.model.words import same
from auditor.screens.find import find_screens
from auditor.screens.inventory.ground import Ground
from auditor.screens.inventory.mentions import find_mentions, find_policy_texts
from auditor.screens.inventory.texts import take_inventory
from auditor.screens.order.guards import Orders, Place, Setting, judge_order
from auditor.screens.order.worlds import Worlds
from auditor.screens.parts.places import Goals

SAMPLES = Path(__file__).parents[2] / "samples"
ORDERED = {
    path.parent.name: tomllib.loads(path.read_text("utf-8"))["order"]
    for path in sorted(SAMPLES.glob("*/expect.toml"))
    if "order" in tomllib.loads(path.read_text("utf-8"))
}
WORST = (Kleene.YES, Kleene.UNKNOWN, Kleene.NO)


def sites(program: Program, ones: Iterable[Access | Request]) -> Iterator[Site]:
    for one in ones:
        number = program.method(one.method)
        assert number is not None
        yield number, one.offset


@cache
def judged(story: str) -> tuple[Orders, frozenset[str]]:
    """Return the orders, and the methods that acceptances run."""
    package = open_package(SAMPLES / "built" / f"{story}.apk")
    images = [one for name, data in package.dex_images() for one in read_container(data, name)]
    program = Program(images, package.manifest)
    graph = build_graph(package, program)
    seen = search_code(package, graph)
    inventory = take_inventory(package, images)
    screens = find_screens(
        Ground(graph.reach, graph.resolver, package, inventory),
        texts=(
            *(one.text for one in find_mentions(inventory.haystack)),
            *find_policy_texts(inventory.haystack),
        ),
        goals=Goals(
            asks=frozenset(sites(program, seen.requests)),
            reads=frozenset(sites(program, seen.counted)),
        ),
        dead=DeadCode(graph.reach),
    )
    orders = judge_order(
        Worlds(graph.reach, graph.resolver),
        screens,
        accesses=[Place(one, same("reads")) for one in sites(program, seen.counted)],
        requests=[Place(one, same("asks")) for one in sites(program, seen.requests)],
        setting=Setting(legacy=is_legacy(package.manifest)),
    )
    runs = {
        program.text(region.method)
        for one in screens
        for choice in one.accepts
        for region in choice.runs
    }
    return orders, frozenset(runs)


@pytest.mark.parametrize("story", ORDERED)
def test_the_acceptance_is_found_where_it_is(story: str) -> None:
    wanted = ORDERED[story]["accept"]
    assert all(any(part in text for part in wanted) for text in judged(story)[1])
    assert all(any(part in text for text in judged(story)[1]) for part in wanted)


@pytest.mark.parametrize("story", ORDERED)
def test_what_stands_before_the_read_is_as_expected(story: str) -> None:
    (order,) = judged(story)[0].accesses
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
    found = [one.before_consent for one in judged(story)[0].requests]
    worst = next((one for one in WORST if one in found), None)
    assert (worst.value if worst else "none") == ORDERED[story].get("request", "none")
