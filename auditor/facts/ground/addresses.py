"""Which addresses are the app's own, and what they say of it."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from auditor.data.shelf import bad_entry, read_table
from auditor.facts.ground.sdks import APP, owner_of
from auditor.screens.inventory.endpoints import Address
from auditor.sentences.lexicon import fold

_TABLE = "lending/hosts"
_PIECES = re.compile(r"[\W_]+")


@dataclass(frozen=True, slots=True)
class HostTable:
    """Hosts and pieces of addresses that say nothing of an app."""

    ignored: frozenset[str]
    chance: frozenset[str]


@cache
def host_table() -> HostTable:
    """Read the hosts that say nothing of an app; raises `BadData`."""
    table = read_table(_TABLE)
    if set(table) != {"ignored", "chance"}:
        raise bad_entry(_TABLE, ", ".join(sorted(table)), "expected ignored and chance")
    return HostTable(frozenset(table["ignored"]), frozenset(table["chance"]))


def own_addresses(addresses: Sequence[Address]) -> Iterator[Address]:
    """Yield the addresses of no well-known host that code of the app itself names."""
    for one in addresses:
        if not _is_ignored(one.host) and any(owner_of(user) == APP for user in one.users):
            yield one


def speaks_of(address: Address, words: Sequence[str]) -> bool:
    """Say whether a piece of an address starts or ends with a word, given folded.

    A word in the midst of a piece is there by chance more often than not.
    """
    pieces = [fold(one) for one in _PIECES.split(address.host + address.path)]
    return any(
        piece.startswith(word) or piece.endswith(word)
        for piece in pieces
        if piece not in host_table().chance
        for word in words
    )


def lies_in(address: Address, domains: Sequence[str]) -> bool:
    """Say whether a host lies in one of some domains (`.in`)."""
    return address.host.endswith(tuple(domains))


def _is_ignored(host: str) -> bool:
    labels = host.split(".")
    return any(".".join(labels[at:]) in host_table().ignored for at in range(len(labels)))
