"""Say names of code the way people read them, from the dex form that results use."""

import re

from auditor.model.names import short_class

_METHOD = re.compile(r"^(?P<owner>L[^;]+;)->(?P<name>[^(:]+)")
_CLASS = re.compile(r"^L[^;]+;$")


def short_method(symbol: str) -> str:
    """Return `LoanActivity.onCreate` for `Lcom/x/LoanActivity;->onCreate(…)V`; else as given."""
    if found := _METHOD.match(symbol):
        return f"{short_class(found['owner'])}.{found['name']}"
    return short_class(symbol) if _CLASS.match(symbol) else symbol


def size_words(count: int) -> str:
    """Return a size in bytes as people read it, `4.2 MB`, the unit decimal as in storage."""
    if count < 1000:
        return f"{count} B"
    size = count / 1000
    for unit in ("kB", "MB", "GB"):
        if size < 1000 or unit == "GB":
            return f"{size:.1f} {unit}"
        size /= 1000
    return f"{count} B"


def sdk_range(first: int, last: int | None) -> str:
    """Return the API levels at which a permission counts: `23–28`, `≥ 1`."""
    return f"≥ {first}" if last is None else f"{first}–{last}"


def coded(code: str, words: str) -> str:
    """Put the code of a reason before its words (`D5 …`); one that is a plain word adds nothing."""
    return f"{code} {words}" if code[:1].isupper() else words
