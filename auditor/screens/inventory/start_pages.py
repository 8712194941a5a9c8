"""The page with which a host of scripts starts, and the pages to which it lets a page go on.

Cordova and its kin keep both in a compiled XML file of the W3C's widget form, under any name: the
start page may be a server's, whose scripts then have every plug-in. Source: Cordova's documentation
of config.xml (`content`, `allow-navigation`), read 2026-11-26; Capacitor's of `server.url`.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from auditor.errors import InputError
from auditor.model.app import Markup, Member, Package

_WIDGET: Final = "http://www.w3.org/ns/widgets"
_MARKS: Final = (_WIDGET.encode(), _WIDGET.encode("utf-16-le"))
_SERVER: Final = re.compile(
    r"\"server\"\s*:\s*\{[^}]{0,300}\"url\"\s*:\s*\"(https?:[^\"]{3,300})\""
)
_LOCAL: Final = re.compile(r"https?://(?:localhost|127\.0\.0\.1)(?:[:/]|$)", re.IGNORECASE)
_REMOTE: Final = re.compile(r"(?:\*|https?|\*\.\w+|https?\*)://", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class StartPages:
    """What a host's configuration says of its pages."""

    member: Member | None
    """The file that says it; None where there is none."""
    remote: tuple[str, ...] = ()
    """Pages of servers with which the app starts."""
    lets_go: bool = False
    """Pages may go on to pages of servers within the app."""


NOWHERE: Final = StartPages(None)
"""What is said where nothing is."""


def start_pages(package: Package, texts: Sequence[tuple[Member, str]]) -> StartPages:
    """Return the pages of servers with which a host starts, by its XML file or its JSON."""
    for member in package.members:
        if member.magic == "axml" and member.name.startswith("res/"):
            elements = _widget(package, member)
            if elements:
                return _told(member, elements)
    for member, text in texts:
        found = tuple(one for one in _SERVER.findall(text) if not _LOCAL.match(one))
        if member.name.endswith("capacitor.config.json") and found:
            return StartPages(member, found)
    return NOWHERE


def _widget(package: Package, member: Member) -> tuple[Markup, ...]:
    try:
        data = package.read(member)
    except InputError:
        return ()  # A screen that cannot be read is told by the inventory of texts.
    if not any(mark in data for mark in _MARKS):
        return ()
    elements = package.markup(member)
    return elements if elements and elements[0].tag == "widget" else ()


def _told(member: Member, elements: Sequence[Markup]) -> StartPages:
    starts = (src for src in _values(elements, "content", "src") if src.startswith("http"))
    goes = _values(elements, "allow-navigation", "href")
    return StartPages(
        member,
        tuple(one for one in starts if not _LOCAL.match(one)),
        any(one == "*" or (_REMOTE.match(one) and not _LOCAL.match(one)) for one in goes),
    )


def _values(elements: Sequence[Markup], tag: str, name: str) -> Iterator[str]:
    for one in elements:
        if one.tag == tag and one.attributes.get(name):
            yield one.attributes[name]
