"""What a refusal leaves behind: what it kept, and nothing where an acceptance keeps a yes."""

from auditor.code.evaluation.answered import KEPT, UNSET, Ending, Event, Thing
from auditor.screens.answers.refused_world import UNKNOWN, refused_world

FILE = Thing("preferences", "consent")


def way(*stored: str, **kept: int) -> Ending:
    events = frozenset(Event("store", f"{one}:Z") for one in stored or kept)
    heap = frozenset(((f"{KEPT}{one}", FILE), value) for one, value in kept.items())
    return Ending(events, heap)


def test_what_was_kept_is_known_and_what_an_acceptance_keeps_is_not_there() -> None:
    world = refused_world(way(declined=1), [way(agreed=1), way(declined=1)])

    assert dict(world.heap) == {
        (f"{KEPT}declined", FILE): 1,
        (f"{UNSET}agreed", FILE): 1,
    }
    assert world.is_kept
    assert not world.is_lost


def test_what_the_refusal_keeps_under_the_same_name_is_not_taken_for_missing() -> None:
    world = refused_world(way(agreed=0), [way(agreed=1)])

    assert dict(world.heap) == {(f"{KEPT}agreed", FILE): 0}


def test_what_is_kept_under_an_unknown_name_may_be_anything() -> None:
    world = refused_world(way("somewhere"), [way(somewhere=1)])

    assert not world.heap
    assert world.is_lost


def test_a_way_on_which_nothing_is_kept_leaves_nothing() -> None:
    assert refused_world(Ending(frozenset()), []) == UNKNOWN
