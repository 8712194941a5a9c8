"""A screen stands before the login where the start alone opens it, and it closes itself for the login."""

from types import SimpleNamespace

import pytest

from auditor.code.classes.program import CallSite
from auditor.model.vocabulary import ComponentKind
from auditor.screens.placement.front_doors import Doors

START, LANGUAGE, TOUR, LOGIN, MAIN = (
    f"La/{one};"
    for one in (
        "SplashActivity",
        "TongueActivity",
        "TourActivity",
        "LoginActivity",
        "MainActivity",
    )
)
SCREENS = (START, LANGUAGE, TOUR, LOGIN, MAIN)


def doors(opens, closing):
    """Build the doors of an app in which screens open others, some of them closing themselves."""
    program = SimpleNamespace(
        manifest=SimpleNamespace(
            components=[
                SimpleNamespace(name=one, kind=ComponentKind.ACTIVITY) for one in SCREENS
            ]
        ),
        owner=lambda method: method,
        calls_in=lambda method: [
            CallSite(0, 0, 0, f"{method}->finish()V" if method in closing else "La/A;->go()V")
        ],
    )
    return Doors(
        SimpleNamespace(program=program),
        lambda name: [(opener, 0) for opener, opened in opens if opened == name],
        lambda sites: frozenset(method for method, _ in sites),
        lambda name: name == START,
    )


@pytest.mark.parametrize(
    ("opens", "closing", "is_before"),
    [
        ([(START, LANGUAGE), (LANGUAGE, LOGIN)], {LANGUAGE}, True),
        ([(START, LANGUAGE), (LANGUAGE, TOUR), (TOUR, LOGIN)], {LANGUAGE, TOUR}, True),
        ([(START, LANGUAGE), (LANGUAGE, LOGIN)], set(), False),
        ([(START, LANGUAGE), (LANGUAGE, MAIN)], {LANGUAGE}, False),
        ([(LANGUAGE, LOGIN)], {LANGUAGE}, False),
    ],
)
def test_a_choice_of_language_is_before_the_login(opens, closing, is_before):
    assert doors(opens, closing).is_before(LANGUAGE) is is_before


def test_a_main_screen_from_which_one_signs_out_is_opened_by_the_login_too():
    opens = [(START, MAIN), (START, LOGIN), (LOGIN, MAIN), (MAIN, LOGIN)]
    assert not doors(opens, {MAIN, LOGIN, START}).is_before(MAIN)
