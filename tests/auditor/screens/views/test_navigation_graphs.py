"""What graphs of screens lead to, each with what would change it."""

from types import SimpleNamespace

from auditor.code.evaluation.answered import State, Thing
from auditor.model.app import Markup
from auditor.screens.views.navigation_graphs import find_navigation
from tests.program_builder import program_of

GRAPH, FORM, ASK, TYPED, TO_ASK, TO_TYPED, INNER = range(0x7F010000, 0x7F010007)
LAYOUT = 0x7F020000


def at(identity: int) -> str:
    """Write a reference as a markup has it."""
    return f"@0x{identity:08x}"


def screen(identity: int, name: str, tag: str = "fragment") -> Markup:
    """Make a screen of a graph."""
    return Markup(tag, {"id": at(identity), "name": name})


def leads(identity: int, **goals: int) -> Markup:
    """Make an action."""
    return Markup(
        "action", {"id": at(identity), **{name: at(one) for name, one in goals.items()}}
    )


ROOT = Markup("navigation", {"id": at(GRAPH), "startDestination": at(FORM)})
ELEMENTS = (
    ROOT,
    screen(FORM, "a.Form"),
    leads(TO_ASK, destination=ASK),
    screen(ASK, ".Ask"),
    leads(TO_TYPED, destination=INNER),
    Markup("navigation", {"id": at(INNER), "startDestination": at(TYPED)}),
    screen(TYPED, "a.Typed"),
)


def navigation(*elements: Markup, words: frozenset[str] = frozenset()):
    """Read one graph, which a layout shows, beside a layout with some words."""
    files = {"g.xml": SimpleNamespace(name="g.xml"), "l.xml": SimpleNamespace(name="l.xml")}
    package = SimpleNamespace(
        markup=lambda _: elements,
        read=lambda _: b"\x08\x00\x00\x01" + LAYOUT.to_bytes(4, "little"),
        manifest=SimpleNamespace(package="a"),
        resources=SimpleNamespace(
            kept_in=lambda names: {"g.xml": (LAYOUT,)} if "g.xml" in names else {},
            layouts_kept_in=lambda _: (LAYOUT + 1,),
            name=lambda _: "layout/l",
        ),
    )
    shown = frozenset({"navGraph", *words})
    return find_navigation(package, [files["g.xml"]], [(files["l.xml"], shown)])


def test_an_action_leads_to_its_screen_and_a_graph_to_its_first():
    found = navigation(*ELEMENTS)
    assert found.leads[TO_ASK] == {"La/Ask;"}
    assert found.leads[TO_TYPED] == {"La/Typed;"}
    assert found.begins == {"La/Form;": {LAYOUT, LAYOUT + 1}}


def test_graphs_that_lead_to_each_other_show_nothing():
    found = navigation(
        Markup("navigation", {"id": at(GRAPH), "startDestination": at(INNER)}),
        Markup("navigation", {"id": at(INNER), "startDestination": at(GRAPH)}),
    )
    assert not found.leads


def test_a_screen_that_a_link_or_another_file_names_is_shown_by_more_than_its_graph():
    assert "La/Ask;" in navigation(*ELEMENTS).closed
    assert (
        "La/Ask;" not in navigation(ROOT, screen(ASK, "a.Ask"), Markup("deepLink", {})).closed
    )
    assert "La/Ask;" not in navigation(*ELEMENTS, words=frozenset({"a.Ask"})).closed


def test_a_call_leads_where_its_number_does():
    found, program = navigation(*ELEMENTS), program_of()
    nothing = State(0, {}, frozenset(), {})
    assert found.target(program, nothing, (None, TO_ASK)) == "La/Ask;"
    assert found.target(program, nothing, (None, 7)) == ""
    directions = Thing("object", "La/To;", 1)
    held = State(0, {}, frozenset(), {("La/To;->id:I", directions): TO_TYPED})
    assert found.target(program, held, (directions,)) == "La/Typed;"
