"""Holds what one call through a door names, and joins what differs only in unknown pieces."""

from dataclasses import dataclass, replace

from auditor.code.classes.decodings import Decoding
from auditor.code.classes.sites import Call
from auditor.code.classes.values import HOLE, Parameter, Site, Text, Unknown, Uri, Value
from auditor.facts.ground.doors import Door
from auditor.facts.ground.providers import Kind
from auditor.facts.reads.reflected import Reflected
from auditor.model.vocabulary import Extent


@dataclass(frozen=True, slots=True)
class Place:
    """One call together with what its door says."""

    call: Call
    door: Door
    reflected: Reflected | None = None

    @property
    def api(self) -> str:
        """Return the framework method that is called, in dex form."""
        return self.call.text if self.reflected is None else self.reflected.api


@dataclass(frozen=True, slots=True)
class Named:
    """One thing that a call accesses."""

    uri: str
    kind: Kind
    extent: Extent
    via: tuple[Site, ...]
    is_whole: bool
    """The URI is known to its end, and so is its kind."""
    decoded: tuple[Decoding, ...] = ()
    """How it, or pieces of it, were made readable."""


def gathered(seen: tuple[Named, ...]) -> tuple[Named, ...]:
    """Join what differs only in its unknown pieces, and drop examples of such a piece.

    Keys put together in a loop are one access; `…/0` beside `…/?`, or `…/550` beside `…/55?`,
    is the loop's first turn.
    """
    groups: dict[tuple[str, Extent], Named] = {}
    for one in sorted(seen, key=lambda row: (row.uri, row.extent.value)):
        stem = one.uri.partition("?")[0].rstrip("/")
        before = groups.get((stem, one.extent))
        groups[stem, one.extent] = one if before is None else replace(one, uri=f"{stem}/?")
    open_ended = [one.uri.removesuffix("?") for one in groups.values() if one.uri.endswith("?")]
    return tuple(
        one
        for one in groups.values()
        if one.uri.endswith("?") or not any(_is_example(one.uri, stem) for stem in open_ended)
    )


def _is_example(uri: str, stem: str) -> bool:
    """Say whether a URI fills the unknown end of another: a path, or the rest of a segment."""
    rest = uri.removeprefix(stem)
    return rest != uri and (stem.endswith("/") or rest.isdigit())


def reason_of(value: Value) -> str:
    """Say why a value names no provider."""
    match value:
        case Unknown(reason=reason):
            return reason
        case Parameter(method=method):
            return f"a parameter of {method} without a caller"
        case Uri(text=text) | Text(text=text):
            return f"only {text.replace(HOLE, '?')} is known"
        case _:
            return f"a value of kind {type(value).__name__}"
