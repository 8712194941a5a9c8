"""A key made for each user is one key by its shape; another key that can read so may be it."""

import pytest

from auditor.code.classes.values import HOLE, Text, Unknown
from auditor.screens.memory.cells import Flag
from auditor.screens.memory.key_shapes import can_read_as, is_one_of, may_overlap, texts_of

USER = Unknown("the user")
PER_USER = f"agreed_{HOLE}"


@pytest.mark.parametrize(
    ("values", "known"),
    [
        ((Text("agreed"),), {"agreed"}),
        ((Text(PER_USER, (USER,)),), {PER_USER}),
        ((Text("agreed"), Text(PER_USER, (USER,))), {"agreed", PER_USER}),
        ((Text("agreed"), USER), None),
        ((Text(f"p_{HOLE}", (USER,)),), None),
        ((), None),
    ],
    ids=["whole", "per user", "both", "one unknown", "too little", "nothing"],
)
def test_a_key_is_known_by_its_shape_where_enough_of_it_is(values, known):
    assert texts_of(values, has_shapes=True) == known


def test_a_store_without_such_keys_takes_whole_texts_alone():
    assert texts_of((Text(PER_USER, (USER,)),), has_shapes=False) is None


@pytest.mark.parametrize(
    ("key", "name", "can"),
    [
        (USER, "agreed", True),
        (Text(PER_USER, (USER,)), "agreed_7", True),
        (Text(PER_USER, (USER,)), PER_USER, False),
        (Text(PER_USER, (USER,)), "terms_7", False),
        (Text(HOLE, (USER,)), PER_USER, True),
    ],
)
def test_what_is_put_under_another_key_may_be_read_under_a_name(key, name, can):
    assert can_read_as(key, name) is can


def test_a_shape_is_itself_and_what_becomes_of_it():
    assert [is_one_of(one, PER_USER) for one in (PER_USER, "agreed_7", "at_7")] == [
        True,
        True,
        False,
    ]


def test_a_flag_of_a_whole_key_may_be_one_of_a_shape_in_the_same_store():
    whole, shape = Flag("preferences", "agreed_7"), Flag("preferences", PER_USER)
    assert may_overlap([whole], [shape])
    assert may_overlap([shape], [whole])
    assert not may_overlap([whole], [Flag("mmkv", PER_USER)])
    assert not may_overlap([shape], [shape])
