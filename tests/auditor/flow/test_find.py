"""What the engine finds and leaves out, on small apps built for it: each story with its twin."""

from collections.abc import Sequence
from types import SimpleNamespace

import pytest

from auditor.code.calls.callgraph import CallGraph
from auditor.code.classes.hierarchy import Hierarchy
from auditor.code.resolution.constants import Resolver
from auditor.flow.find import FlowFindings, catalogue_sources, find_flows, tells_more
from auditor.flow.search.engine import BUDGET
from auditor.flow.symbols.terms import Source
from auditor.flow.tables.catalogue import shelf_catalogue
from auditor.model.vocabulary import Data
from tests.dex_builder import PUBLIC, STATIC, Class, Field, Method
from tests.program_builder import program_of

READ = "invoke-static {}, La/Phone;->read()Landroid/database/Cursor;\nmove-result-object v0"
GET = (
    "const/4 v1, #0\ninvoke-interface {v0, v1}, Landroid/database/Cursor;->getString(I)"
    "Ljava/lang/String;\nmove-result-object v0"
)
LOG = 'const-string v2, "x"\ninvoke-static {v2, v0}, Landroid/util/Log;->d(Ljava/lang/String;Ljava/lang/String;)I'


def _find(classes: Sequence[Class]) -> FlowFindings:
    program = program_of(*classes)
    hierarchy = Hierarchy(program)
    graph = CallGraph(program, hierarchy)
    sources = [
        Source(one.method, one.pc, Data.CONTACTS, one.target)
        for one in program.calls_of("La/Phone;", "read")
    ]
    return find_flows(
        graph,
        Resolver(program, hierarchy),
        sources=sources,
        catalogue=shelf_catalogue(),
        budget=BUDGET,
    )


def _app(code: str, *more: Class, fields: tuple[Field, ...] = ()) -> list[Class]:
    run = Method("run", "()V", code + "\nreturn-void", flags=PUBLIC | STATIC, registers=6)
    return [Class("La/Main;", methods=(run,), fields=fields), *more]


def _kinds(found: FlowFindings) -> list[tuple[str | None, tuple[str, ...]]]:
    return [(one.sink.kind, one.labels) for one in found.flows]


def test_data_that_is_logged_is_a_flow() -> None:
    assert _kinds(_find(_app(f"{READ}\n{GET}\n{LOG}"))) == [("log", ())]


def test_something_else_that_is_logged_is_none() -> None:
    assert _kinds(_find(_app(f'{READ}\n{GET}\nconst-string v0, "y"\n{LOG}'))) == []


def test_a_count_is_labelled_as_a_count_alone() -> None:
    code = (
        f"{READ}\ninvoke-interface {{v0}}, Landroid/database/Cursor;->getCount()I\n"
        "move-result v0\ninvoke-static {v0}, Ljava/lang/String;->valueOf(I)Ljava/lang/String;\n"
        f"move-result-object v0\n{LOG}"
    )
    assert _kinds(_find(_app(code))) == [("log", ("count-only",))]


def test_a_hash_is_a_label_and_no_end() -> None:
    code = (
        f"{READ}\n{GET}\ninvoke-virtual {{v0}}, Ljava/lang/String;->getBytes()[B\n"
        "move-result-object v0\ninvoke-virtual {v3, v0}, "
        "Ljava/security/MessageDigest;->digest([B)[B\nmove-result-object v0\n"
        "const/4 v1, #0\ninvoke-static {v0, v1}, Landroid/util/Base64;->encodeToString([BI)"
        f"Ljava/lang/String;\nmove-result-object v0\n{LOG}"
    )
    assert _kinds(_find(_app(code))) == [("log", ("encoded", "hashed"))]


def _box(kept: str) -> Class:
    return Class(
        "La/Box;",
        fields=(Field("text", "Ljava/lang/String;"), Field("other", "Ljava/lang/String;")),
        methods=(
            Method("<init>", "()V", "return-void", registers=1),
            Method(
                "set",
                "(Ljava/lang/String;)V",
                f"iput-object p1, p0, La/Box;->{kept}:Ljava/lang/String;\nreturn-void",
                registers=2,
            ),
            Method(
                "get",
                "()Ljava/lang/String;",
                "iget-object v0, p0, La/Box;->text:Ljava/lang/String;\nreturn-object v0",
                registers=2,
            ),
        ),
    )


ALIAS = (
    "new-instance v4, La/Box;\ninvoke-direct {v4}, La/Box;-><init>()V\nmove-object v5, v4\n"
    f"{READ}\n{GET}\ninvoke-virtual {{v4, v0}}, La/Box;->set(Ljava/lang/String;)V\n"
    "invoke-virtual {v5}, La/Box;->get()Ljava/lang/String;\nmove-result-object v0\n" + LOG
)


def test_a_field_is_read_through_another_reference() -> None:
    assert _kinds(_find(_app(ALIAS, _box("text")))) == [("log", ())]


def test_another_field_of_the_object_is_clean() -> None:
    assert _kinds(_find(_app(ALIAS, _box("other")))) == []


def test_another_object_of_the_class_is_clean() -> None:
    code = ALIAS.replace(
        "move-object v5, v4",
        "new-instance v5, La/Box;\ninvoke-direct {v5}, La/Box;-><init>()V",
    )
    assert _kinds(_find(_app(code, _box("text")))) == []


STATIC_FIELD = (Field("held", "Ljava/lang/String;", flags=PUBLIC | STATIC),)
LATER = Class(
    "La/Later;",
    methods=(
        Method(
            "show",
            "()V",
            f"sget-object v0, La/Main;->held:Ljava/lang/String;\n{LOG}\nreturn-void",
            flags=PUBLIC | STATIC,
            registers=6,
        ),
    ),
)


def test_a_static_field_is_read_by_another_method() -> None:
    code = f"{READ}\n{GET}\nsput-object v0, La/Main;->held:Ljava/lang/String;"
    assert _kinds(_find(_app(code, LATER, fields=STATIC_FIELD))) == [("log", ())]


def test_a_static_field_that_is_overwritten_is_clean() -> None:
    code = (
        f"{READ}\n{GET}\nsput-object v0, La/Main;->held:Ljava/lang/String;\nconst/4 v0, #0\n"
        "sput-object v0, La/Main;->held:Ljava/lang/String;"
    )
    assert _kinds(_find(_app(code, LATER, fields=STATIC_FIELD))) == []


def test_a_listener_that_captured_the_data_uses_it() -> None:
    job = Class(
        "La/Job;",
        interfaces=("Ljava/lang/Runnable;",),
        fields=(Field("text", "Ljava/lang/String;"),),
        methods=(
            Method(
                "<init>",
                "(Ljava/lang/String;)V",
                "iput-object p1, p0, La/Job;->text:Ljava/lang/String;\nreturn-void",
                registers=2,
            ),
            Method(
                "run",
                "()V",
                f"iget-object v0, p0, La/Job;->text:Ljava/lang/String;\n{LOG}\nreturn-void",
                registers=6,
            ),
        ),
    )
    make = f"{READ}\n{GET}\nnew-instance v3, La/Job;\ninvoke-direct {{v3, v0}}, La/Job;-><init>(Ljava/lang/String;)V"
    post = "\ninvoke-virtual {v4, v3}, Landroid/os/Handler;->post(Ljava/lang/Runnable;)Z"
    assert _kinds(_find(_app(make + post, job))) == [("log", ())]
    assert _kinds(_find(_app(make, job))) == []


def test_a_stream_leads_to_where_it_was_opened() -> None:
    write = (
        f"{READ}\n{GET}\ninvoke-virtual {{v0}}, Ljava/lang/String;->getBytes()[B\n"
        "move-result-object v0\n{open}\nmove-result-object v1\n"
        "invoke-virtual {{v1, v0}}, Ljava/io/OutputStream;->write([B)V"
    )
    network = "invoke-virtual {v3}, Ljava/net/HttpURLConnection;->getOutputStream()Ljava/io/OutputStream;"
    plain = "invoke-virtual {v3}, La/Own;->stream()Ljava/io/OutputStream;"
    code = write.replace("{{", "{").replace("}}", "}")
    assert _kinds(_find(_app(code.replace("{open}", network)))) == [("network", ())]
    assert _kinds(_find(_app(code.replace("{open}", plain)))) == []


def test_the_steps_go_from_the_read_to_the_sink() -> None:
    helper = Class(
        "La/Out;",
        methods=(
            Method(
                "send",
                "(Ljava/lang/String;)V",
                'const-string v0, "t"\ninvoke-static {v0, p0}, Landroid/util/Log;->d'
                "(Ljava/lang/String;Ljava/lang/String;)I\nreturn-void",
                flags=PUBLIC | STATIC,
                registers=2,
            ),
        ),
    )
    code = f"{READ}\n{GET}\ninvoke-static {{v0}}, La/Out;->send(Ljava/lang/String;)V"
    (flow,) = _find(_app(code, helper)).flows
    methods = [one.method for one in flow.steps]
    assert methods == [
        "La/Main;->run()V",
        "La/Main;->run()V",
        "La/Out;->send(Ljava/lang/String;)V",
    ]
    assert flow.source.method == "La/Main;->run()V"
    assert flow.sink.api == "Landroid/util/Log;->d"


def test_a_branch_that_constants_rule_out_is_no_way() -> None:
    code = f"{READ}\n{GET}\nconst/4 v3, #0\nif-eqz v3, :end\n{LOG}\n:end"
    assert _kinds(_find(_app(code))) == []


@pytest.mark.parametrize(
    ("code", "kinds"),
    [
        ("const/16 v3, #12\nand-int/lit8 v3, v3, #3", []),
        ("const/16 v3, #12\nand-int/lit8 v3, v3, #6", ["log"]),
        ("const/4 v3, #1\nneg-int v3, v3\nadd-int/lit8 v3, v3, #1", []),
        ("const/4 v3, #1\nadd-float v3, v3, v3\nsub-float v3, v3, v3", ["log"]),
    ],
    ids=[
        "bits that are clear",
        "bits that are set",
        "a negative number",
        "floats are not computed",
    ],
)
def test_arithmetic_of_constants_decides_a_branch(code: str, kinds: list[str]) -> None:
    found = _find(_app(f"{READ}\n{GET}\n{code}\nif-eqz v3, :end\n{LOG}\n:end"))
    assert [kind for kind, _ in _kinds(found)] == kinds


def test_a_preference_is_taken_under_its_key_alone() -> None:
    put = (
        f'{READ}\n{GET}\nconst-string v1, "k"\ninvoke-interface {{v3, v1, v0}}, '
        "Landroid/content/SharedPreferences$Editor;->putString(Ljava/lang/String;"
        "Ljava/lang/String;)Landroid/content/SharedPreferences$Editor;"
    )

    def later(key: str) -> Class:
        code = (
            f'const-string v1, "{key}"\nconst/4 v2, #0\ninvoke-interface {{v3, v1, v2}}, '
            "Landroid/content/SharedPreferences;->getString(Ljava/lang/String;"
            f"Ljava/lang/String;)Ljava/lang/String;\nmove-result-object v0\n{LOG}\nreturn-void"
        )
        show = Method("show", "()V", code, flags=PUBLIC | STATIC, registers=6)
        return Class("La/Later;", methods=(show,))

    both = [("preferences", ()), ("log", ())]
    assert sorted(_kinds(_find(_app(put, later("k"))))) == sorted(both)
    assert _kinds(_find(_app(put, later("other")))) == [("preferences", ())]


def test_an_exhausted_budget_names_the_sources() -> None:
    program = program_of(*_app(f"{READ}\n{GET}\n{LOG}"))
    hierarchy = Hierarchy(program)
    (call,) = program.calls_of("La/Phone;", "read")
    source = Source(call.method, call.pc, Data.CONTACTS, call.target)
    found = find_flows(
        CallGraph(program, hierarchy),
        Resolver(program, hierarchy),
        sources=[source],
        catalogue=shelf_catalogue(),
        budget=2,
    )
    assert found.exhausted == (source,)


LAST_PLACE = (
    "invoke-virtual {v0, v1}, Landroid/location/LocationManager;->getLastKnownLocation(Ljava/lang/String;)"
    "Landroid/location/Location;\nmove-result-object v0"
)


@pytest.mark.parametrize(("said", "places"), [("NightManager", 1), ("TwilightManager", 0)])
def test_the_place_that_a_library_computes_the_night_from_is_no_source(said, places) -> None:
    named = Class("Ls/d;", methods=_app(f'const-string v3, "{said}"\n{LAST_PLACE}')[0].methods)
    program = program_of(*_app(LAST_PLACE), named)
    found = catalogue_sources(program, Hierarchy(program), shelf_catalogue())
    assert [program.owner(one.method) for one in found] == ["La/Main;", "Ls/d;"][: 1 + places]


SUGGESTS = (
    "new-instance v1, Landroid/widget/ArrayAdapter;\n"
    "invoke-direct {v1, v5, v5, v0}, Landroid/widget/ArrayAdapter;-><init>(Landroid/content/Context;ILjava/util/List;)V\n"
    "invoke-virtual {v3, v1}, Landroid/widget/AutoCompleteTextView;->setAdapter(Landroid/widget/ListAdapter;)V"
)
TYPED = "invoke-virtual {v3}, Landroid/widget/AutoCompleteTextView;->getText()Landroid/text/Editable;\nmove-result-object v0"
LISTED = (
    "new-instance v3, Lx/Field;\nnew-instance v4, Ljava/util/ArrayList;\ninvoke-virtual {v4, v0}, Ljava/util/ArrayList;->add(Ljava/lang/Object;)Z\n"
    "move-object v0, v4"
)


def test_what_is_typed_under_suggestions_is_what_the_person_types() -> None:
    suggested = _find(_app(f"{READ}\n{GET}\n{LISTED}\n{SUGGESTS}\n{TYPED}\n{LOG}"))
    assert "log" not in {kind for kind, _ in _kinds(suggested)}
    # Any other holder of the list gives it back.
    holder = "Lx/Holder;->setAdapter(Landroid/widget/ListAdapter;)V"
    kept = SUGGESTS.replace(
        "Landroid/widget/AutoCompleteTextView;->setAdapter(Landroid/widget/ListAdapter;)V",
        holder,
    )
    taken = TYPED.replace("Landroid/widget/AutoCompleteTextView;", "Lx/Holder;")
    assert "log" in {
        kind
        for kind, _ in _kinds(_find(_app(f"{READ}\n{GET}\n{LISTED}\n{kept}\n{taken}\n{LOG}")))
    }


def test_a_longer_search_that_spent_its_budget_counts_where_all_was_cut_and_it_found_more() -> (
    None
):
    def engine(hits: str, *, cut: int, spent: bool = False) -> SimpleNamespace:
        found = dict.fromkeys(hits, ())
        return SimpleNamespace(hits=found, cut=range(cut), spent=spent, sources=range(2))

    assert tells_more(engine("ab", cut=2, spent=True), engine("a", cut=2))
    assert not tells_more(engine("ab", cut=2, spent=True), engine("a", cut=1))
    assert not tells_more(engine("bc", cut=2, spent=True), engine("a", cut=2))
    assert not tells_more(engine("a", cut=2, spent=True), engine("a", cut=2))
    assert not tells_more(engine("ab", cut=2, spent=True), engine("a", cut=2, spent=True))
    assert tells_more(engine("a", cut=0), engine("ab", cut=1, spent=True))
    assert tells_more(engine("a", cut=0), engine("a", cut=1))
    assert not tells_more(engine("a", cut=1), engine("a", cut=1))
