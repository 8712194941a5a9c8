"""By which name a file goes whose path begins with a folder that only the phone knows."""

import re
from typing import Final

from auditor.code.classes.values import HOLE

_FILE_NAME: Final = re.compile(rf"[^{HOLE}?=&]*[\w-]\.\w{{1,8}}")


def known_part(text: str) -> str | None:
    """Give a text that is wholly known, or the name of the file at the end of a path."""
    if HOLE not in text:
        return text
    before, slash, name = text.rpartition("/")
    return name if HOLE in before and slash and _FILE_NAME.fullmatch(name) else None


def is_same_file(one: str, other: str) -> bool:
    """Say whether two names can be of one file: where one says less of the folders, by what both say."""
    longer, shorter = (one, other) if len(one) >= len(other) else (other, one)
    return longer == shorter or (bool(shorter) and longer.endswith(f"/{shorter.lstrip('/')}"))
