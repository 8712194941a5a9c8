"""What the report tells of screens and texts: sketches, and which element is stated where."""

from dataclasses import replace

from auditor.model.access import Disclosure, PolicyDocument, Screen, ViewNode
from auditor.model.app import Limit
from auditor.model.evidence import Evidence
from auditor.model.finding import Finding
from auditor.model.vocabulary import (
    Confidence,
    EvidenceKind,
    Kleene,
    LimitKind,
    Sense,
    Severity,
    Status,
)
from auditor.model.words import same
from reports.told import screens_of, told_by
from tests.builders import result
from tests.result_builder import EXAMPLES

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
    states,
    where="screen",
    source="res/values/strings.xml#body",
    number=0,
    locale="",
    language="",
    class_="statement",
):
    return Disclosure(
        where, source, None, number, locale, "…", class_, "collect", states, language
    )


def told(*screens, disclosures=(), languages=(), limits=()):
    made = result()
    app = replace(made.app, languages=languages)
    return told_by(
        replace(made, app=app, screens=screens, disclosures=tuple(disclosures), limits=limits)
    )


def matrix(found):
    """Return what the table of notice says, as (document, language, elements)."""
    return [
        (one.screen, one.source, text.language, text.states and sorted(text.states))
        for one in found.notice
        for text in one.texts
    ]


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


def test_texts_that_functions_draw_stand_in_code_order() -> None:
    laid = screen(kind="fragment")
    composed = replace(laid, tree=replace(laid.tree, view="compose"))

    assert [one.is_sketched for one in told(laid, composed).asking] == [True, False]


def test_the_table_joins_the_texts_of_a_screen_and_keeps_documents_apart() -> None:
    found = told(
        screen(),
        disclosures=[
            disclosure(("N1", "N2")),
            disclosure(("N5",), source="res/values/strings.xml#more"),
            disclosure(("N6",), where="policy-asset", source="assets/p.html", number=None),
        ],
    )

    assert matrix(found) == [
        (0, "", "", ["N1", "N2", "N5"]),
        (None, "assets/p.html", "", ["N6"]),
    ]
    assert found.missing == ("N3", "N4", "N7", "N8", "N9", "N11")


def test_without_a_text_nothing_is_called_missing() -> None:
    found = told(screen())

    assert found.notice == ()
    assert found.missing == ()


def test_the_table_keeps_the_languages_of_a_screen_apart() -> None:
    found = told(
        screen(),
        languages=("en", "id"),
        disclosures=[
            disclosure(("N1", "N2"), language="en"),
            disclosure(("N1",), locale="id", language="id"),
            disclosure(("N6",), locale="in-ID"),
        ],
    )

    assert matrix(found) == [(0, "", "en", ["N1", "N2"]), (0, "", "id", ["N1", "N6"])]


def test_a_language_of_the_interface_without_the_text_has_a_row_that_says_so() -> None:
    found = told(
        screen(),
        languages=("en", "id", "zh-CN"),
        disclosures=[disclosure(("N1", "N2"), language="en")],
    )

    assert matrix(found) == [
        (0, "", "en", ["N1", "N2"]),
        (0, "", "id", None),
        (0, "", "zh", None),
    ]


def test_a_document_or_a_screen_that_names_no_contacts_is_not_expected_in_every_language() -> (
    None
):
    found = told(
        screen(),
        languages=("en", "id"),
        disclosures=[
            disclosure(("N7",), language="en"),
            disclosure(
                ("N1",), where="policy-asset", source="assets/p", number=None, language="en"
            ),
        ],
    )

    assert matrix(found) == [(0, "", "en", ["N7"]), (None, "assets/p", "en", ["N1"])]


def test_a_language_that_was_not_read_is_never_said_to_be_silent() -> None:
    limit = Limit(LimitKind.LANGUAGE_NOT_READ, same("ja"), "base.apk", (Sense.TEXT,))

    assert told(screen(), limits=(limit,)).unread
    assert not told(screen()).unread


def test_a_statement_about_something_else_is_not_told_beside_one_that_says_what_about() -> None:
    said = disclosure(("N1",))
    found = told(screen(), disclosures=[replace(said, about="other"), said])

    assert [one.about for one in found.texts[0].statements] == ["collect"]


def test_a_sentence_that_says_two_things_stands_once() -> None:
    denial = disclosure(("N5",), class_="denial")
    found = told(screen(), disclosures=[denial, disclosure(("N5",)), disclosure((), number=1)])

    (text,) = found.texts
    assert [one.class_ for one in text.statements] == ["denial", "statement"]
    assert [one.screen for one in text.shown] == [0, 1]


def found_at(*evidence, rule="LAP-C04"):
    return Finding(
        rule,
        Severity.HIGH,
        Confidence.LIKELY,
        ("article",),
        Status.OPEN,
        same("…"),
        "v1:0",
        "app",
        evidence,
    )


def text_at(words):
    return Evidence(EvidenceKind.RESOURCE, "base.apk!res/values/strings.xml#x", excerpt=words)


def code_at(owner):
    return Evidence(EvidenceKind.CODE, "base.apk!classes.dex", symbol=f"{owner}->a()V")


def test_a_finding_speaks_of_the_screen_that_shows_its_text() -> None:
    other = ViewNode("TextView", "Something else.", None, None, None)
    found = told(screen(tree=other), screen())

    assert screens_of(found_at(text_at("We read your contact list.")), found) == (
        found.asking[1],
    )


def test_a_finding_without_a_text_speaks_of_the_screens_of_its_code() -> None:
    found = told(screen(), screen("other"))

    assert screens_of(found_at(code_at("Lcom/x/Ask;")), found) == found.asking
    assert screens_of(found_at(code_at("Lcom/x/Elsewhere;")), found) == ()
    assert screens_of(found_at(code_at("Lcom/x/Ask;"), rule="LAP-A02"), found) == ()


def test_a_policy_that_is_only_linked_comes_with_the_command_that_audits_it() -> None:
    linked = PolicyDocument("https://x.example/privacy", "", "", examined=False)
    inside = PolicyDocument("assets/privacy.html", "0" * 64, "en", examined=True)
    result = EXAMPLES["prompt_only"]()

    command = told_by(replace(result, policies=(inside, linked))).command
    assert command == f"auditor scan {result.app.source.name} --policy policy.html"
    assert not told_by(replace(result, policies=(inside,))).command


def test_a_text_that_two_screens_show_is_quoted_once_and_its_kinds_are_named_once() -> None:
    base = EXAMPLES["bundled_consent"]()
    said = base.disclosures[0]
    again = replace(said, screen=(said.screen or 0) + 1, shown_by="Lcom/x/Other;")
    (found,) = told_by(replace(base, disclosures=(said, said, again))).texts
    assert found.statements == (said,)
    assert found.shown == (said, again)
