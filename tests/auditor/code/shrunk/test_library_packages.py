"""Libraries are known by what a shrinker leaves of their packages: their texts."""

import pytest

from auditor.code.shrunk.library_packages import LibraryPackages
from auditor.code.shrunk.merged import Merged
from tests.auditor.code.small_app import component
from tests.dex_builder import Class, Field, Method
from tests.flow_stories import static
from tests.program_builder import program_of

TUNNEL = "TLS tunnel buffered too many bytes!"
CONNECTS = "Too many tunnel connections attempted: 21"
OTHERS = (
    "Unable to find acceptable protocols. isFallback=",
    "Proxy.address() is not an InetSocketAddress: ",
)
OWN = tuple(Class(f"Lq0/{one};") for one in "abcd")
OWN_TOO = tuple(Class(f"Lq1/{one};") for one in "abcdefgh")


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


def test_the_app_s_base_class_into_which_a_library_s_was_put_makes_no_library_of_its_package():
    screen = component("La/Main;")
    main, base = Class("La/Main;", superclass="Ls0/a;"), saying("Ls0/a;", TUNNEL, CONNECTS)
    held = (main, base, Class("Ls0/b;"), *OWN)
    assert packages(*held).has("Ls0/b;")
    assert not packages(*held, components=(screen,)).has("Ls0/b;")
    assert packages(*held, saying("Ls0/c;", TUNNEL), components=(screen,)).has("Ls0/b;")


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


def material(low: str, high: str, *between: str) -> LibraryPackages:
    begins = saying(f"L{low}/a;", " timings: ", " repeatMode: ")
    ends = saying(f"L{high}/a;", "Invalid end icon mode: ", "endIconSize cannot be less than 0")
    return packages(begins, ends, *(Class(f"L{one}/b;") for one in between), *OWN, *OWN_TOO)


def test_what_r8_named_between_two_packages_of_one_library_is_that_library_s():
    known = material("y0", "B0", "x0", "z0", "A0", "C0", "zz")
    shown = {one for one in ("x0", "z0", "A0", "C0", "zz") if known.shows(f"L{one}/b;")}
    assert shown == {"z0", "A0"}


def test_nothing_is_between_where_packages_are_not_named_in_the_alphabet_s_order():
    assert not material("B0", "y0", "z0").shows("Lz0/b;")


def test_between_two_libraries_anything_may_be():
    known = packages(
        saying("La/a;", TUNNEL, CONNECTS),
        Class("Lb/a;"),
        saying("Lc/a;", "Nesting problem.", "JsonWriter is closed."),
        *OWN,
        *OWN_TOO,
    )
    assert not known.has("Lb/a;")


def test_a_class_that_a_shrinker_joined_with_others_shows_nothing_by_itself():
    moves = saying("Lk0/a;", "dur(", "dly(", "interp(")
    made = tuple(Method("<init>", f"({one})V", "return-void", registers=2) for one in "IZ")
    anything = Class("Lk0/b;", fields=(Field("c", "Ljava/lang/Object;"),), methods=made)
    named = Class("Lk0/c;", fields=(Field("c", "Ljava/lang/String;"),), methods=made)
    known = packages(moves, anything, named, *OWN)
    assert not known.shows("Lk0/b;")
    assert known.shows("Lk0/c;")
