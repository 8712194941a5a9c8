"""Libraries are known by what a shrinker leaves of their packages: their texts."""

import pytest

from auditor.code.library_packages import LibraryPackages
from auditor.code.merged import Merged
from tests.auditor.code.small_app import component
from tests.dex_builder import Class
from tests.flow_stories import static
from tests.program_builder import program_of

TUNNEL = "TLS tunnel buffered too many bytes!"
CONNECTS = "Too many tunnel connections attempted: 21"
OTHERS = (
    "Unable to find acceptable protocols. isFallback=",
    "Proxy.address() is not an InetSocketAddress: ",
)
OWN = tuple(Class(f"Lq0/{one};") for one in "abcd")


def saying(name: str, *texts: str) -> Class:
    code = "\n".join(f'const-string v0, "{one}"' for one in texts)
    return Class(name, methods=(static("says", "()V", code or "nop"),))


def packages(*classes: Class, components=()) -> LibraryPackages:
    program = program_of(*classes, components=components)
    return LibraryPackages(program, Merged(program))


def test_a_renamed_package_that_holds_two_texts_of_a_library_is_its_own():
    known = packages(
        saying("Li0/a;", TUNNEL), saying("Li0/b;", CONNECTS), Class("Li0/c;"), *OWN
    )
    assert known.has("Li0/c;")
    assert not known.has("Lq0/a;")


def test_one_text_may_have_come_by_inlining():
    assert not packages(saying("Li0/a;", TUNNEL), Class("Li0/c;"), *OWN).has("Li0/a;")


def test_texts_that_went_elsewhere_with_a_merged_class_make_no_library_of_it():
    split = (saying("Li0/a;", TUNNEL, CONNECTS), saying("Lj0/a;", *OTHERS), *OWN)
    assert packages(*split[:1], *OWN).has("Li0/a;")
    assert not packages(*split).has("Li0/a;")


def test_a_package_into_which_everything_was_put_is_no_library_s():
    assert not packages(saying("La/a;", TUNNEL, CONNECTS), Class("La/b;"), *OWN[:1]).has(
        "La/a;"
    )


def test_texts_of_two_libraries_make_a_package_neither_s():
    both = saying("Li0/a;", TUNNEL, CONNECTS, "Nesting problem.", "JsonWriter is closed.")
    assert not packages(both, *OWN).has("Li0/a;")


def test_a_package_with_a_component_is_the_app_s():
    screen = component("Li0/a;")
    held = (saying("Li0/a;", TUNNEL, CONNECTS), *OWN)
    assert packages(*held).has("Li0/a;")
    assert not packages(*held, components=(screen,)).has("Li0/a;")


@pytest.mark.parametrize(
    ("name", "is_library"),
    [("Lokhttp3/internal/http/Bridge;", True), ("Lokhttp3x/Bridge;", False)],
)
def test_a_name_that_was_left_is_known(name, is_library):
    assert packages(Class(name)).has(name) is is_library


def test_data_that_comes_into_screens_is_shown_and_what_sends_is_followed():
    moves, drawn = saying("Lk0/a;", "dur(", "dly(", "interp("), Class("Lk0/b;")
    known = packages(moves, drawn, saying("Li0/a;", TUNNEL, CONNECTS), *OWN)
    assert known.shows("Lk0/b;")
    assert not known.shows("Li0/a;")
    assert not known.shows("Lq0/a;")
