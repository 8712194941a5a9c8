"""Tells a file that a person can read from one that is called a policy and holds no words.

Bytes that are no text can be decoded in GB 18030 nearly always, and what comes out looks like a policy
that is silent on everything. So a file is asked first what it is by its beginning, and its
text whether words could be made of it. Both answer in words of an error line; "" for nothing wrong.
"""

import json
import unicodedata
from typing import Final

_STARTS: Final = (
    (b"PK\x03\x04", "a zip archive, as .docx and .apk files are"),
    (b"PK\x05\x06", "an empty zip archive"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "a document of an office program (.doc)"),
    (b"{\\rtf", "a rich text document (.rtf)"),
    (b"\x89PNG\r\n\x1a\n", "a picture (PNG)"),
    (b"\xff\xd8\xff", "a picture (JPEG)"),
    (b"GIF87a", "a picture (GIF)"),
    (b"GIF89a", "a picture (GIF)"),
    (b"RIFF", "a picture or sound (RIFF)"),
    (b"II*\x00", "a picture (TIFF)"),
    (b"MM\x00*", "a picture (TIFF)"),
    (b"\x7fELF", "a program (ELF)"),
    (b"MZ\x90\x00", "a program (PE)"),
    (b"dex\n", "the code of an app (dex)"),
    (b"\xca\xfe\xba\xbe", "a program (class or Mach-O)"),
    (b"SQLite format 3\x00", "a database (SQLite)"),
    (b"\x1f\x8b", "a compressed file (gzip)"),
    (b"BZh", "a compressed file (bzip2)"),
    (b"\xfd7zXZ\x00", "a compressed file (xz)"),
    (b"7z\xbc\xaf\x27\x1c", "a compressed file (7z)"),
    (b"Rar!\x1a\x07", "a compressed file (rar)"),
    (b"bplist00", "a property list or web archive"),
)
"""First bytes of what is given by mistake, after the formats' own specifications."""
_UNDECODED: Final = "in no encoding that is known, or binary data"
_SAMPLE: Final = 200_000
"""Characters of a text that are looked at."""
_NO_CHARACTERS: Final = frozenset({"Cc", "Cn", "Co"})
"""General categories of what stands for no character of a script (Unicode, chapter 4.5)."""
_BROKEN: Final = 100
"""One character in so many may be broken: texts are pasted together from many sources."""
FEWEST_LETTERS: Final = 20
"""Letters of Latin script that the shortest statement of a policy needs."""
_DENSE: Final = 3
"""Letters of Latin script that tell as much as one of a script beyond it."""
_COMMON: Final = frozenset("的我您你用人是不在有和了")
"""Characters of which no page of Chinese prose, simplified or traditional, is without all."""
_MOST_UNCOMMON: Final = 50
"""Han characters beyond which a text without any of them is another encoding read as Chinese."""
_LONGEST_WORD: Final = 25
"""ASCII characters to each space above which a text is a coding (base64, hex) or a program's."""
_SHORTEST_CODE: Final = 100
"""Characters below which nothing is said of the spaces of a text."""


def kind_of(data: bytes) -> str:
    """Say what data is, if its first bytes tell that it is no text; "" otherwise."""
    return next((kind for start, kind in _STARTS if data.startswith(start)), "")


def is_json(text: str) -> bool:
    """Say whether a text is one JSON object or list, as a program's result is."""
    if not text.lstrip("\ufeff \t\r\n").startswith(("{", "[")):
        return False
    try:
        json.loads(text.removeprefix("\ufeff"))
    except (ValueError, RecursionError):
        return False
    return True


def fault_of(text: str) -> str:
    """Say why no words can be made of a decoded text; "" where they can."""
    sample = text[:_SAMPLE]
    if "\x00" in sample:
        return "binary data"
    broken = sum(map(_is_broken, sample)) if not sample.isascii() else _controls(sample)
    if broken * _BROKEN > len(sample):
        return _UNDECODED
    return "" if sample.isascii() or _is_chinese(sample) else _UNDECODED


def letters_of(text: str) -> int:
    """Count letters, those beyond ASCII and its neighbours for as many as they tell."""
    return sum(1 if one < "\u0250" else _DENSE for one in text[:_SAMPLE] if one.isalpha())


def is_coded(text: str) -> bool:
    """Say whether a text of ASCII has hardly a space: words have one in every few letters."""
    text = text[:_SAMPLE]
    ascii_letters = sum(one.isascii() and one.isalnum() for one in text)
    spaces = sum(map(str.isspace, text))
    beyond = sum(not one.isascii() for one in text)
    if len(text) < _SHORTEST_CODE or beyond * 10 > len(text):
        return False
    return ascii_letters > _LONGEST_WORD * (spaces + 1)


def has_words(text: str) -> bool:
    """Say whether a text holds at least a sentence: letters mostly, in words, no coding."""
    if is_coded(text):
        return False
    sample = "".join(text[:_SAMPLE].split())
    letters = sum(unicodedata.category(one)[0] in "LM" for one in sample)
    return letters_of(text) >= FEWEST_LETTERS and letters * 2 >= len(sample)


def _is_chinese(text: str) -> bool:
    """Say whether the Han characters of a text can be those of a language."""
    han = [one for one in text if "\u4e00" <= one <= "\u9fff"]
    return len(han) < _MOST_UNCOMMON or not _COMMON.isdisjoint(han)


def _controls(text: str) -> int:
    return sum(one < " " and not one.isspace() for one in text)


def _is_broken(one: str) -> bool:
    if one == "\ufffd":
        return True
    return not one.isspace() and unicodedata.category(one) in _NO_CHARACTERS
