"""Where data ends in real packages, against what a person followed (flows.toml)."""

import tomllib
from pathlib import Path
from typing import Any

import pytest

from auditor.apk.package import open_package
from auditor.code.classes.program import Program
from auditor.dex.image import read_container
from auditor.facts.ground.graph import build_graph
from auditor.facts.reads.accesses import find_accesses
from auditor.flow.ends.endpoints import Endpoints
from auditor.flow.find import FlowFindings, catalogue_sources, find_flows
from auditor.flow.symbols.terms import Source
from auditor.flow.tables.catalogue import shelf_catalogue
from auditor.model.vocabulary import Extent

EXPECTED: dict[str, dict[str, Any]] = tomllib.loads(
    Path(__file__).with_name("flows.toml").read_text("utf-8")
)

pytestmark = pytest.mark.slow


def followed(path: Path, data: list[str]) -> FlowFindings:
    """Follow the reads and sources of some data in a package."""
    return endpoints_of(path, data)[0]


def endpoints_of(path: Path, data: list[str]) -> tuple[FlowFindings, Endpoints]:
    """Follow the same; give also who resolves their addresses."""
    package = open_package(path)
    images = [one for name, dex in package.dex_images() for one in read_container(dex, name)]
    program = Program(images, package.manifest)
    graph = build_graph(package, program)
    reads = find_accesses(
        program,
        graph.hierarchy,
        resolver=graph.resolver,
        reach=graph.reach,
        manifest=package.manifest,
        picks_contacts=frozenset(),
    )
    sources = [
        Source(program.method(one.method), one.offset, one.data, one.api)
        for one in reads.accesses
        if one.extent is not Extent.WRITE
    ]
    sources += catalogue_sources(program, graph.hierarchy, shelf_catalogue())
    chosen = [one for one in dict.fromkeys(sources) if one.data.value in data]
    own = [one for one in chosen if not program.owner(one.method).startswith("Landroidx/")]
    found = find_flows(
        graph.reach.graph, graph.resolver, sources=own, catalogue=shelf_catalogue()
    )
    calls = graph.reach.graph
    return found, Endpoints(graph.resolver, shelf_catalogue(), calls.merged)


@pytest.mark.parametrize("name", sorted(EXPECTED))
def test_data_ends_where_a_person_followed_it(name, real_package_paths) -> None:
    expected = EXPECTED[name]
    found = {
        (one.source.method, one.sink.kind, one.sink.method, one.labels)
        for one in followed(real_package_paths[name], expected["data"]).flows
        if one.sink.kind != "ui"
    }
    assert found == {
        (one["from"], one["kind"], one["to"], tuple(one.get("labels", ())))
        for one in expected["flows"]
    }


def test_every_list_of_contacts_of_the_demonstrations_is_shown(real_package_paths) -> None:
    found = followed(real_package_paths["apidemos"], ["contacts"])
    shown = {one.source.method for one in found.flows if one.sink.kind == "ui"}
    assert len(shown) >= 12
    assert found.exhausted == ()
