"""Which filters let an intent through: by the developers' documentation on data and type tests."""

import pytest

from auditor.flow.search.intents import Asked
from auditor.model.app import IntentFilter

NOTHING: frozenset[str] = frozenset()


def _filter(schemes=(), types=()):
    return IntentFilter(("android.intent.action.VIEW",), (), schemes, (), types)


@pytest.mark.parametrize(
    ("schemes", "types", "one", "expected"),
    [
        ((), (), _filter(), True),
        ((), (), _filter(("lender",)), False),
        ((), (), _filter((), ("text/x-vcard",)), False),
        (("lender",), (), _filter(("lender",)), True),
        (("https",), (), _filter(("lender",)), False),
        (("lender",), (), _filter(), False),
        ((), ("text/x-vcard",), _filter((), ("text/*",)), True),
        ((), ("image/png",), _filter((), ("text/*",)), False),
        ((), ("text/x-vcard",), _filter(("lender",), ("text/*",)), False),
        (("content",), ("text/x-vcard",), _filter((), ("text/x-vcard",)), True),
        (("https",), ("text/x-vcard",), _filter((), ("text/x-vcard",)), False),
        (("lender",), ("text/x-vcard",), _filter(("lender",), ("text/x-vcard",)), True),
        (None, (), _filter(("lender",)), True),
        ((), None, _filter((), ("text/x-vcard",)), True),
    ],
)
def test_an_intent_passes_a_filter_as_android_says(schemes, types, one, expected) -> None:
    asked = Asked(
        None if schemes is None else frozenset(schemes),
        None if types is None else frozenset(types),
    )
    assert asked.fits(one) is expected
