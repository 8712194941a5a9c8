"""Which texts are policies or agreements themselves, and which only name one."""

from typing import Final

from auditor.screens.inventory.documents import POLICY_NAME
from auditor.screens.inventory.texts import Text
from auditor.sentences.labels import names_agreement, names_policy

DOCUMENT_LENGTH: Final = 400
"""Characters from which on a text that names a policy is one; fewer only name it."""


def is_document(text: Text) -> bool:
    """Say whether a text is a policy or an agreement itself, not only its name."""
    if text.where not in ("policy-asset", "string", "policy-file", "code"):
        return False
    if len(text.text) < DOCUMENT_LENGTH and not (
        text.where == "policy-asset" and POLICY_NAME.search(text.source)
    ):
        return False
    start = text.text[:2000]
    return (
        bool(POLICY_NAME.search(text.source))
        or names_policy(start, text.locale)
        or names_agreement(start, text.locale)
    )


def is_headed_as_document(text: Text) -> bool:
    """Say whether a text that a screen shows is a policy or an agreement by its own heading.

    A page that asks for one thing in a few sentences is no policy for naming one in passing.
    """
    if len(text.text) < DOCUMENT_LENGTH:
        return False
    head = text.text[:_HEAD]
    return names_policy(head, text.locale) or names_agreement(head, text.locale)


_HEAD: Final = 80
"""Characters in which a document says what it is."""
