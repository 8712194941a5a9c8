"""What a control is for, told by its label."""

from collections.abc import Iterable
from typing import Final

from auditor.screens.haystack import stands_alone
from auditor.screens.lexicon import Lexicon, fold, lexicons
from auditor.screens.shown import Role
from auditor.screens.texts import Text

LONGEST_LABEL: Final = 120
"""Characters beyond which a label is a paragraph with something to press in it."""
_ORDER: Final = (("refuse", Role.REFUSE), ("consent", Role.ACCEPT), ("policy", Role.LINK))


def label_role(labels: Iterable[Text]) -> Role:
    """Say what labels in several languages say together: the first role that any of them has."""
    found = {_role(one.text) for one in labels}
    return next(
        (one for one in (Role.REFUSE, Role.ACCEPT, Role.LINK) if one in found), Role.OTHER
    )


def _role(label: str) -> Role:
    folded = fold(label)
    for meaning, role in _ORDER:
        if any(_holds(folded, table, meaning) for table in lexicons()):
            return role
    return Role.OTHER


def _holds(folded: str, table: Lexicon, meaning: str) -> bool:
    return any(
        (at := folded.find(word)) >= 0 and stands_alone(folded, at, word)
        for word in table.of(meaning)
    )


def names_policy(text: str) -> bool:
    """Say whether a text names a policy or an agreement."""
    folded = fold(text)
    return any(_holds(folded, table, "policy") for table in lexicons())
