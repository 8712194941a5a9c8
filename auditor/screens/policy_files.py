"""The policies that a reviewer gives as files (`--policy`), since nothing is fetched from a network."""

import hashlib
import io
from dataclasses import dataclass
from pathlib import Path

from auditor.errors import UnreadablePolicy
from auditor.model.access import PolicyDocument
from auditor.screens.documents import LARGEST_INNER, NoText, read_document
from auditor.screens.sentences import languages_of, prepared
from auditor.screens.texts import Text

_SAMPLE = 4_000
_TOO_FEW = 40
"""Letters below which a PDF is taken for pictures of pages."""


@dataclass(frozen=True, slots=True)
class PolicyFile:
    """One policy that was given: its words, and what the report says of it."""

    text: Text
    document: PolicyDocument


def read_policy(path: Path) -> PolicyFile:
    """Read a policy of type html, txt, md or pdf; raises `UnreadablePolicy`.

    A PDF needs the extra `pdf` of the distribution.
    """
    try:
        data = path.read_bytes()
    except OSError as error:
        raise UnreadablePolicy(f"--policy: {path}: {error.strerror}; give a file") from error
    if len(data) > LARGEST_INNER:
        raise UnreadablePolicy(
            f"{path.name}: larger than {LARGEST_INNER:,} bytes; give the policy alone"
        )
    words = _pdf(data, path.name) if data.startswith(b"%PDF-") else _page(data, path.name)
    if not words.strip():
        raise UnreadablePolicy(
            f"{path.name}: holds no words; give the policy as html, txt, md or pdf"
        )
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
    try:
        return "\n".join(read_document(data, name))
    except NoText as error:
        raise UnreadablePolicy(
            f"{name}: is no text; give the policy as html, txt, md or pdf"
        ) from error


def _pdf(data: bytes, name: str) -> str:
    try:
        from pypdf import PdfReader
        from pypdf.errors import PyPdfError
    except ImportError as error:
        raise UnreadablePolicy(
            f"{name}: a PDF needs the extra 'pdf': pip install 'loan-app-auditor[pdf]'"
        ) from error
    try:
        words = "\n".join(page.extract_text() for page in PdfReader(io.BytesIO(data)).pages)
    except (PyPdfError, ValueError, KeyError, RecursionError, AttributeError) as error:
        raise UnreadablePolicy(f"{name}: cannot be read as a PDF ({error})") from error
    if sum(map(str.isalpha, words)) < _TOO_FEW:
        raise UnreadablePolicy(f"{name}: the PDF holds pictures of text; give its words as txt")
    return words
