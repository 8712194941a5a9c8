"""Show what hostile texts hide: control, bidirectional and zero-width characters.

A label or a string of an audited app can hold U+202E and turn a report's sentence around, an
escape sequence that repaints a terminal, or a zero-width space that splits a word. Every text
that a report prints passes through here, whichever the format.
Source: Unicode Standard 16, chapter 23 (special areas and format characters); UAX 9.
"""

import re

_HIDDEN = re.compile(
    "["
    "\x00-\x08\x0b-\x1f\x7f-\x9f"  # C0 and C1 but tab and line feed
    "\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f"  # invisible letters and hyphens
    "\u200b-\u200f\u2028-\u202e\u2060-\u206f"  # zero width, bidirectional, separators
    "\u3164\ufeff\uffa0\ufff9-\ufffb\ufffe\uffff"  # fillers, byte order mark, annotations
    "\ud800-\udfff"  # lone surrogates of doctored names
    "\U000e0000-\U000e0fff"  # tags and variation selectors
    "]"
)


def visible(text: str) -> str:
    """Return the text with each hidden character written as `[U+202E]`; the rest unchanged.

    Tabs become spaces; line feeds stay, since callers decide how lines are set.
    """
    return _HIDDEN.sub(lambda found: f"[U+{ord(found[0]):04X}]", text.replace("\t", "    "))


def one_line(text: str) -> str:
    """Return the text made visible and set on one line."""
    return " ".join(visible(text).split())
