"""Asks all that is asked of one sample together, so that it is audited once where several processes share the tests."""

import pytest

_AUDITS = "test_samples_audit.py"


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Order the tests of that file by their sample; all others stay where they are."""
    places = [at for at, one in enumerate(items) if one.path.name == _AUDITS]
    ordered = sorted((items[at] for at in places), key=_story)
    for at, one in zip(places, ordered, strict=True):
        items[at] = one


def _story(item: pytest.Item) -> str:
    params = getattr(getattr(item, "callspec", None), "params", {})
    return str(params.get("story", ""))
