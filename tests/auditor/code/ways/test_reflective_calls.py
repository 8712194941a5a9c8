"""Methods that reflection runs are reached, also where their names are put together."""

from auditor.code.resolution.constants import Resolver
from auditor.code.ways.reflective_calls import generated_edges, loaded_classes, reflective_edges
from tests.auditor.code.small_app import app, kind, main

NAMES = (
    'const-string v0, "a."\nconst-string v1, "Book"\n'
    "invoke-virtual {v0, v1}, Ljava/lang/String;->concat(Ljava/lang/String;)Ljava/lang/String;\n"
    "move-result-object v0\n"
    "invoke-static {v0}, Ljava/lang/Class;->forName(Ljava/lang/String;)Ljava/lang/Class;\n"
    "move-result-object v0\n"
)
RUNS = NAMES + (
    'const-string v1, "METHOD"\nconst/4 v2, #0\n'
    "invoke-virtual {v0, v1, v2}, Ljava/lang/Class;->getMethod(Ljava/lang/String;[Ljava/lang/Class;)Ljava/lang/reflect/Method;\n"
    "move-result-object v0\n"
    "invoke-virtual {v0, v2, v2}, Ljava/lang/reflect/Method;->invoke(Ljava/lang/Object;[Ljava/lang/Object;)Ljava/lang/Object;\n"
)
BOOK = kind("La/Book;", {"static list()V": "nop"})


def found(code):
    built = app(main(code), BOOK)
    resolver = Resolver(built.program, built.graph.hierarchy)
    edges = [built.program.text(one.target) for one in reflective_edges(resolver)]
    return edges, [name for name, _, _ in loaded_classes(resolver)]


def test_a_method_by_a_name_that_is_put_together_is_run():
    assert found(RUNS.replace("METHOD", "list")) == (["La/Book;->list()V"], ["La/Book;"])


def test_a_method_of_another_name_is_not():
    assert found(RUNS.replace("METHOD", "other")) == ([], ["La/Book;"])


def test_a_class_that_is_only_loaded_is_named():
    assert found(NAMES) == ([], ["La/Book;"])
    assert found("nop") == ([], [])


ENDED = (
    "invoke-virtual {p0}, Ljava/lang/Object;->getClass()Ljava/lang/Class;\nmove-result-object v0\n"
    "invoke-virtual {v0}, Ljava/lang/Class;->getName()Ljava/lang/String;\nmove-result-object v0\n"
    'const-string v1, "_Bound"\n'
    "invoke-virtual {v0, v1}, Ljava/lang/String;->concat(Ljava/lang/String;)Ljava/lang/String;\n"
    "move-result-object v0\n"
    "invoke-static {v0}, Ljava/lang/Class;->forName(Ljava/lang/String;)Ljava/lang/Class;\n"
    "move-result-object v0\n"
)
BINDS = "invoke-static {p0}, Lz/Binder;->bind(Ljava/lang/Object;)V"


def generated(*kinds):
    binder = kind("Lz/Binder;", {"static bind(Ljava/lang/Object;)V": ENDED})
    built = app(binder, *kinds)
    program = built.program
    resolver = Resolver(program, built.graph.hierarchy)
    edges = generated_edges(built.graph, resolver)
    return sorted((program.text(one.source), program.text(one.target)) for one in edges)


def bound(name):
    return kind(f"{name[:-1]}_Bound;", {"<init>()V": ""})


def test_a_class_made_by_the_name_of_another_and_an_ending_is_made_where_that_one_has_it_made():
    one, other = kind("La/One;", {"show()V": BINDS}), kind("La/Other;", {"show()V": ""})
    found = generated(one, other, bound("La/One;"), bound("La/Other;"))
    assert found == [("La/One;->show()V", "La/One_Bound;-><init>()V")]


def test_a_base_class_has_those_made_of_the_classes_below_it():
    base = kind("La/Base;", {"show()V": BINDS})
    one = kind("La/One;", {}, above="La/Base;")
    found = generated(base, one, bound("La/One;"), bound("La/Other;"))
    assert found == [("La/Base;->show()V", "La/One_Bound;-><init>()V")]


def test_a_class_of_another_ending_is_not_made():
    one = kind("La/One;", {"show()V": BINDS})
    assert generated(one, kind("La/One_Other;", {"<init>()V": ""})) == []


def test_the_ending_is_told_however_many_screens_have_a_class_made():
    handed = {
        "static bind(Ljava/lang/Object;)V": (
            "invoke-virtual {p0}, Ljava/lang/Object;->getClass()Ljava/lang/Class;\n"
            "move-result-object v0\ninvoke-static {v0}, Lz/Binder;->make(Ljava/lang/Class;)V"
        ),
        "static make(Ljava/lang/Class;)V": ENDED.split("move-result-object v0\n", 1)[1].replace(
            "invoke-virtual {v0}, Ljava/lang/Class;", "invoke-virtual {p0}, Ljava/lang/Class;"
        ),
    }
    names = [f"La/Page{number};" for number in range(30)]
    pages = [kind(name, {"show()V": BINDS}) for name in names]
    built = app(kind("Lz/Binder;", handed), *pages, *map(bound, names))
    edges = generated_edges(built.graph, Resolver(built.program, built.graph.hierarchy))
    assert {built.program.text(one.target) for one in edges} == {
        f"{name[:-1]}_Bound;-><init>()V" for name in names
    }
