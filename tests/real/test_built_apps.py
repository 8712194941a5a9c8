"""Apps with real libraries inside, built here and now, plain and through R8, against flows.

`apps/lenders` holds one small lender a folder, each sending its contacts another way; its twin
`constants` does the same with words of its own. The libraries are Debian's (`app_builder`).
"""

import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from auditor.flow.find import Trace
from auditor.flow.search.engine import BUDGET
from tests.real.app_builder import APPS, build_app
from tests.real.test_real_flows import endpoints_of, followed

LIBRARIES = ("okhttp", "okio", "gson", "rxjava")
TABLE: dict[str, Any] = tomllib.loads((APPS / "lenders.toml").read_text("utf-8"))

pytestmark = [pytest.mark.slow, pytest.mark.toolchain]


@pytest.fixture(scope="module")
def folder(tmp_path_factory) -> Path:
    """Return a folder for the built apps."""
    return tmp_path_factory.mktemp("apps")


def ends(package: Path) -> Iterator[tuple[str, str, Trace]]:
    """Yield the story of each flow's source, and where it ends, but for the screen."""
    found, endpoints = endpoints_of(package, ["contacts"])
    for trace in found.traces:
        flow = trace.flow
        if flow.sink.kind != "ui":
            words = [flow.sink.kind or ""]
            if flow.sink.kind == "network":
                words.append(endpoints.find(trace.calls) or "?")
            story = flow.source.method.split("/")[2] if "/lender/" in flow.source.method else ""
            yield story, " ".join((*words, *flow.labels)), trace


def test_every_lender_s_contacts_end_where_its_source_says(folder) -> None:
    package = build_app("lenders", folder, libraries=LIBRARIES, shrink=False)
    found: dict[str, set[str]] = {one: set() for one in TABLE["stories"]}
    for story, end, _ in ends(package):
        found[story].add(end)
    assert found == {story: set(each) for story, each in TABLE["stories"].items()}


def test_the_same_ends_are_found_behind_a_shrinker(folder) -> None:
    package = build_app("lenders", folder, libraries=LIBRARIES, shrink=True)
    found = {end for _, end, _ in ends(package)}
    expected = {one for each in TABLE["stories"].values() for one in each}
    unseen = set(TABLE["unseen_when_shrunk"])
    assert {one for one in found if one.startswith("network")} <= expected
    assert sent(expected) - sent(found) == unseen


def sent(found: set[str]) -> set[str]:
    """Leave out numbers about data: a shrinker computes some of them away."""
    return {one for one in found if "count-only" not in one}


@pytest.mark.parametrize("shrink", [False, True], ids=["plain", "shrunk"])
def test_who_sends_words_of_its_own_sends_no_contacts(folder, shrink) -> None:
    package = build_app("constants", folder, libraries=LIBRARIES, shrink=shrink)
    assert [end for _, end, _ in ends(package) if end.startswith("network")] == []


def test_the_shrinker_s_mixture_costs_no_read_its_search(folder) -> None:
    """Okio's ring of links under short names held all that any buffer held, and spent the search of every read."""
    package = folder / "lenders-r8.apk"
    if not package.exists():
        build_app("lenders", folder, libraries=LIBRARIES, shrink=True)
    found = followed(package, ["contacts"])
    assert found.exhausted == ()
    assert found.steps < BUDGET // 8
