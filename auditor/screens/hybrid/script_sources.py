"""The scripts of a host as sources for their analysis: files, the scripts of pages, and what elements run.

The scripts in a page keep their places in it: all else of the page is blanked out.
"""

import re
from collections.abc import Iterator, Sequence
from html import unescape
from posixpath import dirname, join, normpath
from typing import Final

from auditor.model.app import Member
from auditor.screens.inventory.scripts import OF_HOST, ScriptLayer
from auditor.scripts.opened import BETWEEN
from auditor.scripts.syntax import Source

PAGES: Final = (".html", ".htm")
_LARGEST: Final = 12_000_000
"""Characters of all scripts of a host that are read as trees."""
_SCRIPT: Final = re.compile(r"<script\b([^>]*)>(.*?)</script\s*>", re.DOTALL | re.IGNORECASE)
_NAMED: Final = re.compile(r"\bsrc\s*=\s*[\"']?([^\"'\s>]+)", re.IGNORECASE)
_DATA: Final = re.compile(
    r"\btype\s*=\s*[\"']?(?!text/javascript|module|application/javascript)[\w/+-]+",
    re.IGNORECASE,
)
_HANDLES: Final = re.compile(
    r"<[a-z][^<>]*?\b(on(?:click|change|submit|touchend|load))\s*=\s*(\"[^\"]*\"|'[^']*')",
    re.IGNORECASE,
)
_LEADS: Final = re.compile(r"<a\b[^<>]*?\bhref\s*=\s*(\"[^\"]*\"|'[^']*')", re.IGNORECASE)


def sources_of(layer: ScriptLayer) -> tuple[Source, ...]:
    """Return the sources of a layer; none where there is too much to be read."""
    if sum(len(text) for _, text in layer.texts) > _LARGEST:
        return ()
    return tuple(_sources(layer.texts))


def _sources(texts: Sequence[tuple[Member, str]]) -> Iterator[Source]:
    users: dict[str, list[str]] = {}
    pages = [(one, text) for one, text in texts if one.name.lower().endswith(PAGES)]
    for member, text in pages:
        for name in _files(member.name, text):
            users.setdefault(name, []).append(member.name)
    for member, text in texts:
        if (member, text) in pages:
            yield from _of_page(member, text)
        elif not OF_HOST.search(member.name) and not member.name.endswith(".json"):
            page = BETWEEN.join(users.get(member.name, ()))
            yield Source(member.path, text.encode(), page)


def _files(page: str, text: str) -> Iterator[str]:
    for one in _SCRIPT.finditer(text):
        found = _NAMED.search(one[1])
        if found and "//" not in found[1]:
            yield normpath(join(dirname(page), found[1].partition("?")[0]))


def _of_page(member: Member, text: str) -> Iterator[Source]:
    kept = [
        (one.start(2), one.end(2)) for one in _SCRIPT.finditer(text) if not _DATA.search(one[1])
    ]
    if any(text[start:end].strip() for start, end in kept):
        yield Source(member.path, _blanked(text, kept), member.name)
    bare = _SCRIPT.sub(lambda found: " " * len(found[0]), text)
    for one in _HANDLES.finditer(bare):
        if one[1].lower() != "onload":
            yield Source(
                member.path, _attribute(text, one.start(2), one.end(2)), member.name, one[0]
            )
        else:
            yield Source(member.path, _attribute(text, one.start(2), one.end(2)), member.name)
    for one in _LEADS.finditer(bare):
        script = f"location.href={one[1]}"
        yield Source(member.path, script.encode(), member.name, one[0])


def _blanked(text: str, kept: Sequence[tuple[int, int]]) -> bytes:
    """Return a page's bytes with blanks in the place of all but its scripts; lines stay lines."""
    pieces, last = [], 0
    for start, end in kept:
        pieces += [_blank(text[last:start]), text[start:end].encode()]
        last = end
    return b"".join((*pieces, _blank(text[last:])))


def _blank(text: str) -> bytes:
    return re.sub(rb"[^\n]", b" ", text.encode())


def _attribute(text: str, start: int, end: int) -> bytes:
    value = unescape(text[start + 1 : end - 1])
    return re.sub(r"^\s*javascript:", "", value).encode()
