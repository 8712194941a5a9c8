"""Measure and break text in terminal columns, where Chinese characters are two wide.

Source: Unicode Standard Annex 11 (East Asian Width): W and F take two columns, combining
marks none, everything else one. Ambiguous ones count as one, as terminals do outside of
legacy Chinese locales.
"""

import unicodedata
from collections.abc import Iterator
from functools import lru_cache

_NO_LINE_START = "，。；：、！？）》」』”’…,.;:!?)]}%"
"""Never the first on a line (Chinese line breaking rules, GB/T 15834)."""


def width_of(text: str) -> int:
    """Return how many terminal columns a text takes."""
    return len(text) if text.isascii() else sum(map(_width, text))


@lru_cache(maxsize=4096)
def _width(character: str) -> int:
    if unicodedata.combining(character) or unicodedata.category(character) in {
        "Mn",
        "Me",
        "Cf",
    }:
        return 0
    return 2 if unicodedata.east_asian_width(character) in {"W", "F"} else 1


def clip(text: str, width: int) -> str:
    """Return the text cut to a width, the cut shown by an ellipsis."""
    if width_of(text) <= width:
        return text
    kept, used = [], 0
    for character in text:
        used += _width(character)
        if used > width - 1:
            break
        kept.append(character)
    return "".join(kept).rstrip() + "…"


def clip_middle(text: str, width: int) -> str:
    """Return the text cut in its middle, so that a name's end (class, file) stays readable."""
    if width_of(text) <= width or width < 8:
        return clip(text, width)
    tail = text
    while width_of(tail) > width * 3 // 5:
        tail = tail[1:]
    return clip(text, width - width_of(tail)) + tail


def pad(text: str, width: int) -> str:
    """Return the text filled with spaces to a width."""
    return text + " " * max(0, width - width_of(text))


def _pieces(text: str) -> Iterator[str]:
    """Yield what a line break may not split: words with their space, single wide characters."""
    word = ""
    for character in text:
        if _width(character) == 2 and character not in _NO_LINE_START:
            if word:
                yield word
            word = character
        elif word and _width(word[0]) == 2 and character not in _NO_LINE_START + " ":
            yield word
            word = character
        else:
            word += character
            if character == " ":
                yield word
                word = ""
    if word:
        yield word


def _hard(piece: str, width: int) -> Iterator[str]:
    """Cut a piece that is wider than a line."""
    line, used = "", 0
    for character in piece:
        wide = _width(character)
        if line and used + wide > width:
            yield line
            line, used = "", 0
        line += character
        used += wide
    yield line


def wrap(text: str, width: int, *, most: int | None = None) -> list[str]:
    """Break a text into lines of a width; with `most`, the last kept line ends in an ellipsis."""
    lines, line = [], ""
    for piece in _pieces(" ".join(text.split())):
        if width_of(line + piece.rstrip()) <= width:
            line += piece
            continue
        if line.strip():
            lines.append(line.rstrip())
        *whole, line = _hard(piece, width)
        lines += whole
    if line.strip():
        lines.append(line.rstrip())
    if most is not None and len(lines) > most:
        rest = " ".join(lines[most - 1 :])
        lines = [*lines[: most - 1], clip(rest, width)]
    return lines
