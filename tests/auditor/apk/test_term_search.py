import pytest

from auditor.apk.term_search import find_terms

STRINGS = [
    "Allow access to CONTACTS",
    "",
    "联系人 上传",
    "संपर्क सूची",
    "ok",
    "Straße",
    "a\0b",
    "😀😀😀",
]
MANY = [f"absent term {number}" for number in range(40)]


@pytest.mark.parametrize("others", [[], MANY], ids=["few", "many"])
@pytest.mark.parametrize(
    ("term", "places"),
    [
        ("contacts", {0}),
        ("联系人", {2}),
        ("सूची", {3}),
        ("k", {4}),
        ("OK", {4}),
        ("STRASSE", {5}),
        ("😀😀", {7}),
        ("a", {0, 5, 6}),
        ("contactsok", set()),
        ("", set()),
    ],
)
def test_a_term_is_found_among_few_and_among_many(
    others: list[str], term: str, places: set[int]
) -> None:
    assert find_terms(STRINGS, [*others, term]) == places


def test_nothing_is_found_in_nothing() -> None:
    assert find_terms([], MANY) == frozenset()
    assert find_terms(["x"], MANY) == frozenset()
