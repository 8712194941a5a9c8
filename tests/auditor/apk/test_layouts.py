from collections.abc import Callable

from auditor.model.app import Package, View
from tests.axml_builder import Dp, Ref, Resources, Xml, compile_xml, manifest

Open = Callable[..., Package]


def view(tag: str, *children: View, **said: object) -> View:
    empty: dict[str, object] = dict.fromkeys(
        ("id", "id_name", "text", "text_id", "hint", "checked", "on_click", "class_name")
    )
    return View(tag=tag, children=children, **{**empty, **said})  # type: ignore[arg-type]


class Screens:
    """A package with layouts to be."""

    def __init__(self) -> None:
        self.table = Resources()
        self.files: dict[str, bytes] = {}

    def add(self, name: str, root: Xml, *, qualifier: str = "") -> int:
        file = f"r/{name}{qualifier}.xml"
        self.files[file] = compile_xml(root)
        return self.table.add("layout", name, {qualifier: file})

    def opened(self, open_apk: Open) -> Package:
        return open_apk(manifest(), {"resources.arsc": self.table.compile(), **self.files})


def test_a_layout_is_a_tree_of_views_with_what_a_person_sees(open_apk: Open) -> None:
    screens = Screens()
    agree = screens.table.add("string", "agree", {"": "I agree", "hi": "सहमत"})
    button = screens.table.add("id", "agree_button", {"": False})
    box = Xml(
        "CheckBox", {"android:text": "Terms", "android:checked": True, "android:hint": "tick"}
    )
    press = Xml(
        "Button",
        {"android:id": Ref(button), "android:text": Ref(agree), "android:onClick": "onAgree"},
    )
    page = screens.add("consent", Xml("LinearLayout", {}, [box, press]))
    (layout,) = screens.opened(open_apk).resources.layouts(page)
    assert (layout.name, layout.file, layout.part) == (
        "layout/consent",
        "r/consent.xml",
        "loan.apk",
    )
    assert layout.root == view(
        "LinearLayout",
        view("CheckBox", text="Terms", checked=True, hint="tick"),
        view(
            "Button",
            id=button,
            id_name="agree_button",
            text="I agree",
            text_id=agree,
            on_click="onAgree",
            is_covered=True,
        ),
    )


def test_includes_and_merges_are_laid_in(open_apk: Open) -> None:
    screens = Screens()
    mine = screens.table.add("id", "mine", {"": False})
    merged = screens.add(
        "merged", Xml("merge", {}, [Xml("TextView", {"android:text": "a"}), Xml("TextView")])
    )
    single = screens.add("single", Xml("FrameLayout", {"android:text": "b"}))
    root = Xml(
        "LinearLayout", {},
        [
            Xml("include", {"layout": Ref(merged)}),
            Xml("include", {"layout": Ref(single), "android:id": Ref(mine)}),
            Xml("ViewStub", {"android:layout": Ref(single)}),
        ],
    )  # fmt: skip
    page = screens.add("page", root)
    (layout,) = screens.opened(open_apk).resources.layouts(page)
    assert layout.root == view(
        "LinearLayout",
        view("TextView", text="a"),
        view("TextView"),
        view("FrameLayout", text="b", id=mine, id_name="mine"),
        view("FrameLayout", text="b"),
    )


def test_classes_of_fragments_and_views_are_in_dex_form(open_apk: Open) -> None:
    screens = Screens()
    root = Xml(
        "a",
        {},
        [Xml("fragment", {"android:name": "com.x.Page"}), Xml("view", {"class": "com.x.V"})],
    )
    page = screens.add("page", root)
    (layout,) = screens.opened(open_apk).resources.layouts(page)
    assert [(one.tag, one.class_name) for one in layout.root.children] == [
        ("fragment", "Lcom/x/Page;"), ("com.x.V", "Lcom/x/V;"),
    ]  # fmt: skip


def test_each_configuration_of_a_layout_is_read(open_apk: Open) -> None:
    screens = Screens()
    screens.files = {"a.xml": compile_xml(Xml("A")), "b.xml": compile_xml(Xml("B"))}
    page = screens.table.add("layout", "page", {"land": "b.xml", "": "a.xml"})
    resources = screens.opened(open_apk).resources
    assert [one.root.tag for one in resources.layouts(page)] == ["A", "B"]
    assert list(resources.layouts_kept_in({"a.xml"})) == [page]


def test_a_layout_without_a_readable_file_is_left_out(open_apk: Open) -> None:
    screens = Screens()
    screens.files = {"broken.xml": b"<LinearLayout/>"}
    page = screens.table.add("layout", "page", {"": "absent.xml", "land": "broken.xml"})
    assert list(screens.opened(open_apk).resources.layouts(page)) == []


def test_a_title_stands_in_for_a_text(open_apk: Open) -> None:
    screens = Screens()
    page = screens.add("page", Xml("com.x.Row", {"app:title": "Pick a contact"}))
    (layout,) = screens.opened(open_apk).resources.layouts(page)
    assert layout.root.text == "Pick a contact"


def test_layouts_that_include_each_other_without_end_are_cut_off(open_apk: Open) -> None:
    screens = Screens()
    itself = Xml("include", {"layout": Ref(0x7F010000)})
    page = screens.add("page", Xml("LinearLayout", {}, [itself] * 12))
    (layout,) = screens.opened(open_apk).resources.layouts(page)
    assert 1000 < _count(layout.root) <= 25_000


def _count(root: View) -> int:
    return 1 + sum(_count(child) for child in root.children)


def test_a_view_is_faint_where_it_is_transparent_or_nothing_gives_it_a_size(
    open_apk: Open,
) -> None:
    screens = Screens()
    flat = {"android:layout_height": Dp(0)}
    page = screens.add(
        "consent",
        Xml(
            "LinearLayout",
            {},
            [
                Xml("TextView", {"android:text": "clear", "android:alpha": 0}),
                Xml("TextView", {"android:text": "flat", **flat}),
                Xml(
                    "TextView", {"android:text": "weighed", **flat, "android:layout_weight": 1}
                ),
                Xml("TextView", {"android:text": "tall", **flat, "android:minHeight": Dp(48)}),
                Xml("RelativeLayout", {}, [Xml("TextView", {"android:text": "held", **flat})]),
            ],
        ),
    )
    (layout,) = screens.opened(open_apk).resources.layouts(page)
    rows = [*layout.root.children, *layout.root.children[-1].children]
    assert [one.text for one in rows if one.is_faint] == ["clear", "flat"]


def test_a_background_that_is_no_plain_colour_covers_what_lies_behind(open_apk: Open) -> None:
    screens = Screens()
    card = screens.table.add("drawable", "card", {"": "r/card.xml"})
    page = screens.add(
        "consent",
        Xml(
            "LinearLayout",
            {},
            [
                Xml("TextView", {"android:text": "bare"}),
                Xml("CheckBox", {"android:text": "box"}),
                Xml("TextView", {"android:text": "card", "android:background": Ref(card)}),
                Xml("Button", {"android:text": "themed"}),
            ],
        ),
    )
    (layout,) = screens.opened(open_apk).resources.layouts(page)
    assert [one.text for one in layout.root.children if one.is_covered] == ["card", "themed"]
