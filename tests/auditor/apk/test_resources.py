import struct
from pathlib import Path

import pytest

from auditor.apk.arsc import read_table
from auditor.apk.attributes import IDS
from auditor.apk.package import open_package
from auditor.apk.resources import AppResources
from auditor.model.app import UiString
from tests.axml_builder import Ref, Resources

SAMPLES = Path(__file__).parents[3] / "samples"
FORMS = ["plain", "sparse", "offset16", "compact"]


def opened(*tables: Resources, utf8: bool = True, form: str = "plain") -> AppResources:
    read = [
        (f"part{number}", read_table(one.compile(utf8=utf8, form=form)))
        for number, one in enumerate(tables)
    ]
    return AppResources(read, lambda _resources, _identity: ())


def sample() -> tuple[Resources, dict[str, int]]:
    table = Resources()
    table.add("attr", "nothing", {"": 0})
    ids = {"hello": table.add("string", "hello", {"": "Hello", "hi": "नमस्ते", "zh-rCN": "你好"})}
    ids["alias"] = table.add(
        "string", "alias", {"": Ref(ids["hello"]), "hi": Ref(ids["hello"])}
    )
    ids["only"] = table.add("string", "only", {"land": "sideways"})
    ids["fruits"] = table.add("array", "fruits", {"": ["apple", Ref(ids["hello"])]})
    ids["days"] = table.add("plurals", "days", {"": {"one": "day", "other": "days"}})
    ids["flag"] = table.add("bool", "flag", {"": True})
    return table, ids


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("utf8", [True, False])
def test_every_form_of_table_gives_the_same_strings(form: str, utf8: bool) -> None:
    table, _ = sample()
    assert opened(table, utf8=utf8, form=form).strings() == opened(table).strings()


def test_all_strings_of_all_configurations_are_listed_with_their_names() -> None:
    table, ids = sample()
    listed = [(one.id, one.name, one.locale, one.text) for one in opened(table).strings()]
    assert listed == sorted(
        [
            (ids["hello"], "string/hello", "", "Hello"),
            (ids["hello"], "string/hello", "hi", "नमस्ते"),
            (ids["hello"], "string/hello", "zh-CN", "你好"),
            (ids["alias"], "string/alias", "", "Hello"),
            (ids["alias"], "string/alias", "hi", "नमस्ते"),
            (ids["only"], "string/only", "", "sideways"),
            (ids["fruits"], "array/fruits[0]", "", "apple"),
            (ids["fruits"], "array/fruits[1]", "", "Hello"),
            (ids["days"], "plurals/days[one]", "", "day"),
            (ids["days"], "plurals/days[other]", "", "days"),
        ]
    )


def test_a_string_is_resolved_in_the_default_configuration() -> None:
    table, ids = sample()
    resources = opened(table)
    assert resources.string(ids["hello"]) == "Hello"
    assert resources.string(ids["alias"]) == "Hello"
    assert resources.string(ids["only"]) == "sideways"
    assert resources.string(ids["flag"]) is None
    assert resources.string(0x7F990000) is None


def test_names_of_ids_are_type_and_key() -> None:
    table, ids = sample()
    resources = opened(table)
    assert resources.name(ids["days"]) == "plurals/days"
    assert resources.name(0x7F020099) is None


def test_naming_finds_texts_in_every_locale_whatever_their_case() -> None:
    table, ids = sample()
    resources = opened(table)
    assert [(one.id, one.locale) for one in resources.naming(["HELLO"])] == [
        (ids["hello"], ""), (ids["alias"], ""), (ids["fruits"], ""),
    ]  # fmt: skip
    assert {one.text for one in resources.naming(["你", "day"])} == {"你好", "day", "days"}
    assert resources.naming(["absent"]) == ()
    assert resources.naming([]) == resources.naming([""]) == ()


def test_naming_agrees_with_looking_at_all_strings() -> None:
    table = Resources()
    words = ["contact", "Kontakt", "STRASSE", "straße", "İzin", "联系人", "acontacts", ""]
    for number, word in enumerate(words):
        table.add("string", f"s{number}", {"": word, "de": word + " x", "tr": "y" + word})
    resources = opened(table)
    for terms in (["contact"], ["strasse"], ["İ"], ["人"], ["kontakt", "x"]):
        folded = [term.casefold() for term in terms]
        expected = [
            one
            for one in resources.strings()
            if any(term in one.text.casefold() for term in folded)
        ]
        assert list(resources.naming(terms)) == expected


def test_items_of_an_array_stand_in_its_order_and_are_counted_from_nought() -> None:
    table = Resources()
    table.add("array", "steps", {"": [f"step {number}" for number in range(12)]})
    assert [(one.name, one.text) for one in opened(table).strings()] == [
        (f"array/steps[{number}]", f"step {number}") for number in range(12)
    ]


def test_locales_are_bcp_47() -> None:
    table = Resources()
    qualifiers = [
        "",
        "hi",
        "zh-rCN",
        "b+zh+Hant+TW",
        "in",
        "iw",
        "tl",
        "fil",
        "es-r419",
        "b+ca+valencia",
        "land",
    ]
    table.add("string", "s", dict.fromkeys(qualifiers, "x"))
    expected = ["", "ca-valencia", "es-419", "fil", "he", "hi", "id", "zh-CN", "zh-Hant-TW"]
    assert list(opened(table).locales()) == expected


def test_parts_add_their_strings_and_say_whose_they_are() -> None:
    base, split = Resources(), Resources()
    hello = base.add("string", "hello", {"": "Hello"})
    split.add("string", "hello", {"hi": "नमस्ते"})
    resources = opened(base, split)
    assert resources.strings() == (
        UiString(hello, "string/hello", "", "Hello", "part0"),
        UiString(hello, "string/hello", "hi", "नमस्ते", "part1"),
    )
    assert resources.by_locale(hello) == {"": "Hello", "hi": "नमस्ते"}
    assert [one.part for one in resources.naming(["नमस्ते"])] == ["part1"]


def test_references_in_a_circle_come_to_an_end() -> None:
    table = Resources()
    first = table.add("string", "a", {"": Ref(0x7F010001)})
    table.add("string", "b", {"": Ref(first)})
    resources = opened(table)
    assert resources.string(first) is None
    assert [one.text for one in resources.strings()] == ["", ""]


def test_a_table_cut_anywhere_never_breaks_the_reader() -> None:
    table, ids = sample()
    data = table.compile()
    for length in range(0, len(data), 7):
        read = read_table(data[:length])
        resources = AppResources([("part", read)], lambda _resources, _identity: ())
        resources.strings()
        resources.name(ids["hello"])
    assert not read_table(data[: len(data) // 2]).whole
    assert read_table(data).whole


def test_nothing_is_read_from_what_is_no_table() -> None:
    read = read_table(b"not a resource table")
    assert (read.packages, read.whole) == ((), False)


def test_the_words_that_dialogs_borrow_from_android_are_known() -> None:
    table = Resources()
    mine = table.add("string", "mine", {"": Ref(0x0104000A)})
    resources = opened(table)
    assert [resources.string(one) for one in (0x0104000A, 0x01040000, mine)] == [
        "OK",
        "Cancel",
        "OK",
    ]
    assert resources.name(0x0104000A) == "android:string/ok"


def test_arrays_that_share_their_items_do_not_fill_the_memory() -> None:
    table = Resources()
    for number in range(300):
        table.add("array", f"a{number}", {"": ["x"] * 20})
    data = bytearray(table.compile())
    places = struct.pack("<II", 0, 16 + 12 * 20)
    start = data.rindex(places)
    for number in range(300):
        struct.pack_into("<I", data, start + 4 * number, 0)
    chunk = data.index(struct.pack("<HH", 0x0201, 84))
    (first,) = struct.unpack_from("<I", data, chunk + 16)
    struct.pack_into("<I", data, chunk + first + 12, 0x7FFFFFFF)
    (block,) = read_table(bytes(data)).packages[0].chunks
    assert 0 < len(block.rows().entry) <= 8 * block.size // 12


def test_links_of_a_styled_string_are_kept() -> None:
    package = open_package(SAMPLES / "built/consent_styled_link.apk")
    links = {one.name: one.links for one in package.resources.strings() if one.links}
    assert links == {"string/ask_html": ("https://brightfern.example/p?id=7",)}


def test_styles_name_the_methods_that_taps_run() -> None:
    table = Resources()
    named = table.add("string", "go", {"": "goOn"})
    table.add("style", "Next", {"": {IDS["onClick"]: "next", IDS["text"]: "Next"}})
    table.add("style", "Go", {"": {IDS["onClick"]: Ref(named)}})
    assert opened(table).clicked() == {"next", "goOn"}
    assert opened(sample()[0]).clicked() == frozenset()
