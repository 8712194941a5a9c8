"""Tells lines that only say in which state a permission is: "Contacts permission: granted".

Source: table `consent/statuses`.
"""

import re
from functools import cache
from typing import Final

from auditor.data.shelf import read_table
from auditor.sentences.lexicon import fold

_LINE: Final = re.compile(r"[^:：.。!?！？\n]{1,40}[:：]\s*([^:：]{1,24}?)\s*[.。]?")


def is_status(text: str) -> bool:
    """Say whether a whole text is a name, a colon and the word for a state."""
    line = _LINE.fullmatch(text.strip())
    return line is not None and fold(line[1]) in _states()


@cache
def _states() -> frozenset[str]:
    return frozenset(
        fold(one) for row in read_table("consent/statuses").values() for one in row
    )
