"""Reads which calls are given an address, and the texts that an address can be: `data/flow/endpoints.toml`."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import takewhile
from typing import Final, NamedTuple

from auditor.code.classes.search import Scope
from auditor.code.classes.sites import Call
from auditor.code.classes.values import HOLE, Number, Text, Uri, Value
from auditor.code.resolution.constants import Resolver
from auditor.data.shelf import bad_entry, read_table

_TABLE: Final = "flow/endpoints"
_KEYS: Final = frozenset(
    {"names", "text", "host", "port", "scheme", "base", "path", "protocol", "built"}
)
STEPS: Final = 1_500
_ADDRESS: Final = re.compile(r"[a-z][a-z0-9+.-]*://|\?/", re.IGNORECASE)
_WITH_HOST: Final = re.compile(r"[a-z][a-z0-9+.-]*://([^/:?]+)(?=[/:]|$)", re.IGNORECASE)
_MOST_CHOICES: Final = 4
"""Addresses from which code is seen to choose, each of which is told."""


@dataclass(frozen=True, slots=True)
class Address:
    """How a call is given an address."""

    text: int | None
    host: int | None
    port: int | None
    scheme: str
    is_base: bool
    path: int | None = None
    protocol: int | None = None
    """The parameter that holds the scheme."""
    is_built: bool = False
    """The call makes the address of what its receiver was told before."""


@cache
def address_calls() -> dict[str, Address]:
    """Read the table of calls that are given an address; raises `BadData`."""
    found: dict[str, Address] = {}
    for number, row in enumerate(read_table(_TABLE).get("address", ())):
        ways = row.keys() & {"text", "host", "built"}
        if not row.get("names") or row.keys() - _KEYS or len(ways) != 1:
            raise bad_entry(_TABLE, f"address {number}", "needs names, and text, host or built")
        address = Address(
            row.get("text"),
            row.get("host"),
            row.get("port"),
            row.get("scheme", ""),
            bool(row.get("base", False)),
            row.get("path"),
            row.get("protocol"),
            bool(row.get("built", False)),
        )
        found.update(dict.fromkeys(row["names"], address))
    return found


class HostsPut(NamedTuple):
    """How interceptors send requests to hosts of their own choice."""

    calls: Mapping[str, int]
    """The calls by which they choose, and which argument is the host or the address."""
    hand_on: frozenset[str]
    """The calls that hand a request on to the next interceptor."""
    library: tuple[str, ...]
    """Texts in the library's own interceptors, which follow what a server answers."""


@cache
def hosts_put() -> HostsPut:
    """Read what interceptors do; raises `BadData`."""
    row = read_table(_TABLE).get("interceptors", {})
    if row.keys() != {"calls", "hand_on", "library"}:
        raise bad_entry(_TABLE, "interceptors", "needs calls, hand_on and library")
    return HostsPut(row["calls"], frozenset(row["hand_on"]), tuple(row["library"]))


def texts_of(resolver: Resolver, scope: Scope, call: Call, index: int) -> list[str]:
    """Give the texts that an argument of a call can be, `?` for pieces that are not known."""
    register = call.register(index)
    if register is None:
        return []
    found = (_shown(one) for one in resolver.value_in(scope, call.pc, register, steps=STEPS))
    return [one for one in found if one]


def _shown(value: Value) -> str | None:
    match value:
        case Text():
            return value.text.replace(HOLE, "?")
        case Uri():
            return value.shown
        case Number() if value.value:
            return str(value.value)
        case _:
            return None


def common(texts: Sequence[str], *, is_url: bool = True) -> str | None:
    """Give the address that texts are, or what several have in common, up to a `?`."""
    known = sorted(set(texts))
    if is_url:
        known = [one for one in known if _ADDRESS.match(one)]
    if len(known) <= 1:
        return known[0] if known else None
    pairs = zip(known[0], known[-1], strict=False)
    shared = "".join(one for one, _ in takewhile(lambda pair: pair[0] == pair[1], pairs))
    head = shared[: shared.rfind("/") + 1] if is_url else ""
    return f"{head}?" if head.count("/") > 2 else None


def of_hosts(texts: Sequence[str]) -> tuple[str, ...]:
    """Give the addresses that texts are, if all are and name a few hosts."""
    known = sorted(set(texts))
    hosts = [found[1] for one in known if (found := _WITH_HOST.match(one))]
    return tuple(known) if 1 < len(known) == len(hosts) <= _MOST_CHOICES else ()
