"""Which names in the code suggest that contacts are uploaded: fact X2, at most *possible*.

Searched are the constants of the code: paths of an endpoint anywhere in the app's own code, names
of fields and parameters in the classes about a read of the phonebook. Names prove nothing.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Final

import numpy as np

from auditor.data.shelf import bad_entry, read_table
from auditor.dex.image import DexImage
from auditor.facts.ground.graph import Graph
from auditor.facts.ground.sdks import APP, owner_of
from auditor.model.access import Access
from auditor.model.evidence import Evidence
from auditor.model.names import outer_class, package_of
from auditor.model.vocabulary import EvidenceKind

MOST_TRACES: Final = 8
_TABLE: Final = "flow/traces"
_LONGEST: Final = 200
_KEYS: Final = {"seek", "endpoints", "names"}
_FLAT: Final = 3  # Letters of a package that a shrinker made: `La/b;` says nothing of nearness.


@dataclass(frozen=True, slots=True)
class Traces:
    """The patterns of the table."""

    seek: tuple[bytes, ...]
    endpoints: tuple[re.Pattern[str], ...]
    names: tuple[re.Pattern[str], ...]


@cache
def trace_table() -> Traces:
    """Read the patterns; raises `BadData`."""
    table = read_table(_TABLE)
    if set(table) != _KEYS:
        raise bad_entry(_TABLE, ", ".join(sorted(table)), f"expected {sorted(_KEYS)}")
    try:
        patterns = {
            key: tuple(re.compile(one, re.IGNORECASE) for one in table[key])
            for key in ("endpoints", "names")
        }
    except re.error as error:
        raise bad_entry(_TABLE, str(error.pattern), f"is no pattern ({error})") from error
    seek = tuple(one.encode().lower() for one in table["seek"])
    return Traces(seek, patterns["endpoints"], patterns["names"])


def find_traces(graph: Graph, accesses: Sequence[Access]) -> tuple[Evidence, ...]:
    """Find names that suggest an upload of what some accesses read, sorted by place."""
    if not accesses:
        return ()
    near = _near(accesses)
    found: dict[tuple[str, str, str], Evidence] = {}
    for image in graph.program.images:
        for number in image.strings.matching(*trace_table().seek, any_case=True).tolist():
            text = image.strings[number]
            if len(text) > _LONGEST:
                continue
            for symbol in _places(image, number, text, near):
                found[image.name, symbol, text] = Evidence(
                    EvidenceKind.CODE, image.name, symbol=symbol or None, excerpt=text
                )
    return tuple(found[key] for key in sorted(found))[:MOST_TRACES]


def _places(image: DexImage, number: int, text: str, near: frozenset[str]) -> Iterator[str]:
    """Yield the methods and fields at which a text counts as a trace, "" for a mere value."""
    table = trace_table()
    is_path = any(one.fullmatch(text) for one in table.endpoints)
    if not is_path and not any(one.fullmatch(text) for one in table.names):
        return
    rows = image.string_row[image.strings_uses_of(number)].tolist()
    if is_path and not rows:
        yield ""  # The value of an annotation or of a constant: nobody loads it.
    for row in rows:
        method = image.method_text(int(image.row_method[row]))
        owner = method.partition("->")[0]
        if owner_of(owner) == APP and (is_path or _is_near(owner, near)):
            yield method
    if not is_path:
        yield from _fields(image, number, near)


def _fields(image: DexImage, number: int, near: frozenset[str]) -> Iterator[str]:
    """Yield the fields of near classes that have a name."""
    for field in np.flatnonzero(image.field_name == number).tolist():
        text = image.field_text(int(field))
        if _is_near(text.partition("->")[0], near):
            yield text


def _is_near(owner: str, near: frozenset[str]) -> bool:
    return outer_class(owner) in near or package_of(owner) in near


def _near(accesses: Sequence[Access]) -> frozenset[str]:
    """Give the classes on the ways to reads, and the packages of the readers."""
    found: set[str] = set()
    for one in accesses:
        for method in (one.method, *(step.method for step in one.path)):
            found.add(outer_class(method.partition("->")[0]))
        package = package_of(one.method.partition("->")[0])
        if len(package) > _FLAT:
            found.add(package)
    return frozenset(found)
