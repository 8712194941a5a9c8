"""In which order the words of one place are given."""

from types import SimpleNamespace

import pytest

from auditor.code.classes.values import Text as TextValue
from auditor.screens.inventory.texts import Inventory, Text
from auditor.screens.parts.wording import Wordings
from auditor.sentences.haystack import Haystack

ITEMS = (
    "We ask to read your contact list.",
    "Copies go to our server.",
    "All of it is used to verify your identity.",
)


def wordings(texts: tuple[Text, ...]) -> Wordings:
    inventory = Inventory(texts, (), False, len(texts), (), 0, 0, Haystack(()), ())
    found = Wordings(SimpleNamespace(program=None, resources=None), inventory)
    found.tell(texts)
    return found


def test_the_items_of_an_array_stand_as_in_the_array_whatever_order_a_loop_gives() -> None:
    texts = tuple(
        Text(
            one, "string", f"res/values/array.xml#terms[{0x1000001 + at}]", "", "base.apk", id=9
        )
        for at, one in enumerate(ITEMS)
    )
    values = tuple(TextValue(f"\u2022 {ITEMS[at]}\n") for at in (2, 0, 1))
    assert wordings(texts).of_values(values, 0).texts == texts


def test_texts_joined_by_code_stand_as_they_are_read_not_the_longest_first() -> None:
    texts = tuple(
        Text(one, "string", f"res/values/strings.xml#s{at}", "", "base.apk", id=at + 1)
        for at, one in enumerate(ITEMS)
    )
    joined = TextValue(" ".join(ITEMS[at] for at in (1, 0, 2)))
    told = wordings(texts).of_values((joined,), 0)
    assert told.texts == (texts[1], texts[0], texts[2])


@pytest.mark.parametrize(
    ("shown", "others"),
    [(" READING CONTACTS", ()), ("Delete Contacts#PIN", ("Delete Contacts",))],
)
def test_a_constant_is_known_again_with_blanks_around_it_and_a_resource_in_it(
    shown, others
) -> None:
    constant = Text(shown, "code", "base.apk!classes.dex", "", "base.apk", id=7)
    texts = tuple(
        Text(one, "string", "res/values/strings.xml#s", "", "base.apk", id=1) for one in others
    )
    told = wordings((constant, *texts)).of_values((TextValue(shown),), 0)
    assert told.texts == (constant,)


def test_what_is_put_around_a_resource_does_not_make_it_another_text() -> None:
    text = Text(ITEMS[0], "string", "res/values/strings.xml#s", "", "base.apk", id=1)
    assert wordings((text,)).of_values((TextValue(f"1. {ITEMS[0]}"),), 0).texts == (text,)
