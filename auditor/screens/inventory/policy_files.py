"""The policies that a reviewer gives as files (`--policy`), since nothing is fetched from a network.

A file without words that a person can read is refused: taken for a policy, it would be one that is silent on the
phonebook, and the app would be accused of it.
"""

import hashlib
from dataclasses import dataclass
from pathlib import Path

from auditor.errors import UnreadablePolicy
from auditor.model.access import PolicyDocument
from auditor.screens.inventory.documents import (
    LARGEST_INNER,
    NoText,
    decoded,
    read_document,
    shown_unscripted,
)
from auditor.screens.inventory.portable import STARTS, words_of_pdf
from auditor.screens.inventory.texts import Text
from auditor.screens.inventory.wordless import fault_of, has_words, is_json, kind_of
from auditor.sentences.sentences import languages_of, prepared

_SAMPLE = 4_000
_DO = "save the policy as text, HTML or PDF and give that"


@dataclass(frozen=True, slots=True)
class PolicyFile:
    """One policy that was given: its words, and what the report says of it."""

    text: Text
    document: PolicyDocument


def read_policy(path: Path) -> PolicyFile:
    """Read a policy of type html, txt, md or pdf; raises `UnreadablePolicy`."""
    try:
        data = path.read_bytes()
    except OSError as error:
        raise UnreadablePolicy(f"--policy: {path}: {error.strerror}; give a file") from error
    if len(data) > LARGEST_INNER:
        raise UnreadablePolicy(
            f"{path.name}: larger than {LARGEST_INNER:,} bytes; give the policy alone"
        )
    words = _pdf(data, path.name) if data.startswith(STARTS) else _page(data, path.name)
    text = Text(words, "policy-file", path.name, "", path.name)
    return PolicyFile(text, document_of(text, hashlib.sha256(data).hexdigest()))


def document_of(text: Text, sha256: str = "") -> PolicyDocument:
    """Describe an examined policy; without a hash of the file, that of its words stands in."""
    return PolicyDocument(
        source=text.source,
        sha256=sha256 or hashlib.sha256(text.text.encode()).hexdigest(),
        language=text.locale or _language(text.text[:_SAMPLE]),
        examined=True,
    )


def _language(sample: str) -> str:
    found = languages_of(prepared(sample), before="", locale="")
    return found[0] if found else ""


def _page(data: bytes, name: str) -> str:
    """Return the words of a text or page; raises `UnreadablePolicy` for what holds none."""
    kind = kind_of(data)
    if kind:
        raise UnreadablePolicy(f"{name}: is {kind}, no text; {_DO}")
    text = decoded(data)
    fault = "data of a program (JSON)" if is_json(text) else fault_of(text)
    if fault:
        raise UnreadablePolicy(f"{name}: is {fault}; {_DO}")
    try:
        found = list(read_document(data, name))
    except NoText as error:
        raise UnreadablePolicy(f"{name}: is no text; {_DO}") from error
    if not has_words(shown_unscripted(text, name)):
        # A page may hold words in scripts alone, or nothing but a script that fetches them.
        raise UnreadablePolicy(
            f"{name}: shows no words, or hardly any; open it as borrowers do, and {_DO}"
        )
    return "\n".join(found)


def _pdf(data: bytes, name: str) -> str:
    try:
        return words_of_pdf(data)
    except NoText as error:
        raise UnreadablePolicy(f"{name}: {error}") from error
