"""Within one run a key gives back what was put under it, in the same file alone."""

import pytest

from auditor.code.classes.sites import Call
from auditor.code.evaluation.answered import State, Thing
from auditor.code.trials.remembering import held_in, recall, remember

PREFERENCES = "Landroid/content/SharedPreferences;"
EDITOR = "Landroid/content/SharedPreferences$Editor;"
KEY = Thing("text", "accepted")


def call(owner, name, types, returns):
    proto = f"({''.join(types)}){returns}"
    return Call(0, 0, 0x72, tuple(range(len(types) + 1)), owner, name, proto)


def opened(state, name):
    types = ("Ljava/lang/String;", "I")
    one = call("Landroid/content/Context;", "getSharedPreferences", types, PREFERENCES)
    assert recall(state, one, (None, Thing("text", name), 0))
    return state.last


def edited(state, file):
    assert recall(state, call(PREFERENCES, "edit", (), EDITOR), (file,))
    return state.last


def put(state, file, value):
    types = ("Ljava/lang/String;", "Z")
    remember(
        state, call(EDITOR, "putBoolean", types, EDITOR), (edited(state, file), KEY, value)
    )


def got(state, file):
    one = call(PREFERENCES, "getBoolean", ("Ljava/lang/String;", "Z"), "Z")
    return state.last if recall(state, one, (file, KEY, 0)) else None


@pytest.fixture
def state():
    return State(0, {}, frozenset(), {})


def test_the_same_key_of_another_file_is_not_what_was_put(state):
    put(state, opened(state, "phonebook"), 1)
    assert got(state, opened(state, "phonebook")) == 1
    assert got(state, opened(state, "terms")) is None


def test_a_put_into_another_file_takes_nothing_away(state):
    put(state, opened(state, "phonebook"), 1)
    put(state, opened(state, "terms"), 0)
    assert got(state, opened(state, "phonebook")) == 1


def test_two_fields_may_keep_one_file(state):
    book, terms = (held_in(f"La/Store;->{one}:{PREFERENCES}") for one in ("book", "terms"))
    put(state, book, 1)
    assert got(state, book) == 1
    assert got(state, terms) is None
    put(state, terms, 0)
    assert got(state, book) is None


def test_preferences_of_which_nothing_is_known_are_taken_for_the_same(state):
    put(state, None, 1)
    assert got(state, None) == 1


def test_another_field_keeps_no_preferences():
    assert held_in("La/Store;->on:Z") is None
