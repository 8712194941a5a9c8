"""What the report tells of screens and texts: sketches, and which element is stated where."""

from dataclasses import replace

from auditor.model.access import Disclosure, Screen, ViewNode
from auditor.model.vocabulary import Kleene
from auditor.model.words import same
from reports.told import told_by
from tests.builders import result

TREE = ViewNode(
    "android.widget.LinearLayout",
    None,
    None,
    None,
    None,
    (
        ViewNode("TextView", "We read your contact list.", "body", None, None),
        ViewNode("CheckBox", "I agree", "box", True, None),
        ViewNode("EditText", "Amount", "amount", None, None),
        ViewNode("Button", "Continue", "go", None, same("goes on")),
    ),
)


def screen(purpose="consent", kind="activity", tree=TREE):
    return Screen("Lcom/x/Ask;", kind, purpose, tree, (), Kleene.YES, (), Kleene.YES)


def disclosure(
    states, where="screen", source="res/values/strings.xml#body", number=0, locale=""
):
    return Disclosure(where, source, None, number, locale, "…", "statement", "collect", states)


def told(*screens, disclosures=()):
    return told_by(replace(result(), screens=screens, disclosures=tuple(disclosures)))


def test_a_sketch_holds_words_boxes_fields_and_buttons_in_order() -> None:
    (view,) = told(screen()).asking

    assert [(one.kind, one.text) for one in view.lines] == [
        ("text", "We read your contact list."),
        ("box", "I agree"),
        ("field", "Amount"),
        ("button", "Continue"),
    ]
    assert view.lines[1].checked
    assert view.is_sketched


def test_screens_that_neither_ask_nor_tell_stand_aside() -> None:
    found = told(screen(), screen("other"))

    assert [one.number for one in found.asking] == [0]
    assert [one.number for one in found.aside] == [1]


def test_texts_of_scripts_stand_in_code_order() -> None:
    (view,) = told(screen(kind="script")).asking

    assert not view.is_sketched


def test_the_table_joins_the_texts_of_a_screen_and_keeps_documents_apart() -> None:
    found = told(
        screen(),
        disclosures=[
            disclosure(("N1", "N2")),
            disclosure(("N5",), source="res/values/strings.xml#more"),
            disclosure(("N6",), where="policy-asset", source="assets/p.html", number=None),
        ],
    )

    assert [(one.screen, one.source, sorted(one.states)) for one in found.notice] == [
        (0, "", ["N1", "N2", "N5"]),
        (None, "assets/p.html", ["N6"]),
    ]
    assert found.missing == ("N3", "N4", "N7", "N8", "N9", "N11")


def test_without_a_text_nothing_is_called_missing() -> None:
    found = told(screen())

    assert found.notice == ()
    assert found.missing == ()
