"""Apps made to grow: whether time is linear in what the data touches, and what a budget cuts.

    python -m benchmarks.growing [--rounds N]

Each app reads the phonebook once and hands what it read through more and more methods, by records,
lists, texts and fields, with an end in every tenth; as much code again is touched by nothing. Steps
are instructions that the flow engine interpreted, the same on every machine; seconds are those of
the whole audit, of the processor, the least of some rounds. Then an app with many reads of which
each goes its own way and through one place that all share, as far as a budget for all of them lets it.
"""

import argparse
import itertools
import json
import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Final, NamedTuple

from auditor.apk.package import open_package
from auditor.code.classes.program import Program
from auditor.dex.image import read_container
from auditor.facts.ground.graph import build_graph
from auditor.flow.find import find_flows
from auditor.flow.symbols.terms import Source
from auditor.flow.tables.catalogue import shelf_catalogue
from auditor.model.vocabulary import Data
from benchmarks.run import Bench
from tests.axml_builder import Xml, build_apk, compile_xml
from tests.dex_builder import PUBLIC, STATIC, Class, Field, Method, build_dex
from tests.program_builder import PHONE_URI, QUERY

TOUCHED: Final = (100, 200, 400, 800, 1600)
"""How many methods the data comes through."""
BEYOND: Final = (3200, 6400)
"""Of so many a read gets more than its share of the steps: cost has to stay where it is."""
SOURCES: Final = 100
_A_GROUP: Final = 10
"""So many methods hand the data on to each other; deeper calls are not followed from one read."""
_TEXT: Final = "Ljava/lang/String;"
_LIST: Final = "Ljava/util/ArrayList;"
_MAIN: Final = "Lgrow/Main;"
_CURSOR: Final = "Landroid/database/Cursor;->"
_READ: Final = f"""
    invoke-virtual {{p0}}, Landroid/app/Activity;->getContentResolver()Landroid/content/ContentResolver;
    move-result-object v0
    sget-object v1, {PHONE_URI}
    const/4 v2, #0
    const/4 v3, #0
    const/4 v4, #0
    const/4 v5, #0
    invoke-virtual {{v0 .. v5}}, {QUERY}
    move-result-object v0
    invoke-interface {{v0, v2}}, {_CURSOR}getString(I){_TEXT}
    move-result-object v0
"""
"""Leaves one name of the phonebook in v0."""


def growing(touched: int) -> bytes:
    """Return an app of which the data of one read touches so many methods, and as many are not."""
    groups = touched // _A_GROUP
    parts = tuple(
        _static(f"part{first}", f"({_TEXT})V", f"{_handed('p0', first, groups)}return-void")
        for first in range(0, groups, _A_GROUP)
    )
    calls = "".join(f"invoke-static {{v0}}, {_MAIN}->{one.name}({_TEXT})V\n" for one in parts)
    start = Method("onCreate", "(Landroid/os/Bundle;)V", f"{_READ}{calls}return-void")
    main = Class(_MAIN, "Landroid/app/Activity;", methods=(_constructor(), start, *parts))
    return _app(main, *_groups(groups), *_groups(groups, aside=True))


def _handed(register: str, first: int, groups: int) -> str:
    return "".join(
        f"invoke-static {{{register}}}, {_group(one)};->m0({_TEXT}){_TEXT}\n"
        for one in range(first, min(first + _A_GROUP, groups))
    )


def reading(sources: int) -> bytes:
    """Return an app with so many reads, each of which goes its own way and through one hub."""
    handed = "".join(
        f"invoke-static {{p0}}, {_group(one)};->m0({_TEXT}){_TEXT}\n" for one in range(sources)
    )
    hub = Class("Lgrow/Hub;", methods=(_static("all", f"({_TEXT})V", f"{handed}return-void"),))
    reads = tuple(
        Method(
            f"read{one}",
            "()V",
            f"{_READ}invoke-static {{v0}}, {_group(one)};->m0({_TEXT}){_TEXT}\n"
            f"invoke-static {{v0}}, Lgrow/Hub;->all({_TEXT})V\nreturn-void",
        )
        for one in range(sources)
    )
    calls = "".join(f"invoke-virtual {{p0}}, {_MAIN}->{one.name}()V\n" for one in reads)
    start = Method("onCreate", "(Landroid/os/Bundle;)V", f"{calls}return-void")
    main = Class(_MAIN, "Landroid/app/Activity;", methods=(_constructor(), start, *reads))
    return _app(main, hub, *_groups(sources))


def _app(*classes: Class) -> bytes:
    name = "android:name"
    manifest = Xml("manifest", {"package": "grow"}, [
        Xml("uses-permission", {name: "android.permission.READ_CONTACTS"}),
        Xml("application", {}, [Xml("activity", {name: ".Main"}, [Xml("intent-filter", {}, [
            Xml("action", {name: "android.intent.action.MAIN"}),
            Xml("category", {name: "android.intent.category.LAUNCHER"}),
        ])])]),
    ])  # fmt: skip
    members = {"AndroidManifest.xml": compile_xml(manifest), "classes.dex": build_dex(*classes)}
    return build_apk(members)


def _groups(count: int, *, aside: bool = False) -> Iterator[Class]:
    """Yield classes of which each method puts a text somewhere, takes it out and hands it on."""
    for number in range(count):
        name = f"{_group(number, aside=aside)};"
        ways = (_by_list, _by_builder, _by_field)
        methods = tuple(
            _static(
                f"m{one}",
                f"({_TEXT}){_TEXT}",
                ways[one % len(ways)](name)
                + (
                    f"invoke-static {{v0}}, {name}->m{one + 1}({_TEXT}){_TEXT}\nmove-result-object v0\n"
                    if one + 1 < _A_GROUP
                    else f'const-string v1, "x"\ninvoke-static {{v1, v0}}, Landroid/util/Log;->d({_TEXT}{_TEXT})I\n'
                )
                + "return-object v0",
            )
            for one in range(_A_GROUP)
        )
        yield Class(
            name, methods=methods, fields=(Field("kept", _TEXT, flags=PUBLIC | STATIC),)
        )


def _by_list(_: str) -> str:
    return (
        f"new-instance v1, {_LIST}\ninvoke-direct {{v1}}, {_LIST}-><init>()V\n"
        f"invoke-virtual {{v1, p0}}, {_LIST}->add(Ljava/lang/Object;)Z\nconst/4 v2, #0\n"
        f"invoke-virtual {{v1, v2}}, {_LIST}->get(I)Ljava/lang/Object;\nmove-result-object v0\n"
        f"check-cast v0, {_TEXT}\n"
    )


def _by_builder(_: str) -> str:
    kind = "Ljava/lang/StringBuilder;"
    return (
        f"new-instance v1, {kind}\ninvoke-direct {{v1}}, {kind}-><init>()V\n"
        f"invoke-virtual {{v1, p0}}, {kind}->append({_TEXT}){kind}\n"
        f"invoke-virtual {{v1}}, {kind}->toString(){_TEXT}\nmove-result-object v0\n"
    )


def _by_field(owner: str) -> str:
    return f"sput-object p0, {owner}->kept:{_TEXT}\nsget-object v0, {owner}->kept:{_TEXT}\n"


def _group(number: int, *, aside: bool = False) -> str:
    return f"Lgrow/{'Aside' if aside else 'Group'}{number}"


def _static(name: str, proto: str, code: str) -> Method:
    return Method(name, proto, code, flags=PUBLIC | STATIC, registers=8)


def _constructor() -> Method:
    return Method(
        "<init>",
        "()V",
        "invoke-direct {p0}, Landroid/app/Activity;-><init>()V\nreturn-void",
        flags=0x10001,
    )


class Followed(NamedTuple):
    """What the flow engine did with one app."""

    steps: int
    flows: int
    cut: int
    """Sources of which "no flow" is not known."""


def follow(package: Path) -> Followed:
    """Follow all reads of an app together, as an audit does first."""
    opened = open_package(package)
    images = [one for name, data in opened.dex_images() for one in read_container(data, name)]
    graph = build_graph(opened, Program(images, opened.manifest))
    sources = [
        Source(one.method, one.pc, Data.CONTACTS, one.target)
        for one in graph.program.calls_of("Landroid/content/ContentResolver;", "query")
    ]
    found = find_flows(
        graph.reach.graph, graph.resolver, sources=sources, catalogue=shelf_catalogue()
    )
    return Followed(found.steps, len(found.flows), len(found.exhausted))


def level(costs: Mapping[int, float], unit: str, scale: float) -> Iterator[str]:
    """Yield what each further method costs; linear where the numbers stay level or fall."""
    for less, more in itertools.pairwise(sorted(costs)):
        each = scale * (costs[more] - costs[less]) / (more - less)
        yield f"{less} to {more} methods: {each:.1f} {unit} for each further method"


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--rounds", type=int, default=3)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        bench = Bench(Path(folder), given.rounds, alone=True)
        measure_growth(bench)
        measure_budget(bench)


def measure_growth(bench: Bench) -> None:
    """Print steps and seconds of apps of which the data touches more and more methods."""
    steps: dict[int, float] = {}
    seconds: dict[int, float] = {}
    for touched in (*TOUCHED, *BEYOND):
        package = bench.folder / f"touches-{touched}.apk"
        package.write_bytes(growing(touched))
        found = follow(package)
        bench.holds_or_reads(package)  # Compiles what is imported.
        steps[touched] = found.steps
        seconds[touched] = min(bench.audit(package, "--quiet").cpu for _ in range(bench.rounds))
        print(
            f"data touches {touched:5} methods  {found.steps:7} steps  "
            f"{seconds[touched]:6.2f} s  {found.flows} flows, {found.cut} of 1 read cut",
            flush=True,
        )
    for costs, unit, scale in ((steps, "steps", 1), (seconds, "ms", 1000)):
        for line in level({one: costs[one] for one in TOUCHED}, unit, scale):
            print(line)


def measure_budget(bench: Bench) -> None:
    """Print what is cut of an app with many reads, and how long its audit takes."""
    package = bench.folder / "many-reads.apk"
    package.write_bytes(reading(SOURCES))
    together = follow(package)
    result = bench.folder / "many-reads.json"
    cost = bench.audit(package, "--quiet", "--report", f"json={result}")
    told = json.loads(result.read_text())
    reads = {(one["method"], one["offset"]) for one in told["accesses"]}
    ended = {(one["source"]["method"], one["source"]["offset"]) for one in told["flows"]}
    cut = [one for one in told["limits"] if one["what"] == "budget"]
    print(
        f"{SOURCES} reads: {together.steps} steps and {together.cut} cut, all of them followed together; "
        f"{len(ended & reads)} of {len(reads)} told where they end, {len(cut)} limits, "
        f"{len(told['flows'])} flows, {cost.cpu:.2f} s, {cost.megabytes:.0f} MB"
    )


if __name__ == "__main__":
    main()
