"""The addresses among the constants of the code: where the app says that it calls.

An address is what stands in a string constant of the code as `http://` or `https://` with a
host; one that is put together from pieces, hidden, or fetched from a server is not seen.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from auditor.dex.image import DexImage

MOST_ADDRESSES: Final = 2_000
"""So many are kept, the first by their text."""

LONGEST: Final = 2_000
"""Characters beyond which a constant is a document, no address."""

_MOST_USERS: Final = 8
_ADDRESS: Final = re.compile(
    r"https?://(?:[^\s/?#@\"'<>\\]*@)?"
    r"(?P<host>(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z][a-z0-9-]*[a-z0-9])"
    r"(?::\d+)?(?P<path>/[^\s?#\"'<>\\]*)?",
    re.IGNORECASE,
)


_NAMED: Final = re.compile(
    r"(?:@|https?://|\bwww\.)(?P<host>(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z]{2,24})\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True, order=True)
class Address:
    """One address, without its query."""

    text: str
    """`https://api.x.in/v2`."""
    host: str
    """In lower case, without a port."""
    path: str
    users: tuple[str, ...]
    """Classes whose code names it, in dex form, sorted; at most eight, none for a constant
    that no instruction loads."""


def find_addresses(images: Sequence[DexImage]) -> tuple[Address, ...]:
    """Return every address once, sorted by its text."""
    users: dict[tuple[str, str, str], set[str]] = {}
    for image in images:
        for number in image.strings.matching(b"://").tolist():
            for found in _in_constant(image.strings[number]):
                users.setdefault(found, set()).update(_users(image, number))
    kept = sorted(users)[:MOST_ADDRESSES]
    return tuple(Address(*one, tuple(sorted(users[one])[:_MOST_USERS])) for one in kept)


def _in_constant(text: str) -> Iterator[tuple[str, str, str]]:
    if len(text) > LONGEST:
        return
    for found in _ADDRESS.finditer(text):
        yield found.group(0), found.group("host").lower(), found.group("path") or ""


def hosts_in(texts: Iterable[str]) -> frozenset[str]:
    """Return the hosts of links and e-mail addresses in texts, in lower case."""
    return frozenset(
        found["host"].lower()
        for text in texts
        if "@" in text or "." in text
        for found in _NAMED.finditer(text)
    )


def _users(image: DexImage, number: int) -> Iterator[str]:
    """Yield the classes whose methods load a string."""
    for row in image.string_row[image.strings_uses_of(number)].tolist():
        yield image.type_name(int(image.method_class[int(image.row_method[row])]))
