"""The words of a PDF, page by page, with the lines joined again that only the page's width parted.

A consent is missed if the end of a line stands in the middle of its words. What cannot be read whole, a
picture of a page among it, or would cost more than a document may, raises `NoText` with the reason.
"""

import io
import logging
import re
import struct
import unicodedata
import zlib
from collections.abc import Iterator, Mapping
from typing import Any, Final

from auditor.screens.inventory.documents import NoText
from auditor.screens.inventory.wordless import fault_of, has_words

PORTABLE: Final = ".pdf"
STARTS: Final = b"%PDF-"
MOST_PAGES: Final = 200
_DEAREST_PAGE: Final = 3_000_000
"""Bytes of drawing, forms that it draws again among them, beyond which a page is not read."""
_FAULTS: Final = (
    ArithmeticError,
    AssertionError,
    AttributeError,
    LookupError,
    NotImplementedError,
    RecursionError,
    TypeError,
    ValueError,
    struct.error,
    zlib.error,
)
"""What the reader of PDF raises of files that are broken on purpose, besides its own."""
_TOO_FEW: Final = 40
"""Letters below which a PDF is taken for pictures of pages."""
_FEW: Final = 20
"""Letters of a page below which its picture holds the words."""
_FULL: Final = 0.7
"""The part of the longest line of a page from which on a line is ended by its width alone."""
_SHORTEST: Final = 12
"""Letters of a longest line below which lines are those of a list."""
_REORDERED: Final = re.compile("[\u0590-\u08ff\u0900-\u0dff\ufb1d-\ufdff\ufe70-\ufefc]")
"""Letters of Arabic and Indic scripts."""
_SOME: Final = 50
"""One letter in so many that is such makes a text one of theirs."""
_DRAWN: Final = re.compile("[\u2e80-\u2fd5\ufb00-\ufb06]")
"""Radicals that fonts name instead of the characters that look like them, and joined letters."""
_RADICALS: Final = str.maketrans(
    "⺟⺠⻄⻅⻆⻉⻋⻓⻔⻗⻘⻙⻚⻛⻜⻝⻢⻣⻤⻥⻦⻧⻨⻩⻬⻮⻰⻳",
    "母民西见角贝车长门雨青韦页风飞食马骨鬼鱼鸟卤麦黄齐齿龙龟",
)
"""Those that have no compatible character of their own (Unicode, EquivalentUnifiedIdeograph.txt)."""
_ENDS: Final = re.compile(r"[.!?:;。！？：；।۔|]\W*$")
_BEGINS: Final = re.compile(
    r"\s*(?:[\-–—*•·●○▪◦‣>#]|\(?\d{1,2}[.)、]|[（(]?[一二三四五六七八九十]+[、）)]|第.{1,4}[条章])"
)
_UNPARTED: Final = re.compile(
    "[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3000-\u9fff\uf900-\ufaff\uff00-\uffef]"
)
"""Letters and marks of scripts that part no words."""


def words_of_pdf(data: bytes, *, is_given: bool = True) -> str:
    """Return the words of a PDF.

    Of one that the package holds nobody has seen whether they are all: there no page may be a picture among the
    others, nor words be in a script whose letters a PDF puts into the order in which they are drawn.
    """
    from pypdf import PdfReader  # Few packages hold one.
    from pypdf.errors import DependencyError, DeprecationError, PyPdfError

    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    try:
        pages = PdfReader(io.BytesIO(data)).pages
        if len(pages) > MOST_PAGES:
            raise NoText(f"the PDF has more than {MOST_PAGES} pages; give the policy alone")
        words = "\n".join(_words_of(one, is_given=is_given) for one in pages)
    except DependencyError as error:
        raise NoText("the PDF is encrypted; give one without a lock") from error
    except (PyPdfError, DeprecationError, *_FAULTS) as error:
        raise NoText(f"cannot be read as a PDF ({error})") from error
    if sum(map(str.isalpha, words)) < _TOO_FEW:
        raise NoText("the PDF holds pictures of text; give its words as txt")
    if fault_of(words) or not has_words(words):
        # A font without a table of its characters: what is drawn are words, what is read are not.
        raise NoText("the PDF's words cannot be read; give them as txt")
    if not is_given and len(_REORDERED.findall(words)) * _SOME > len(words):
        raise NoText("the PDF's letters stand in the order in which they are drawn")
    return words


def _words_of(page: Any, *, is_given: bool) -> str:  # pypdf says no types.
    drawn = _drawn_by(page)
    if _cost(page, drawn) > _DEAREST_PAGE:
        raise NoText("the PDF draws too much; give its words as txt")
    words = rejoined(_as_written(page.extract_text()))
    pictured = any(one.get("/Subtype") == "/Image" for one in drawn)
    if pictured and not is_given and sum(map(str.isalpha, words)) < _FEW:
        raise NoText("a page of the PDF is a picture; give its words as txt")
    return words


def _cost(page: Any, drawn: tuple[Any, ...]) -> int:
    """Return how much a page draws; a form that draws forms may draw them for ever."""
    contents = page.get_contents()
    own = contents.get_data() if contents is not None else b""
    forms = [one for one in drawn if one.get("/Subtype") == "/Form"]
    if any(_drawn_by(one) for one in forms):
        raise NoText("the PDF draws forms within forms; give its words as txt")
    longest = max((len(one.get_data()) for one in forms), default=0)
    tables = sum(len(one["/ToUnicode"].get_data()) for one in _fonts_of(page))
    return len(own) + own.count(b"Do") * longest + tables


def _drawn_by(thing: Any) -> tuple[Any, ...]:
    return tuple(one.get_object() for one in _resources(thing, "/XObject").values())


def _fonts_of(page: Any) -> Iterator[Any]:
    for one in _resources(page, "/Font").values():
        font = one.get_object()
        if "/ToUnicode" in font:
            yield font


def _resources(thing: Any, kind: str) -> Mapping[str, Any]:
    found = thing.get("/Resources")
    inner = found.get_object().get(kind) if found is not None else None
    return inner.get_object() if inner is not None else {}


def _as_written(drawn: str) -> str:
    """Return letters for what was drawn in their place: a font's radical, two letters in one."""
    return _DRAWN.sub(
        lambda found: unicodedata.normalize("NFKC", found[0].translate(_RADICALS)), drawn
    )


def rejoined(page: str) -> str:
    """Return the text of a page with the lines in one that its width parted."""
    lines = [one.strip() for one in page.splitlines() if one.strip()]
    longest = max(map(len, lines), default=0)
    if longest < _SHORTEST:
        return "\n".join(lines)
    joined: list[str] = []
    goes_on = False
    for line in lines:
        if goes_on and not _BEGINS.match(line):
            unparted = _UNPARTED.match(joined[-1][-1]) and _UNPARTED.match(line[0])
            joined[-1] += line if unparted else f" {line}"
        else:
            joined.append(line)
        goes_on = len(line) >= longest * _FULL and not _ENDS.search(line)
    return "\n".join(joined)
