"""Measures the flow engine on DroidBench: `python benchmarks/droidbench.py FOLDER [--expected FILE]`.

FOLDER holds the packages of DroidBench 2.0, as below `apk/` of its repository. Counts as published
work does: of an app, flows up to the stated number of leaks are found, the others are false.
"""

import argparse
import json
import tomllib
from collections import defaultdict
from collections.abc import Mapping, Sequence
from pathlib import Path
from time import perf_counter
from typing import Any

from auditor.apk.package import open_package
from auditor.code.classes.program import Program
from auditor.dex.image import read_container
from auditor.facts.ground.graph import Graph, build_graph
from auditor.flow.find import catalogue_sources, find_flows
from auditor.flow.tables.catalogue import Catalogue, read_catalogue, shelf_catalogue
from auditor.model.access import Flow

_HERE = Path(__file__).resolve().parent
_LEFT_OUT = "ImplicitFlows"


def main() -> None:
    """Print per category what was expected, found and false."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument(
        "--expected",
        type=Path,
        default=_HERE.parent.parent / "shared" / "corpora" / "droidbench" / "expected.json",
    )
    parser.add_argument("--wrong", action="store_true", help="name the apps that are wrong")
    parser.add_argument("--only", default="", help="part of the paths to look at; shows flows")
    options = parser.parse_args()
    rows = json.loads(options.expected.read_text())
    kinds, catalogue = _catalogue()
    totals: dict[str, list[int]] = defaultdict(lambda: [0, 0, 0, 0])
    start = perf_counter()
    for row in rows:
        if options.only not in row["apk"]:
            continue
        flows = _leaks(options.folder / row["apk"], catalogue, kinds)
        count = len(flows)
        count_row(totals, row, count, shows=options.wrong)
        if options.only:
            _show(flows)
    print_totals(totals)
    print(f"{perf_counter() - start:.1f} s")


def _catalogue() -> tuple[frozenset[str], Catalogue]:
    table = tomllib.loads((_HERE / "droidbench.toml").read_text())
    kinds = frozenset(table.pop("kinds"))
    own, shelf = read_catalogue({"sources": table}), shelf_catalogue()
    return kinds, Catalogue(
        shelf.calls, shelf.sinks, shelf.carriers, shelf.bridges, shelf.libraries, own.sources
    )


def _leaks(path: Path, catalogue: Catalogue, kinds: frozenset[str]) -> tuple[Flow, ...]:
    package = open_package(path)
    images = [one for name, data in package.dex_images() for one in read_container(data, name)]
    program = Program(images, package.manifest)
    graph = build_graph(package, program)
    sources = catalogue_sources(
        program, graph.hierarchy, catalogue, is_live=lambda one: _is_live(graph, one)
    )
    found = find_flows(graph.reach.graph, graph.resolver, sources=sources, catalogue=catalogue)
    live = [one for one in found.flows if one.sink.kind in kinds]
    kept: dict[tuple[str, str, int], Flow] = {}
    for one in live:
        method = program.method(one.sink.method)
        if method is not None and _is_live(graph, method):
            kept.setdefault((one.source.api, one.sink.method, one.sink.offset), one)
    return tuple(kept.values())


def _is_live(graph: Graph, method: int) -> bool:
    owner = graph.program.owner(method)
    disabled = {one.name for one in graph.program.manifest.components if not one.enabled}
    return owner not in disabled and graph.reach.from_entry(method) is not None


def _show(flows: Sequence[Flow]) -> None:
    for flow in flows:
        print(f"  {flow.source.api} -> {flow.sink.api} {flow.labels} {flow.confidence}")
        for step in flow.steps:
            print(f"      {step.says.en} @{step.offset}")


def count_row(
    totals: dict[str, list[int]], row: Mapping[str, Any], count: int, *, shows: bool
) -> None:
    """Add what was reported of an app to its category: apps, expected, found, false."""
    found, false = min(count, row["leaks"]), max(0, count - row["leaks"])
    for one, number in enumerate((1, row["leaks"], found, false)):
        totals[row["category"]][one] += number
    if shows and (false or found < row["leaks"]):
        print(f"  {row['apk']}: expected {row['leaks']}, reported {count}")


def print_totals(totals: dict[str, list[int]]) -> None:
    """Print one row for each category, and one for all that count."""
    print(f"{'category':28} apps expected found false precision recall")
    for name in sorted(totals):
        _row(name, totals[name])
    counted = [row for name, row in totals.items() if name != _LEFT_OUT]
    _row("without " + _LEFT_OUT, [sum(column) for column in zip(*counted, strict=True)])


def _row(name: str, row: Sequence[int]) -> None:
    apps, expected, found, false = row
    precision = f"{100 * found / (found + false):.0f} %" if found + false else "-"
    recall = f"{100 * found / expected:.0f} %" if expected else "-"
    print(f"{name:28} {apps:4} {expected:8} {found:5} {false:5} {precision:>9} {recall:>6}")


if __name__ == "__main__":
    main()
