"""Which texts are policies or agreements themselves, and which only name one."""

import re
from collections.abc import Iterable
from typing import Final

from auditor.screens.inventory.documents import POLICY_NAME
from auditor.screens.inventory.texts import Text
from auditor.sentences.labels import names_document

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
    return bool(POLICY_NAME.search(text.source)) or names_document(start, text.locale)


def is_headed_as_document(text: Text) -> bool:
    """Say whether a text that a screen shows is a policy or an agreement by its own heading.

    A page that asks for one thing in a few sentences is no policy for naming one in passing.
    """
    return len(text.text) >= DOCUMENT_LENGTH and _is_headed(text)


def _is_headed(text: Text) -> bool:
    head = text.text[:_HEAD]
    return names_document(head, text.locale)


def mailed_hosts(texts: Iterable[Text]) -> frozenset[str]:
    """Return the hosts of the e-mail addresses that the app's own policies and agreements give, in lower case.

    One of a few lines, as Chinese ones are, gives its operator's as well.
    """
    hosts: set[str] = set()
    for one in texts:
        if "@" not in one.text or one.library:
            continue
        found = {mail["host"].lower() for mail in _MAIL.finditer(one.text)}
        # Messages of libraries hold the sign too: only where an address stands is it asked what the text is.
        if not found <= hosts and (is_document(one) or _is_headed(one)):
            hosts |= found
    return frozenset(hosts)


_HEAD: Final = 80
"""Characters in which a document says what it is."""
_MAIL: Final = re.compile(
    r"\w@(?P<host>(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z]{2,24})\b", re.IGNORECASE
)
