"""Take a rule's help apart: why it matters, what it cannot see, how to mend it.

A rule's help travels as one text in each language; its paragraphs begin with `Why:`,
`Limits:`, `Fix:` or their Chinese words. Where a text has no such paragraphs, all of it
is the reason.
"""

import re
from dataclasses import dataclass

from auditor.model.words import Words

_HEADS = {
    "why": ("why", "原因", "理由", "为何", "为什么"),
    "limits": ("limits", "limit", "局限", "限制", "检测局限"),
    "fix": ("fix", "remedy", "整改", "整改建议", "补救", "修复", "改正", "建议"),
}
_PART = {word: part for part, words in _HEADS.items() for word in words}
_HEAD = re.compile(
    r"^[ \t]*(" + "|".join(sorted(_PART, key=len, reverse=True)) + r")[ \t]*[:：][ \t]*",
    re.IGNORECASE | re.MULTILINE,
)


@dataclass(frozen=True, slots=True)
class HelpParts:
    """The three paragraphs of a rule's help, each None where the text has none."""

    why: Words | None
    limits: Words | None
    fix: Words | None


def _split(text: str) -> dict[str, str]:
    """Return the paragraphs of a help in one language by part."""
    pieces = _HEAD.split(text)
    parts = {"why": " ".join(pieces[0].split())}
    for head, body in zip(pieces[1::2], pieces[2::2], strict=True):
        part = _PART[head.lower()]
        parts[part] = " ".join(f"{parts.get(part, '')} {body}".split())
    return parts


def help_parts(text: Words) -> HelpParts:
    """Return a help taken apart; a part that only one language has stands in both."""
    en, zh = _split(text.en), _split(text.zh)

    def part(name: str) -> Words | None:
        left, right = en.get(name, ""), zh.get(name, "")
        return Words(left or right, right or left) if left or right else None

    return HelpParts(part("why"), part("limits"), part("fix"))
