"""What is told of a text or an address that is known, and that nothing is told of others."""

import pytest

from auditor.code.evaluation.answered import Thing
from auditor.code.trials.known_texts import read_text

URI = "Landroid/net/Uri;"
STRING = "Ljava/lang/String;"


def text(of: str) -> Thing:
    return Thing("text", of)


@pytest.mark.parametrize(
    ("owner", "name", "given", "gives"),
    [
        (URI, "parse", ("lender://contacts/yes",), text("lender://contacts/yes")),
        (URI, "getScheme", ("lender://contacts/yes",), text("lender")),
        (URI, "getHost", ("lender://contacts/yes",), text("contacts")),
        (URI, "getLastPathSegment", ("lender://contacts/yes%21",), text("yes!")),
        (URI, "getPath", ("lender://contacts/a/b",), text("/a/b")),
        (STRING, "startsWith", ("lender://yes", "lender:"), 1),
        (STRING, "endsWith", ("lender://yes", "no"), 0),
        (STRING, "equalsIgnoreCase", ("YES", "yes"), 1),
        (STRING, "hashCode", ("agree",), 92762796),
        (STRING, "hashCode", ("polygenelubricants",), -(1 << 31)),
    ],
)
def test_a_known_text_tells(owner, name, given, gives):
    assert read_text(owner, name, tuple(map(text, given))) == gives


@pytest.mark.parametrize(
    ("owner", "name", "given"),
    [
        (URI, "getHost", (text("mailto:a@b.example"),)),
        (URI, "getLastPathSegment", (text("lender://contacts"),)),
        (URI, "getHost", (None,)),
        (STRING, "startsWith", (text("lender://yes"), None)),
        (STRING, "startsWith", (text("lender://yes"), text("y"), 9)),
        (STRING, "concat", (text("a"), text("b"))),
    ],
)
def test_nothing_is_told_of_what_is_not_there_or_not_known(owner, name, given):
    assert read_text(owner, name, given) is None


def test_a_request_of_a_page_tells_its_address():
    owner = "Landroid/webkit/WebResourceRequest;"
    assert read_text(owner, "getUrl", (Thing("request", "lender://no"),)) == text("lender://no")
    assert read_text(owner, "getUrl", (None,)) is None
