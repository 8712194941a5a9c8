"""Under which words an item of a list stands: "What we do not collect" over "• Contacts".

An item that but names the phonebook says what its heading says of it. A heading ends on a colon, or is a line without
an end mark over lines that begin with a bullet or a number; what stands between it and the item are items too.
"""

import re
from collections.abc import Sequence
from typing import Final

from auditor.sentences.sentences import Sentence

MOST: Final = 20
"""Items of a list that are gone back over."""
_LONGEST_HEADING: Final = 160
_LONGEST_ITEM: Final = 90
_COLON: Final = (":", "：")
_ENDS: Final = (".", "。", "!", "！", "?", "？", ";", "；", "।", "۔", ",", "，", "、")
_BULLET = re.compile(
    r"\s*(?:[-–—•·*●○▪■◦✗✘×]|\(?[0-9a-zA-Z一二三四五六七八九十]{1,3}[.)、）])\s*"
)


def heading_of(text: str, sentences: Sequence[Sentence], number: int) -> str:
    """Return the words over the list that a sentence is an item of, empty where it is none."""
    item = sentences[number]
    if not _is_item(item):
        return ""
    is_marked = _is_marked(text, item)
    for one in reversed(sentences[max(0, number - MOST) : number]):
        words = one.text.strip()
        if words.endswith(_COLON):
            return words if len(words) <= _LONGEST_HEADING else ""
        if is_marked and not _is_marked(text, one):
            is_head = not words.endswith(_ENDS) and len(words) <= _LONGEST_HEADING
            return words if is_head else ""
        if not _is_item(one):
            return ""
    return ""


def _is_item(sentence: Sentence) -> bool:
    """Say whether a sentence is short, as the items of lists are."""
    return len(sentence.text.strip()) <= _LONGEST_ITEM


def _is_marked(text: str, sentence: Sentence) -> bool:
    """Say whether a bullet or a number stands before a sentence on its line."""
    begin = max(text.rfind(mark, 0, sentence.start) for mark in "\n\r") + 1
    before = text[begin : sentence.start]
    return bool(before.strip() and _BULLET.fullmatch(before)) or bool(
        not before.strip() and _BULLET.match(sentence.text)
    )
