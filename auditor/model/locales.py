"""Which locale a folder of resources is for, as a tag of BCP 47."""

import re
from typing import Final

RENAMED: Final = {"iw": "he", "in": "id", "ji": "yi", "tl": "fil"}
"""Android keeps the codes of Java 1.4; BCP 47 has newer ones, and calls Filipino `fil`."""
_QUALIFIED: Final = re.compile(
    r"[a-z]+(?:-mcc\d+)?(?:-mnc\d+)?-"
    r"(?:b\+([A-Za-z0-9+]+)|(?!car\b)([a-z]{2,3})(?:-r([A-Z]{2}|\d{3}))?)(?=-|$)"
)
"""A folder with a locale; `car` is a kind of screen."""


def locale_of_folder(folder: str) -> str:
    """Return the tag that a folder names, `raw-pt-rBR` or `raw-b+zh+Hant`; empty for every locale."""
    found = _QUALIFIED.match(folder)
    if found is None:
        return ""
    whole, language, region = found.groups()
    first, *rest = whole.split("+") if whole else (language, *filter(None, (region,)))
    return "-".join((RENAMED.get(first, first), *rest))
