"""What one control runs alone of code that all controls of its screen run, of graphs made for this."""

from types import SimpleNamespace
from typing import Any

from auditor.code.calls.callgraph import CALL, Edge
from auditor.screens.parts.shown import Region
from auditor.screens.presses.common_code import run_alone

_YES, _NO, _REPLY, _LIBRARY, _HEARS, _OTHER, _PENDING, _MAKER = range(8)
_OWNERS = {_LIBRARY: "Lq/b;", _PENDING: "Lq/c;"}
_MINE = {(_YES, 2), (_REPLY, 4), (_LIBRARY, 1), (_HEARS, 3), (_HEARS, 9)}
_REST = {(_NO, 2), (_REPLY, 4), (_LIBRARY, 1), (_HEARS, 3)}


def _graph(*further: tuple[int, int, int]) -> Any:
    """Return a graph in which yes and no reply by a library, which tells the listener."""
    ways = [(_YES, _REPLY, 2), (_NO, _REPLY, 2), (_REPLY, _LIBRARY, 4), (_LIBRARY, _HEARS, 1)]
    edges = [Edge(one, to, pc, CALL, 1.0) for one, to, pc in (*ways, *further)]
    return SimpleNamespace(
        callers=lambda method: tuple(one for one in edges if one.target == method),
        program=SimpleNamespace(
            owner=lambda method: _OWNERS.get(method, "Lapp/Screen;"),
            has_code=lambda _: True,
            is_static=lambda _: False,
            signature=lambda method: "make(I)V" if method == _MAKER else "run()V",
        ),
        instances=SimpleNamespace(
            births=lambda _: (SimpleNamespace(method=_MAKER, how="object"),)
        ),
        libraries=SimpleNamespace(
            has=lambda owner: owner.startswith("Lq/"), is_host=lambda _: False
        ),
    )


def test_what_the_listener_runs_on_a_yes_is_the_yes_alone() -> None:
    assert list(run_alone(_graph(), _MINE, _REST, (_YES, _NO))) == [
        Region(_HEARS, frozenset({9}))
    ]


def test_what_came_too_early_is_handed_on_by_the_same_library() -> None:
    found = run_alone(_graph((_PENDING, _HEARS, 7)), _MINE, _REST, (_YES, _NO))
    assert list(found) == [Region(_HEARS, frozenset({9}))]


def test_another_screen_that_replies_too_leaves_it_open() -> None:
    assert not list(run_alone(_graph((_OTHER, _REPLY, 5)), _MINE, _REST, (_YES, _NO)))
    assert not list(run_alone(_graph((_OTHER, _HEARS, 5)), _MINE, _REST, (_YES, _NO)))


def test_a_library_that_was_not_seen_to_hand_on_leaves_it_open() -> None:
    mine, rest = _MINE - {(_LIBRARY, 1)}, _REST - {(_LIBRARY, 1)}
    assert not list(run_alone(_graph((_REPLY, _HEARS, 4)), mine, rest, (_YES, _NO)))


def test_a_factory_that_two_screens_call_leaves_it_open() -> None:
    one = (_OTHER, _MAKER, 1)
    assert list(run_alone(_graph(one), _MINE, _REST, (_YES, _NO)))
    assert not list(run_alone(_graph(one, (_PENDING, _MAKER, 1)), _MINE, _REST, (_YES, _NO)))
