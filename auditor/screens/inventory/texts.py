"""The text inventory: everything in the package that a person could be shown, with its place.

Searched are the strings of every locale and configuration, the texts inside compiled XML
(layouts, menus, preferences), text assets and raw files, plain script bundles, and the
sentences among the constants of the code. Words of another language than the tables', texts inside
pictures and documents of office programs are not read; `unread` says so.
"""

import re
import string
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from auditor.dex.image import DexImage
from auditor.errors import InputError
from auditor.model.app import Member, Package
from auditor.model.locales import locale_of_folder
from auditor.screens.inventory.compiled import read_compiled
from auditor.screens.inventory.documents import (
    DOCUMENT_SUFFIXES,
    PAGES,
    TEXT_SUFFIXES,
    NoText,
    decoded,
    fetches,
    has_script_file,
    is_called_policy,
    leads_away,
    puts_words,
    read_document,
    runs_others,
    shown_of,
    unescaped,
    unpacked,
)
from auditor.screens.inventory.endpoints import Address, find_addresses, hosts_in
from auditor.screens.inventory.json_values import said_values
from auditor.screens.inventory.portable import PORTABLE, STARTS, words_of_pdf
from auditor.screens.inventory.scripts import Depth, ScriptLayer
from auditor.sentences.haystack import Haystack

SCRIPT_SUFFIXES = (".js", ".bundle", ".jsbundle", ".dart", ".lua", ".wxs", ".vue")
LARGEST_DOCUMENT = 20_000_000
"""Bytes beyond which a text is not read and counts as unread."""
SHAPELESS = 60_000
"""Bytes beyond which a text file without sentences is a word list that nobody reads."""
_ARCHIVES = ("zip", "gzip")
SHORTEST_TEXT = 3
LONGEST_CONSTANT = 4_000
"""Characters beyond which a constant of the code is data, not a sentence."""

DATA_SUFFIXES = (
    ".css",
    ".map",
    ".glsl",
    ".fnt",
    ".obj",
    ".tflite",
    ".pem",
    ".crt",
)

_LICENCES = re.compile(r"(^|/)(licen[cs]|notice|copying|open_?-?source|third_?-?part)[^/]*$")
_OPEN_SOURCE = re.compile(
    r"apache license|mit license|permission is hereby granted|gnu |bsd|redistribution and use|"
    r"mozilla public|creative commons|open.?source|spdx|copyright \(c\)",
    re.IGNORECASE,
)
_PUNCTUATION = re.compile(r"[.!?,;:](?=\s)|[。！？，；：।۔]")
_ASCII_LETTERS = string.ascii_letters.encode()
_CONTROLS = re.compile(r"[\x00-\x08\x0b\x0e-\x1f\ue000-\uf8ff\ufff0-\uffff]")
_CORDOVA = re.compile(
    r"(?>\s+|;|//[^\n]*\n|/\*(?s:.*?)\*/)*+"
    r"(?:cordova\.define\(|\(function\(\) ?\{\s*var (?:PLATFORM_VERSION|CORDOVA_JS)_BUILD_LABEL\b)"
)
"""How Cordova's script begins (cordova-js 3 to 12), and what its builder writes around a plug-in's."""
_QUERY = re.compile(
    r"(?:SELECT|CREATE|INSERT|UPDATE|DELETE|DROP|ALTER) "
    r"|\s*select (?:\*|distinct|count\(|[\w.]*_[\w.]*|[\w., ]+ from \w+ where)"
    r"|\s*(?:insert (?:or \w+ )?into|delete from|drop table|create table|alter table|update \w+ set)\b"
)
"""How a query of a database begins; "Select contacts from the list" is none."""
_LINES = "SMAP\n"
"""Begins the map from lines to source files that Kotlin writes beside inlined code (JSR 45; `SourceDebugExtension`)."""
_INNER_QUERY = re.compile(r"\(\s*select [\w., *]+ from ")
"""How one inside another does."""
_CONFIGURES = ({"widget", "feature", "param"}, {"plugins", "plugin"})
"""Elements of what configures Cordova (config.xml, before 2.0 plugins.xml): it names plug-ins to the code."""
_REMARKS = re.compile(r"^[ \t]*(?://.*$|/\*(?s:.*?)\*/)", re.MULTILINE)
"""Remarks in scripts that fill their lines; behind code, two strokes may be of an address."""
_MEMBERS = re.compile(
    r"(?<![\w$.])(?:[\w$]{1,2}|NativeModules|TurboModuleRegistry|PermissionsAndroid|android\.permission)"
    r"(?:\.[A-Za-z_$][\w$]*)+"
    r"|(?<![\w$.])[A-Za-z_$][\w$]*\[[\w$]+\](?:\.[A-Za-z_$][\w$]*)*"
)
"""Members of objects in scripts (`n.Contacts`, as minifiers write them; `contacts[i].name`): names, no words."""
_LIBRARY_STRINGS = re.compile(
    r"^(string|plurals|array)/("
    r"(abc|mtrl|material|m3|m3c|common_google_play|androidx|exo|bottomsheet|character_counter|"
    r"call_notification|fab_transformation|status_bar_notification|path_password|"
    r"password_toggle|appbar|side_sheet|item_view_role|icon_content_description|clear_text_end|error_a11y|"
    r"error_icon_content|exposed_dropdown|hide_bottom_view|nav_app_bar|com_facebook|fcm_fallback)_.*|"
    r"search_menu_title|close_drawer|close_sheet|default_error_message|default_popup_window_title|"
    r"dropdown_menu|in_progress|indeterminate|navigation_menu|icon_content_description|not_selected|off|on|range_end|"
    r"range_start|selected|state_empty|state_off|state_on|switch_role|tab|template_percent|"
    r"tooltip_description|tooltip_label|copy_toast_msg|fallback_menu_item_\w+|project_id)(\[\w+\])?$"
)
"""Names of strings that well-known libraries bring along in a hundred languages.

They say nothing of the app's language, trade and market; consent is looked for in them too, since
a name is easily given.
"""


@dataclass(frozen=True, slots=True)
class Text:
    """One text and where it lives."""

    text: str
    where: str
    """`string`, `screen` (compiled XML), `policy-asset`, `script` or `code`."""
    source: str
    """`res/values-hi/strings.xml#consent_body`, `assets/privacy.html`, or a dex image."""
    locale: str
    """BCP 47 where the place tells it, else `""`."""
    part: str
    library: bool = False
    """Brought along by a well-known library, or two words of code: nothing of the app's own."""
    id: int | None = None
    """The id of a string resource; for a constant of the code its number in its image."""


@dataclass(frozen=True, slots=True)
class Inventory:
    """All texts, and the documents whose texts could not be read."""

    texts: tuple[Text, ...]
    unread: tuple[Member, ...]
    """Documents, layouts and menus that a person can be shown and that were not read whole."""
    lacks_table: bool
    """There are layouts and no resource table: the words of the screens are elsewhere."""
    strings: int
    """How many resource strings were searched, for the scope of negative claims."""
    locales: tuple[str, ...]
    documents: int
    """How many assets and scripts were searched."""
    constants: int
    """How many sentences among the code's constants were searched."""

    haystack: Haystack[Text]
    """All texts, ready to be searched; who asks for the app's own words leaves libraries' out."""

    addresses: tuple[Address, ...]
    """The addresses among the code's constants."""

    named_hosts: frozenset[str] = frozenset()
    """The hosts of links and e-mail addresses that the app's own texts give a person."""

    remote_assets: frozenset[str] = frozenset()
    """The pages and scripts that can show what another host sends, by member name."""

    foreign_pages: frozenset[str] = frozenset()
    """Those that can run what another host sends: a page that only fetches data is the app's own."""


def take_inventory(
    package: Package, images: Sequence[DexImage], layers: Sequence[ScriptLayer] = ()
) -> Inventory:
    """Collect every text of the app with its place; `layers` are the parts written in scripts."""
    strings = tuple(
        Text(
            shown_of(one.text),
            "string",
            one.source,
            one.locale,
            one.part,
            _is_library(one.name),
            one.id,
        )
        for one in package.resources.strings()
    )
    documents = _Documents(package)
    constants = tuple(_constants(images))
    texts = (*strings, *documents.texts, *_script_strings(layers), *constants)
    return Inventory(
        texts=texts,
        unread=tuple(documents.unread),
        lacks_table=_lacks_table(package.members),
        strings=len(strings),
        locales=tuple(package.resources.locales()),
        documents=len({(one.part, one.source) for one in documents.texts}),
        constants=len(constants),
        haystack=Haystack(texts),
        addresses=find_addresses(images),
        named_hosts=hosts_in(one.text for one in texts if not one.library),
        remote_assets=documents.remote_assets,
        foreign_pages=documents.foreign_pages,
    )


def _lacks_table(members: Sequence[Member]) -> bool:
    screens = any(_document_kind(one) == "screen" for one in members)
    return screens and not any(one.name == "resources.arsc" for one in members)


def _is_library(name: str) -> bool:
    return _LIBRARY_STRINGS.match(name) is not None


class _Documents:
    """The texts of compiled XML, assets, raw files and plain scripts, and what was not read."""

    def __init__(self, package: Package) -> None:
        self.texts: list[Text] = []
        self.unread: list[Member] = []
        self._fetching: set[str] = set()
        self._scripted: set[str] = set()
        self._asking: set[str] = set()
        self._put_words = False
        self._foreign: set[str] = set()
        self._scripts_run_others = False
        for member in package.members:
            kind = _document_kind(member)
            if kind is not None and member.size:
                self._take(package, member, kind)
            elif member.name.lower().endswith(DOCUMENT_SUFFIXES) or _is_disguised(member):
                self.unread.append(member)

    def _take(self, package: Package, member: Member, kind: str) -> None:
        if member.size > LARGEST_DOCUMENT:
            self.unread.append(member)
            return
        try:
            data = package.read(member)
        except InputError:
            self.unread.append(member)
            return
        self._note_fetching(member, data)
        locale = "" if kind == "screen" else _locale_of(member.name)
        try:
            if data.startswith(STARTS):
                found = [words_of_pdf(data, is_given=False)]
            else:
                read = self._compiled if kind == "screen" else _texts_of
                found = list(read(data, kind, member))
        except NoText:
            self.unread.append(member)
            return
        self.texts.extend(Text(one, kind, member.name, locale, member.part) for one in found)

    def _note_fetching(self, member: Member, data: bytes) -> None:
        if not member.name.lower().endswith((*PAGES, *SCRIPT_SUFFIXES)):
            return
        self._put_words |= puts_words(data)
        if fetches(data):
            # What only asks a server shows what it answers where some script puts words into a page.
            found = self._fetching if leads_away(data) else self._asking
            found.add(member.name)
        if runs_others(data):
            self._foreign.add(member.name)
            self._scripts_run_others |= not member.name.lower().endswith(PAGES)
        if has_script_file(data):
            self._scripted.add(member.name)

    @property
    def remote_assets(self) -> frozenset[str]:
        """The files that can show what another host sends, by themselves or by a script."""
        found = self._fetching | (self._asking if self._put_words else set())
        scripts = any(not one.lower().endswith(PAGES) for one in found)
        return frozenset(found | (self._scripted if scripts else set()))

    @property
    def foreign_pages(self) -> frozenset[str]:
        """The files that can run another host's scripts, by themselves or by a script."""
        scripted = self._scripted if self._scripts_run_others else set()
        return frozenset(self._foreign | scripted)

    def _compiled(self, data: bytes, _: str, member: Member) -> Iterator[str]:
        compiled = read_compiled(data)
        if not compiled.is_whole:
            self.unread.append(member)
        if any(one <= set(compiled.strings) for one in _CONFIGURES):
            return
        for text in compiled.strings:
            if len(text) >= SHORTEST_TEXT and _is_prose(text):
                yield text


def _texts_of(data: bytes, kind: str, member: Member) -> Iterator[str]:
    """Yield the texts of a file, of an archive those inside; raises `NoText`."""
    if member.magic in _ARCHIVES:
        inside = [
            one
            for name, inner in unpacked(data, member.magic)
            for one in read_document(inner, name)
        ]
        if not inside and is_called_policy(member.name):
            raise NoText(member.name)
        yield from inside
        return
    if _LICENCES.search(member.name.lower()) and _OPEN_SOURCE.search(decoded(data)):
        return
    if kind == "script":
        yield from _of_script(decoded(data))
        return
    is_page = member.name.lower().endswith((".html", ".htm"))
    for number, text in enumerate(read_document(data, member.name)):
        if is_page and number > 0:
            yield from _of_script(text)  # The scripts that stand in it.
        elif is_page or len(data) <= SHAPELESS or _is_document(text):
            is_json = member.name.lower().endswith(".json")
            values = said_values(text, member.name) if is_json else None
            yield text if values is None else "\n".join(values)


def _of_script(text: str) -> Iterator[str]:
    """Yield what a script can say: its literals; all of it, names left out, where it was not understood."""
    if _CORDOVA.match(text) and "confirm(" not in text:
        return  # Cordova's own code and its plug-ins': they call things contacts, and show nothing.
    from auditor.scripts.literals import literals_of  # Few apps need a parser.

    said = literals_of(text)
    if said is not None:
        yield from map(shown_of, said)
    else:
        yield _MEMBERS.sub(" ", _REMARKS.sub(" ", unescaped(text)))


def _document_kind(member: Member) -> str | None:
    """Say what kind of text a member holds, None for no text.

    Only what an app can show: assets and resources, not the files that Java libraries leave
    at the root of a package, and not the licences of open source.
    """
    name = member.name.lower()
    if member.magic == "axml":
        return None if name == "androidmanifest.xml" else "screen"
    is_office = name.endswith(DOCUMENT_SUFFIXES) and not name.endswith(PORTABLE)
    if not name.startswith(("assets/", "res/", "r/")) or is_office:
        return None
    if member.magic in _ARCHIVES:
        return "policy-asset" if name.startswith(("assets/", "res/raw/", "r/")) else None
    # A file that is called a text and does not look like one may be in another encoding.
    if member.magic != "text" and not (
        member.magic == "" and name.endswith((*TEXT_SUFFIXES, PORTABLE))
    ):
        return None
    if name.endswith(SCRIPT_SUFFIXES):
        return "script"
    return None if name.endswith(DATA_SUFFIXES) else "policy-asset"


def _is_disguised(member: Member) -> bool:
    """Say whether a member that can be shown is called a policy and is no text, as code or ciphered."""
    name = member.name.lower()
    can_be_shown = name.startswith(("assets/", "res/raw/", "r/"))
    return bool(member.size) and can_be_shown and is_called_policy(name)


def _is_document(text: str) -> bool:
    """Say whether a large text file is written in sentences; word lists have short lines.

    Chinese needs fewer characters for a sentence than Latin scripts do, and a text of either has
    a mark of punctuation in every few hundred characters.
    """
    if len(_PUNCTUATION.findall(text)) * 300 < len(text):
        return False
    prose = sum(len(one) for one in text.splitlines() if len(one) >= _prose_length(one))
    return prose * 5 >= len(text)


def _prose_length(line: str) -> int:
    return 40 if line.isascii() else 15


def _locale_of(name: str) -> str:
    """Read a locale from a file's name, `res/raw-in/terms.txt`, `privacy_hi.html` or `hi/terms.html`."""
    if name.startswith("res/"):
        return locale_of_folder(name.split("/")[1])
    found = re.search(r"[_\-/]([a-z]{2,3}(?:[-_][A-Za-z]{2,4})?)(?:\.[a-z]+$|/)", name)
    return found.group(1).replace("_", "-") if found and len(found.group(1)) != 3 else ""


def _is_prose(text: str) -> bool:
    """Say whether a run of characters can be meant for a person."""
    letters = _letters(text)
    return letters >= 2 and letters * 2 >= len(text) - text.count(" ") - text.count("\x00")


def _script_strings(layers: Sequence[ScriptLayer]) -> Iterator[Text]:
    """Yield the sentences among the strings of bytecode and snapshots; plain scripts are documents."""
    for layer in layers:
        if layer.depth is Depth.WHOLE:
            continue
        for member, text in layer.texts:
            if member.magic == "text":
                continue
            for one in text.splitlines():
                shown = shown_of(one)
                if (" " in shown or not shown.isascii()) and _is_sentence(shown):
                    yield Text(shown, "script", member.name, "", member.part)


def _constants(images: Sequence[DexImage]) -> Iterator[Text]:
    """Yield the sentences among the code's constants: a space, or letters beyond ASCII."""
    for image in images:
        spaces = image.strings.counts_where(lambda region: region == 0x20)
        beyond = image.strings.counts_where(lambda region: region >= 0x80)
        # Two words may name the phonebook, and tell nothing of the app's language and trade.
        short = set(np.flatnonzero((spaces == 1) & (beyond < 6)).tolist())
        # The first bytes hold the length (ULEB128): at most five of them may exceed ASCII.
        numbers = np.flatnonzero((spaces >= 1) | (beyond >= 6))
        part = image.name.partition("!")[0]
        for number, text in zip(numbers.tolist(), image.strings.texts(numbers), strict=True):
            shown = shown_of(text)
            if _is_sentence(shown):
                yield Text(shown, "code", image.name, "", part, number in short, number)


def _is_sentence(text: str) -> bool:
    """Say whether a constant can be meant for a person: no data table, markup or query."""
    if text.startswith(_LINES) or _QUERY.match(text) or _INNER_QUERY.search(text):
        return False
    if len(text) > LONGEST_CONSTANT:
        return " " in text[:200] and _is_prose(text[:2000])
    return text.isprintable() or (not _CONTROLS.search(text) and _is_prose(text))


def _letters(text: str) -> int:
    """Count the letters of a text."""
    if not text.isascii():
        return sum(map(str.isalpha, text))
    return len(text) - len(text.encode().translate(None, _ASCII_LETTERS))
