"""The flow tables: what a reader may write, and what is refused."""

import pytest

from auditor.errors import BadData
from auditor.flow.tables.catalogue import Names, read_catalogue, shelf_catalogue


def test_the_shelf_is_read_whole() -> None:
    found = shelf_catalogue()
    assert found.sinks.of("Landroid/util/Log;", "d").kind == "log"
    assert found.calls.of("Ljava/security/MessageDigest;", "digest").labels == ("hashed",)


@pytest.mark.parametrize(
    "row",
    [
        {"names": ["La;->b"], "kind": "log", "why": "x"},
        {"names": ["La;->b"], "kind": "moon"},
        {"names": [], "kind": "log"},
        {"names": ["a.b"], "kind": "log"},
    ],
)
def test_a_sink_that_says_something_unknown_is_refused(row: dict[str, object]) -> None:
    with pytest.raises(BadData, match="flow/sinks"):
        read_catalogue({"sinks": {"sink": [row]}})


def test_a_call_with_an_unknown_verb_is_refused() -> None:
    with pytest.raises(BadData, match="unknown verbs"):
        read_catalogue({"calls": {"call": [{"names": ["La;->b"], "does": ["fly"]}]}})


def test_an_exact_name_counts_before_a_pattern() -> None:
    names = Names()
    names.add("La;->*", "all")
    names.add("La;->get", "one")
    names.add("Lb/*", "package")
    assert [names.of("La;", "get"), names.of("La;", "set")] == ["one", "all"]
    assert [names.of("Lb/C;", "x"), names.of("Lc/C;", "x")] == ["package", None]
