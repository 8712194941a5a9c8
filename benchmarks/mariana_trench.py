"""Runs Mariana Trench over DroidBench, beside our engine: the same sources, sinks and counting.

`python -m benchmarks.mariana_trench FOLDER --tool PROGRAM --platform android.jar [--expected FILE]`. The tool is installed
apart, in an environment of its own (`pip install mariana-trench packaging`): it is no dependency of ours. It is
given DroidBench's sources and our table's sinks as models, the writing of any stream as a sink, the rule that calls of the
platform hand on what they are given, and its own default models of the framework, lifecycles and shims.
Source: Mariana Trench 1.0.8, its documentation of models, rules and shims.
"""

import argparse
import json
import os
import re
import subprocess
import tempfile
import tomllib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from time import perf_counter
from typing import Any, Final

from auditor.data.shelf import read_table
from benchmarks.droidbench import count_row, print_totals

_HERE: Final = Path(__file__).resolve().parent
_CODE: Final = 9001
_GENERATOR: Final = "OfTheSuite"
_SOURCE: Final = "OfTheSuiteSource"
_SINK: Final = "OfTheSuiteSink"
_STREAMS: Final = (
    "Ljava/io/OutputStream;->write*",
    "Ljava/io/Writer;->write*",
    "Ljava/io/Writer;->append*",
)
_PLATFORM: Final = r"L(java|javax|android|org/json|org/apache)/.*"


def main() -> None:
    """Print per category what was expected, found and false."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--tool", type=Path, required=True, help="the program mariana-trench")
    parser.add_argument("--platform", type=Path, required=True, help="an android.jar")
    parser.add_argument("--wrong", action="store_true", help="name the apps that are wrong")
    parser.add_argument(
        "--expected",
        type=Path,
        default=_HERE.parent.parent / "shared" / "corpora" / "droidbench" / "expected.json",
    )
    options = parser.parse_args()
    totals: dict[str, list[int]] = defaultdict(lambda: [0, 0, 0, 0])
    start = perf_counter()
    with tempfile.TemporaryDirectory() as folder:
        room = Path(folder)
        arguments = [
            *_prepare(room, options.tool),
            "--system-jar-configuration-path",
            str(options.platform),
        ]
        for row in json.loads(options.expected.read_text()):
            count = _issues(options.tool, arguments, options.folder / row["apk"], room / "out")
            count_row(totals, row, count, shows=options.wrong)
    print_totals(totals)
    print(f"{perf_counter() - start:.1f} s")


def _prepare(room: Path, tool: Path) -> list[str]:
    """Write models and the rule, and return the arguments that name them."""
    suite = tomllib.loads((_HERE / "droidbench.toml").read_text())
    (room / f"{_GENERATOR}.models").write_text(
        json.dumps({"model_generators": list(_generators(suite))})
    )
    shipped = next(tool.absolute().parent.parent.glob("share/mariana-trench/configuration"))
    known = json.loads((shipped / "default_generator_config.json").read_text())
    (room / "generators.json").write_text(json.dumps([*known, {"name": _GENERATOR}]))
    rule = {"name": "of the suite", "code": _CODE, "description": "of the suite", "sources": [_SOURCE], "sinks": [_SINK]}  # fmt: skip
    (room / "rules.json").write_text(json.dumps([rule]))
    return [
        "--model-generator-configuration-paths", str(room / "generators.json"),
        "--model-generator-search-paths", f"{shipped / 'model-generators'};{room}",
        "--rules-paths", str(room / "rules.json"), "--skip-source-indexing",
    ]  # fmt: skip


def _generators(suite: Mapping[str, Any]) -> Iterator[dict[str, object]]:
    for row in suite["source"]:
        place = row.get("parameter")
        port = "Return" if place is None else f"Argument({place + 1})"
        model = {"sources": [{"kind": _SOURCE, "port": port}]}
        yield from _rows(row["names"], model)
    given = {"kind": _SINK, "port": "Argument(x)"}
    model = {"for_all_parameters": [{"variable": "x", "where": [], "sinks": [given]}]}
    sinks = [
        row
        for row in read_table("flow/sinks")["sink"]
        if row["kind"] in suite["kinds"] and not row.get("result")
    ]
    for row in (*sinks, {"names": _STREAMS}):
        yield from _rows(row["names"], model)
    yield {
        "find": "methods",
        "where": [
            {"constraint": "parent", "inner": {"constraint": "name", "pattern": _PLATFORM}}
        ],
        "model": {"modes": ["taint-in-taint-out", "taint-in-taint-this"]},
    }


def _rows(names: Iterable[str], model: Mapping[str, object]) -> Iterator[dict[str, object]]:
    for name in names:
        owner, _, method = name.partition("->")
        below = {"constraint": "name", "pattern": re.escape(owner)}
        yield {
            "find": "methods",
            "where": [
                {"constraint": "name", "pattern": re.escape(method).replace(r"\*", ".*")},
                {"constraint": "parent", "inner": {"constraint": "extends", "inner": below}},
            ],
            "model": model,
        }


def _issues(tool: Path, arguments: list[str], app: Path, out: Path) -> int:
    """Return how many pairs of a place where data ends and its source the tool tells of an app."""
    out.mkdir(exist_ok=True)
    for one in out.iterdir():
        if one.is_file():
            one.unlink()
    subprocess.run(
        [str(tool), "--apk-path", str(app), "--output-directory", str(out), *arguments],
        check=True,
        capture_output=True,
        env={**os.environ, "PATH": f"{tool.absolute().parent}:{os.environ['PATH']}"},
    )
    told = set()
    for file in sorted(out.glob("model@*.json")):
        for line in file.read_text().splitlines():
            if line.startswith("{"):
                for issue in json.loads(line).get("issues", ()):
                    if issue["rule"] == _CODE:
                        told.add(
                            (
                                str(issue["callee"]),
                                str(issue["position"]),
                                str(issue.get("sources")),
                            )
                        )
    return len(told)


if __name__ == "__main__":
    main()
