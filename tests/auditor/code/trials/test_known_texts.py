"""What is told of a text or an address that is known, and that nothing is told of others."""

import pytest

from auditor.code.evaluation.answered import Thing
from auditor.code.trials.known_texts import read_text

URI = "Landroid/net/Uri;"
STRING = "Ljava/lang/String;"
KOTLIN = "Lkotlin/text/StringsKt;"


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
        (KOTLIN, "removePrefix", ("lender:yes", "lender:"), text("yes")),
        (KOTLIN, "removePrefix", ("lender:yes", "other:"), text("lender:yes")),
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


def test_a_part_of_a_text_is_told_by_its_ends():
    assert read_text(STRING, "substring", (text("lender:yes"), 7)) == text("yes")
    assert read_text(STRING, "substring", (text("lender:yes"), 0, 6)) == text("lender")
    assert read_text(STRING, "substring", (text("lender:yes"), None)) is None


def test_kotlin_s_defaults_are_told_where_case_counts():
    given = (text("lender:yes"), text("lender:"))
    assert read_text(KOTLIN, "startsWith$default", (*given, 0, 2, None)) == 1
    assert read_text(KOTLIN, "startsWith$default", (*given, 1, 0, None)) is None
    assert read_text(KOTLIN, "substringAfter$default", (*given, None, 2, None)) == text("yes")


def test_a_text_that_is_only_begun_tells_what_its_beginning_decides():
    own = Thing("begun", "lender://pick?name=")
    assert read_text(URI, "parse", (own,)) == own
    assert read_text(URI, "getHost", (own,)) == text("pick")
    assert read_text(STRING, "startsWith", (own, text("lender://pick"))) == 1
    assert read_text(STRING, "startsWith", (own, text("lender://pick?name=Ana"))) is None
    assert read_text(STRING, "contains", (own, text("yes"))) is None
    request = Thing("request", own.name, 1)
    assert read_text("Landroid/webkit/WebResourceRequest;", "getUrl", (request,)) == own
