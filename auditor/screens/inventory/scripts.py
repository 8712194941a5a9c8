"""The parts of an app that are written for a script host: which files, how far they could be read.

A plain script is read whole; of bytecode, snapshots and assemblies only strings are made out; what
is encrypted, obfuscated or unknown stays closed. Whether a plug-in is called is asked of a layer by
`names`.
"""

import fnmatch
import re
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import Final

import numpy as np

from auditor.data.shelf import read_table
from auditor.errors import InputError
from auditor.model.app import Member, Package
from auditor.screens.inventory.documents import decoded, fetches_data, puts_words
from auditor.screens.inventory.hermes import read_hermes
from auditor.screens.inventory.own_pages import stays
from auditor.screens.inventory.start_pages import NOWHERE, StartPages, start_pages

LARGEST: Final = 64_000_000
"""Bytes of one script beyond which it stays closed."""
ABIS: Final = ("arm64-v8a", "armeabi-v7a", "x86_64", "x86", "armeabi")
_OBFUSCATED: Final = re.compile(r"\b_0x[0-9a-f]{4,6}\b")
_MOST_OBFUSCATED: Final = 200
_REMOTE: Final = re.compile(
    r"<script\b[^>]{0,300}\bsrc\s*=\s*[\"']?\s*(?:https?:)?//|importScripts\s*\(\s*[\"']https?:"
    r"|\bplus\.runtime\.install\s*\(|\"server\"\s*:\s*\{[^}]{0,300}\"url\"\s*:\s*\"https?:",
    re.IGNORECASE,
)
_GOES_ELSEWHERE: Final = re.compile(
    r"(?<![\w$.])(?:(?:window|document|self|top|parent)\s*\.\s*)?location"
    r"(?:\s*\.\s*href)?\s*=\s*(?:[\"']https?:|[^=\s\"'])"
    r"|(?<![\w$])location\s*\.\s*(?:replace|assign)\s*\(\s*(?:[\"']https?:|[^\s\"')])"
    r"|<iframe\b[^>]{0,300}\bsrc\s*=\s*[\"']?\s*(?:https?:)?//|http-equiv\s*=\s*[\"']?refresh",
    re.IGNORECASE,
)
"""A page that goes to another: that one can use the plug-ins too."""
_LINKS_ELSEWHERE: Final = re.compile(
    r"<a\b[^>]{0,300}\bhref\s*=\s*[\"']?\s*(?:https?:)?//|window\.open\s*\([^)]{0,300}[\"']_self[\"']",
    re.IGNORECASE,
)
"""A link to a server's page, which counts where the host lets pages go there within the app."""
_RUN: Final = re.compile(rb"[\x09\x0a\x0d\x20-\x7e]{6,}")
_RUN_OF_CHINESE: Final = re.compile(
    rb"(?:[\xe3-\xe9\xef][\x80-\xbf]{2}){3,}[\x20-\x7e\xe3-\xe9\xef\x80-\xbf]*"
)
_FEATURE: Final = re.compile(r"<feature\b([^>]{0,500})>")
_NAMED: Final = re.compile(r"\b(name|value)\s*=\s*\"([^\"]*)\"")
_LARGEST_TABLE: Final = 1_000_000
_SHORTEST: Final = 5
_CJK: Final = (0x4E00, 0x9FFF)


OF_HOST: Final = re.compile(
    r"(?:^|/)(?:(?:cordova|phonegap)(?:-\d[\w.]*?)?(?:\.min)?|cordova_plugins|capacitor|native-bridge)\.js$"
    r"|/plugins/|/cordova-js-src/"
)
"""Scripts that a host brings along: they give the names that the app's own scripts call."""


class Depth(StrEnum):
    """How far a layer could be read."""

    WHOLE = "whole"
    STRINGS = "strings"
    CLOSED = "closed"


@dataclass(frozen=True, slots=True)
class Host:
    """What shows a script host, and where its scripts stand."""

    id: str
    name: str
    files: tuple[str, ...]
    all: tuple[str, ...]
    scripts: tuple[str, ...]
    """Patterns of its scripts; plain text among them is read whole."""
    binaries: tuple[str, ...]
    """Patterns of what only strings are made out of."""
    has_pages: bool
    """Its scripts are pages in a browser, which can go to others."""
    classes: tuple[str, ...] = ()
    """Prefixes of its classes in the dex: what they load is its start page."""
    dialogs: tuple[str, ...] = ()
    """Prefixes of its classes whose dialogs speak in the words of a script."""
    features: tuple[str, ...] = ()
    """Patterns of the files that name the class of each module that scripts call."""


@dataclass(frozen=True, slots=True, eq=False)
class ScriptLayer:
    """The scripts of one host in one app."""

    host: Host
    marks: tuple[Member, ...]
    """The files that show the host."""
    members: tuple[Member, ...]
    """Its scripts, in order of name."""
    depth: Depth
    texts: tuple[tuple[Member, str], ...]
    """What could be read: whole scripts, or the strings of bytecode one a line."""
    is_remote: bool
    """A server can put other scripts in their place, by what scripts and configuration say."""
    start: StartPages = NOWHERE
    notes: tuple[tuple[Member, str], ...] = ()
    """What is said of single files: of bytecode its version and how much is in it."""
    goes_from: Member | None = None
    """The script that fetches others or goes to a server's page."""
    features: tuple[tuple[str, str], ...] = ()
    """What the host's table of features calls its modules, each with the class that it makes."""

    def names(self, word: str) -> bool:
        """Say whether the scripts have a word, a name or a dotted call in them."""
        pattern = _word(word)
        return any(word in text and pattern.search(text) for _, text in self.texts)

    def place_of(self, word: str) -> Member | None:
        """Return the script that has a word, the first by name."""
        pattern = _word(word)
        return next(
            (member for member, text in self.texts if word in text and pattern.search(text)),
            None,
        )


@cache
def hosts() -> tuple[Host, ...]:
    """Read the table of script hosts; raises `BadData`."""
    return tuple(
        Host(
            key,
            row["name"],
            tuple(row["files"]),
            tuple(row["all"]),
            tuple(row.get("scripts", ())),
            tuple(row.get("binaries", ())),
            bool(row.get("pages", False)),
            tuple(row.get("classes", ())),
            tuple(row.get("dialogs", ())),
            tuple(row.get("features", ())),
        )
        for key, row in read_table("opacity/hosts").items()
    )


def read_layers(package: Package) -> tuple[ScriptLayer, ...]:
    """Return the script layers of an app, by host."""
    every = tuple(one for host in hosts() for one in (*host.files, *host.all))
    marked = _matching(package.members, every)
    found = []
    for host in hosts():
        marks = _matching(marked, host.files)
        if marks and all(_matching(marked, (one,)) for one in host.all):
            found.append(_layer(package, host, marks))
    return tuple(found)


def read_dialogs(layers: Sequence[ScriptLayer]) -> tuple[str, ...]:
    """Return the prefixes of classes whose dialogs speak in the words of scripts that were read whole."""
    return tuple(
        prefix
        for one in layers
        if one.depth is Depth.WHOLE and not one.is_remote
        for prefix in one.host.dialogs
    )


def read_pages(layers: Sequence[ScriptLayer]) -> tuple[str, ...]:
    """Return the prefixes of hosts' classes whose pages say nothing but what stands in the package.

    A page that fetches data and puts words into itself may show what a server sends; one that does only
    one of both does not. The host's own scripts do neither for the app.
    """
    found: list[str] = []
    for one in layers:
        own = [text.encode() for member, text in one.texts if not OF_HOST.search(member.name)]
        talks = any(fetches_data(text) for text in own) and any(map(puts_words, own))
        if one.host.has_pages and one.depth is Depth.WHOLE and not one.is_remote and not talks:
            found += one.host.classes
    return tuple(found)


def matches(name: str, patterns: tuple[str, ...]) -> bool:
    """Say whether a member's name fits one of some shell patterns."""
    return _pattern(patterns).match(name) is not None


@cache
def _pattern(patterns: tuple[str, ...]) -> re.Pattern[str]:
    """Join shell patterns into one expression: packages hold thousands of members."""
    return re.compile("|".join(fnmatch.translate(one) for one in patterns) or r"(?!)")


@cache
def _word(word: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w$]){re.escape(word)}(?![\w$])")


def _matching(members: Sequence[Member], patterns: tuple[str, ...]) -> tuple[Member, ...]:
    return tuple(one for one in members if one.size and matches(one.name, patterns))


def _layer(package: Package, host: Host, marks: tuple[Member, ...]) -> ScriptLayer:
    scripts = [one for one in _matching(package.members, host.scripts) if one.magic != "zip"]
    binaries = _of_one_abi(_matching(package.members, host.binaries))
    texts: list[tuple[Member, str]] = []
    notes: list[tuple[Member, str]] = []
    depths = set()
    for member in (*scripts, *binaries):
        depth, text, note = _read(package, member, is_binary=member in binaries)
        depths.add(depth)
        if note:
            notes.append((member, note))
        if text:
            texts.append((member, text))
    depth = max(depths, key=list(Depth).index, default=Depth.CLOSED)
    signs = (_REMOTE, _GOES_ELSEWHERE) if host.has_pages else (_REMOTE,)
    start = start_pages(package, texts) if host.has_pages else NOWHERE
    if start.lets_go:
        signs = (*signs, _LINKS_ELSEWHERE)
    every = [text for _, text in texts]
    goes_from = next(
        (
            member
            for member, text in texts
            if any(
                not stays(text, found, every) for one in signs for found in one.finditer(text)
            )
        ),
        None,
    )
    remote = bool(start.remote) or goes_from is not None
    members = (*scripts, *binaries)
    return ScriptLayer(
        host,
        marks,
        members,
        depth,
        tuple(texts),
        remote,
        start,
        tuple(notes),
        goes_from,
        tuple(_features(package, host)),
    )


def _features(package: Package, host: Host) -> Iterator[tuple[str, str]]:
    """Yield what a host's table of features says: a name for scripts, and the class that is made for it."""
    for member in _matching(package.members, host.features):
        if member.magic == "text" and member.size <= _LARGEST_TABLE:
            with suppress(InputError):
                for tag in _FEATURE.findall(decoded(package.read(member))):
                    named = dict(_NAMED.findall(tag))
                    if named.keys() >= {"name", "value"}:
                        yield named["name"], named["value"]


def _read(package: Package, member: Member, *, is_binary: bool) -> tuple[Depth, str, str]:
    """Read one script as far as that goes; last, what is said of it."""
    closed = Depth.CLOSED, "", ""
    if member.size > LARGEST:
        return closed
    try:
        data = package.read(member)
    except InputError:
        return closed
    bundle = read_hermes(data) if member.magic == "hermes" else None
    if bundle is not None:
        return Depth.STRINGS, "\n".join(bundle.strings), bundle.said
    if is_binary or member.magic == "hermes":
        return Depth.STRINGS, "\n".join(strings_in(data)), ""
    if member.magic != "text":
        return closed
    text = decoded(data)
    hidden = len(_OBFUSCATED.findall(text)) > _MOST_OBFUSCATED
    return Depth.CLOSED if hidden else Depth.WHOLE, text, ""


def strings_in(data: bytes) -> Iterator[str]:
    """Yield the strings in binary data: runs of ASCII, then those of Chinese in UTF-8 and UTF-16."""
    for found in _RUN.finditer(data):
        yield found.group().decode("ascii").strip()
    for found in _RUN_OF_CHINESE.finditer(data):
        yield found.group().decode("utf-8", "ignore")
    for start in range(min(2, len(data))):
        yield from _wide_strings(data, start)


def _wide_strings(data: bytes, start: int) -> Iterator[str]:
    """Yield runs of 16-bit characters that hold three of Chinese, at even or odd places."""
    units = np.frombuffer(data, "<u2", count=(len(data) - start) // 2, offset=start)
    chinese = (units >= _CJK[0]) & (units <= _CJK[1])
    printed = chinese | ((units >= 0x20) & (units < 0x7F))
    printed |= ((units >= 0x3000) & (units < 0x3040)) | ((units >= 0xFF00) & (units < 0xFFF0))
    edges = np.flatnonzero(np.diff(np.concatenate(([0], printed.view(np.int8), [0]))))
    begins, ends = edges[::2], edges[1::2]
    counts = np.concatenate(([0], np.cumsum(chinese, dtype=np.int64)))
    keep = (ends - begins >= _SHORTEST) & (counts[ends] - counts[begins] >= 3)
    for begin, end in zip(begins[keep].tolist(), ends[keep].tolist(), strict=True):
        yield units[begin:end].tobytes().decode("utf-16-le", "replace")


def _of_one_abi(members: Sequence[Member]) -> tuple[Member, ...]:
    """Return each library once, of the ABI that phones prefer."""
    seen: set[str] = set()
    chosen = []
    for member in sorted(members, key=lambda one: (_rank(one.name), one.part, one.name)):
        name = member.name.rpartition("/")[2]
        if not member.name.startswith("lib/") or name not in seen:
            seen.add(name)
            chosen.append(member)
    return tuple(chosen)


def _rank(name: str) -> int:
    return next((rank for rank, abi in enumerate(ABIS) if f"/{abi}/" in f"/{name}"), 9)
