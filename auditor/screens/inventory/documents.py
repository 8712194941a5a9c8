"""The words of a file that a person can be shown: decoded, without markup, escapes undone.

A consent is missed if one tag, entity, line break or escape stands in the middle of its words, so
a text is brought to the form in which it is shown. Archives are opened one level deep, since web
pages are often shipped as one zip. What is no text raises `NoText`; the caller says so.
"""

import html
import io
import re
import zipfile
import zlib
from collections.abc import Iterator
from typing import Final

from auditor.screens.inventory.wordless import fault_of, is_coded

PAGES: Final = (".html", ".htm", ".xhtml", ".html5", ".htm5", ".shtml", ".mht")
TEXT_SUFFIXES: Final = (
    *PAGES,
    ".txt",
    ".md",
    ".json",
    ".xml",
    ".js",
    ".properties",
)
DOCUMENT_SUFFIXES: Final = (".pdf", ".doc", ".docx")
"""Files of words in a form of their own: of a PDF the words are read, if they can be."""
POLICY_NAME: Final = re.compile(
    r"privacy|polic|agreement|terms|consent|yinsi|xieyi|kebijakan|privasi|privacidad|syarat|disclos|隐私|協議|协议",
    re.IGNORECASE,
)
"""What a file or an address is called that holds a policy or an agreement."""
LARGEST_INNER: Final = 20_000_000
"""Bytes of an unpacked file beyond which it is not read."""
_WORD_PROCESSED: Final = "word/document.xml"
"""The member of a .docx, whatever it is called (ECMA-376, part 1, 11.3.10)."""
MOST_INNER: Final = 2_000
"""Files of one archive that are read at most."""

_SCRIPTS = re.compile(r"<(script|style)\b[^>]*>(.*?)</\1\s*>", re.DOTALL | re.IGNORECASE)
_BESIDE = re.compile(r"<(title|noscript)\b[^>]*>.*?</\1\s*>", re.DOTALL | re.IGNORECASE)
_PICTURED = re.compile(r"<[A-Za-z][^<>]{500,}>")
"""A tag that holds a whole picture, longer than `_TAGS` looks."""
_BLOCKS = re.compile(
    r"</?(?:address|article|aside|blockquote|body|br|button|caption|dd|div|dl|dt|fieldset|footer|"
    r"form|h[1-6]|head|header|hr|html|label|legend|li|main|meta|nav|ol|option|p|pre|section|select|"
    r"summary|table|tbody|td|textarea|th|thead|title|tr|ul)\b[^>]{0,500}>",
    re.IGNORECASE,
)
_TAGS = re.compile(r"<!--.*?-->|<[^>]{0,500}>", re.DOTALL)
_ATTRIBUTES = re.compile(r"=\s*(?:\"([^\"<>]* [^\"<>]*)\"|'([^'<>]* [^'<>]*)')")
_PAGE_BESIDE = rb"\s*[\"'][^\"':/\\][^\"':\\]*\.html?[\"'?#]"
_NO_NEIGHBOUR = (
    rb"(?!" + _PAGE_BESIDE + rb")"
    rb"(?![^;\n\"'?]{1,200}\?"
    + _PAGE_BESIDE
    + rb"[^\"'\n]{0,200}?[\"']?\s*:"
    + _PAGE_BESIDE
    + rb")"
    rb"(?!\s*[\"'](?!https?:|file:|content:|intent:|data:|blob:)[a-z][a-z0-9+.-]*://)"
)
"""Neither a page beside it (or one of two, as a condition has it), nor an address of a scheme of the app's own, which shows nothing."""
_GOES_AWAY = (
    rb"\blocation(?:\.href)?\s*=(?!=)"
    + _NO_NEIGHBOUR
    + rb"|\blocation\.(?:replace|assign)\s*\("
    + _NO_NEIGHBOUR
)
"""A script leaves the page, and not for one beside it in the package."""
_FETCHES = re.compile(
    rb"\b(?:src|data|action)\s*=\s*[\"']?\s*(?:https?:)?//|\bfetch\s*\(|XMLHttpRequest|WebSocket|\baxios\b"
    rb"|\$\.(?:get|post|ajax)\b|http-equiv\s*=\s*[\"']?refresh|" + _GOES_AWAY,
    re.IGNORECASE,
)
_LEADS_AWAY = re.compile(
    rb"\b(?:src|data|action)\s*=\s*[\"']?\s*(?:https?:)?//|http-equiv\s*=\s*[\"']?refresh|importScripts\s*\(|"
    + _GOES_AWAY,
    re.IGNORECASE,
)
_ASKS_SERVER = re.compile(
    rb"\bfetch\s*\(|XMLHttpRequest|WebSocket|\baxios\b|\$\.(?:get|post|ajax)\b|cordovaHTTP|http\.(?:get|post)"
)
_PUTS_WORDS = re.compile(
    rb"\b(?:inner|outer)(?:HTML|Text)\b|\btextContent\b|insertAdjacent|\bdocument\.write|createTextNode"
    rb"|\.(?:html|text|append|prepend|replaceWith)\s*\(|\bv-(?:html|text)\b|\{\{"
)
_INJECTS = re.compile(
    rb"\beval\s*\(|\bnew\s+Function\s*\(|\b(?:inner|outer)HTML\b|\bdocument\.write|insertAdjacentHTML"
    rb"|\.html\s*\(|\bv-html\b",
    re.IGNORECASE,
)
_HAS_SCRIPT_FILE = re.compile(rb"<script[^>]{0,300}\bsrc\s*=", re.IGNORECASE)
_ESCAPE = re.compile(r"\\u\{?([0-9a-fA-F]{4})\}?")
_CHARSET = re.compile(rb"charset\s*=\s*[\"']?\s*([A-Za-z0-9_-]{3,20})", re.IGNORECASE)
_ENCODINGS: Final = {
    "big5": "big5hkscs",
    "big5-hkscs": "big5hkscs",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "gb18030": "gb18030",
    "iso-8859-1": "cp1252",
    "windows-1252": "cp1252",
    "tis-620": "cp874",
    "windows-874": "cp874",
    "windows-1258": "cp1258",
}
"""The encodings that pages of the lexicons' languages declare (WHATWG Encoding, chapter 4.2)."""
_BEYOND = re.compile(rb"[\x80-\xff]+")
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a]")


class NoText(Exception):  # noqa: N818  # An answer, not a fault.
    """The bytes are no text: encrypted, binary, or in an unknown encoding."""


def read_document(data: bytes, name: str) -> Iterator[str]:
    """Yield the words of a text file: what it shows, then what its scripts and attributes hold."""
    text = decoded(data)
    if _is_binary(text, name):
        raise NoText(name)
    if not _is_page(text, name):
        yield unescaped(text)
        return
    yield unescaped(without_markup(text))
    hidden = [one for _, one in _SCRIPTS.findall(text) if one.strip()]
    hidden += [one or other for one, other in _ATTRIBUTES.findall(_SCRIPTS.sub("", text))]
    if hidden:
        yield unescaped("\n".join(hidden))


def shown_unscripted(text: str, name: str) -> str:
    """Return what a file shows in its own right: of a page neither its title nor its plea for scripts."""
    if not _is_page(text, name):
        return text
    return unescaped(without_markup(_PICTURED.sub(" ", _BESIDE.sub(" ", text))))


def fetches(data: bytes) -> bool:
    """Say whether a page or script can fetch what it shows from elsewhere."""
    return _FETCHES.search(data) is not None


def fetches_data(data: bytes) -> bool:
    """Say whether a script asks a server for something."""
    return _ASKS_SERVER.search(data) is not None


def puts_words(data: bytes) -> bool:
    """Say whether a script puts words into a page, whatever they are."""
    return _PUTS_WORDS.search(data) is not None


def leads_away(data: bytes) -> bool:
    """Say whether a page or script leads to another host's page, or shows one."""
    return _LEADS_AWAY.search(data) is not None


def runs_others(data: bytes) -> bool:
    """Say whether a page or script can run scripts of another host: goes there, or puts in what it fetched."""
    return leads_away(data) or (fetches(data) and _INJECTS.search(data) is not None)


def has_script_file(data: bytes) -> bool:
    """Say whether a page is completed by a script in another file."""
    return _HAS_SCRIPT_FILE.search(data) is not None


def shown_of(text: str) -> str:
    """Return what a person sees of a string that may hold markup, as `Html.fromHtml` takes it."""
    if "<" in text and _TAGS.search(text):
        text = without_markup(text)
    return unescaped(text)


def _is_binary(text: str, name: str) -> bool:
    """Say whether a file that is called a text, or begins like one, is none."""
    if text.startswith("%PDF-"):
        return True
    if is_called_policy(name) and (fault_of(text) or is_coded(shown_unscripted(text, name))):
        return True
    return name.lower().endswith(TEXT_SUFFIXES) and _CONTROL.search(text[:4096]) is not None


def is_called_policy(name: str) -> bool:
    """Say whether a file is called a policy and a text: a page, a text, or without a suffix."""
    last = name.rpartition("/")[2]
    if POLICY_NAME.search(last) is None:
        return False
    return "." not in last or last.lower().endswith((*PAGES, ".txt", ".md"))


def _is_page(text: str, name: str) -> bool:
    start = text[:200].lstrip("\ufeff \t\r\n").lower()
    return name.lower().endswith(PAGES) or start.startswith(("<!doctype html", "<html"))


def without_markup(text: str) -> str:
    """Return what a page shows: blocks end lines, other tags and the source's line ends do not."""
    shown = " ".join(_SCRIPTS.sub("\n", text).split())
    return "\n".join(
        one.strip()
        for one in _TAGS.sub("", _BLOCKS.sub("\n", shown)).split("\n")
        if one.strip()
    )


def unescaped(text: str) -> str:
    """Undo entities and escapes such as `&nbsp;` and those of JSON and properties files."""
    if "\\u" in text:
        text = _ESCAPE.sub(lambda found: chr(int(found.group(1), 16)), text)
        text = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return html.unescape(text) if "&" in text else text


def decoded(data: bytes) -> str:
    """Decode a text file: a byte order mark decides, then zero bytes, UTF-8, and what a page declares.

    Else letters beyond ASCII that stand alone are Western, others are in GB 18030 or Big5.
    """
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", "replace")
    zeros = (data[0:200:2].count(0), data[1:200:2].count(0))
    if max(zeros) * 6 >= len(data[:200]) and min(zeros) == 0:
        return data.decode("utf-16-le" if zeros[1] else "utf-16-be", "replace")
    found = []
    for encoding in ("utf-8", *_declared(data), *_western(data), "gb18030", "big5hkscs"):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if encoding == "utf-8" or not fault_of(text):
            return text
        found.append(text)
    return found[0] if found else data.decode("gb18030", "replace")


def _declared(data: bytes) -> Iterator[str]:
    """Yield the encoding that a page declares in the bytes where HTML looks for it."""
    found = _CHARSET.search(data[:1024])
    if found and (encoding := _ENCODINGS.get(found.group(1).decode().lower())):
        yield encoding


def _western(data: bytes) -> Iterator[str]:
    """Yield Windows-1252 for a text whose letters beyond ASCII are few and stand alone.

    GB 18030 would take each with the letter behind it for a Chinese one.
    """
    runs = _BEYOND.findall(data)
    alone = sum(len(one) == 1 for one in runs)
    if alone * 10 >= len(runs) * 9 and sum(map(len, runs)) * 6 < len(data):
        yield "cp1252"


def unpacked(data: bytes, magic: str) -> Iterator[tuple[str, bytes]]:
    """Yield name and bytes of the texts in an archive; raises `NoText` for one that is broken."""
    try:
        if magic == "gzip":
            stream = zlib.decompressobj(31)
            text = stream.decompress(data, LARGEST_INNER)
            if not stream.eof:
                raise NoText("too much, or broken off")
            if not _CONTROL.search(text[:4096].decode("latin-1")):
                yield "", text
            return
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            inner = [one for one in archive.infolist() if _is_text_name(one.filename)]
            if len(inner) > MOST_INNER or sum(one.file_size for one in inner) > LARGEST_INNER:
                raise NoText("too much")
            if _WORD_PROCESSED in archive.NameToInfo or any(
                one.filename.lower().endswith(DOCUMENT_SUFFIXES) for one in archive.infolist()
            ):
                raise NoText("documents inside")
            for one in inner:
                yield one.filename, archive.read(one)
    except (
        zipfile.BadZipFile,
        zlib.error,
        RuntimeError,
        NotImplementedError,  # What `zipfile` raises for a compression that it does not know.
        EOFError,
    ) as fault:
        raise NoText(str(fault)) from fault


def _is_text_name(name: str) -> bool:
    return name.lower().endswith(TEXT_SUFFIXES)
