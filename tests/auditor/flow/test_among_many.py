"""In a large app many could run a call, and many ask a store: who is meant is found, or it is said to be cut."""

import pytest

from tests.dex_builder import ABSTRACT, INTERFACE, PUBLIC, STATIC, Class, Field, Method
from tests.flow_stories import LOG, READ, TEXT, abstract, ends, find, run, static, virtual

SOURCE = "La/Source;"
LOADED = f"{READ}\nreturn-object v0"
WORD = 'const-string v0, "word"\nreturn-object v0'
DATABASE = "Landroid/database/sqlite/SQLiteDatabase;"
VALUES = "Landroid/content/ContentValues;"
CURSOR = "Landroid/database/Cursor;"


def _source(number: int, code: str) -> Class:
    made = Method("<init>", "()V", "return-void", registers=1)
    return Class(
        f"La/Source{number};",
        interfaces=(SOURCE,),
        methods=(made, virtual("load", f"(){TEXT}", code)),
    )


def _asked(count: int, first: str, *, asker: str = "La/Screen;") -> list[Class]:
    """Have a screen ask one of `count` sources that a field holds."""
    face = Class(
        SOURCE, flags=PUBLIC | ABSTRACT | INTERFACE, methods=(abstract("load", f"(){TEXT}"),)
    )
    births = "\n".join(
        f"new-instance v1, La/Source{one};\ninvoke-direct {{v1}}, La/Source{one};-><init>()V\n"
        f"sput-object v1, La/Chosen;->one:{SOURCE}"
        for one in range(count)
    )
    chosen = Class(
        "La/Chosen;",
        fields=(Field("one", SOURCE, flags=PUBLIC | STATIC),),
        methods=(static("choose", "()V", births),),
    )
    code = (
        f"sget-object v1, La/Chosen;->one:{SOURCE}\n"
        f"invoke-interface {{v1}}, {SOURCE}->load(){TEXT}\nmove-result-object v0\n{LOG}"
    )
    others = [_source(one, WORD) for one in range(1, count)]
    return [face, _source(0, first), *others, chosen, run(code, name=asker)]


@pytest.mark.parametrize("count", [2, 4, 12])
def test_what_one_of_several_sources_gives_comes_back_to_who_asks_their_type(count) -> None:
    assert ends(*_asked(count, LOADED)) == ["log"]
    assert ends(*_asked(count, WORD)) == []


def test_one_of_many_is_a_guess_in_another_package() -> None:
    def sure(count: int, asker: str) -> list[str]:
        found = find(*_asked(count, LOADED, asker=asker)).flows
        return [one.confidence.value for one in found]

    assert sure(2, "Lb/Screen;") == ["likely"]
    assert sure(8, "La/Screen;") == ["likely"]
    assert sure(8, "Lb/Screen;") == ["possible"]


def test_what_one_of_too_many_gives_is_said_to_be_cut() -> None:
    assert len(find(*_asked(30, LOADED)).exhausted) == 1
    assert not find(*_asked(30, WORD)).exhausted


def test_who_is_not_called_any_more_after_very_many_is_said_to_be_cut() -> None:
    giver = Class("La/Book;", methods=(static("name", f"(){TEXT}", LOADED),))
    code = f"invoke-static {{}}, La/Book;->name(){TEXT}\nmove-result-object v0"
    few = [run(code, name=f"La/Caller{one};") for one in range(50)]
    many = [run(code, name=f"La/Caller{one};") for one in range(70)]
    assert not find(giver, *few).exhausted
    assert len(find(giver, *many).exhausted) == 1


def _kept(table: str) -> str:
    return (
        f"{READ}\nnew-instance v3, {VALUES}\ninvoke-direct {{v3}}, {VALUES}-><init>()V\n"
        f'const-string v4, "name"\ninvoke-virtual {{v3, v4, v0}}, {VALUES}->put({TEXT}{TEXT})V\n'
        f'const-string v4, "{table}"\nconst/4 v5, #0\n'
        f"invoke-virtual {{v6, v4, v5, v3}}, {DATABASE}->insert({TEXT}{TEXT}{VALUES})J"
    )


def _taken(asking: str) -> str:
    return (
        f"{asking}\nmove-result-object v0\nconst/4 v1, #0\n"
        f"invoke-interface {{v0, v1}}, {CURSOR}->getString(I){TEXT}\nmove-result-object v0\n{LOG}"
    )


def _asking(statement: str) -> str:
    return _taken(
        f'const-string v4, "{statement}"\nconst/4 v5, #0\n'
        f"invoke-virtual {{v6, v4, v5}}, {DATABASE}->rawQuery({TEXT}[{TEXT}){CURSOR}"
    )


OTHERS = [run(_asking(f"SELECT * FROM t{one}"), name=f"Lb/Other{one};") for one in range(70)]


@pytest.mark.parametrize(
    ("asks", "expected"), [("People", ["database", "log"]), ("loans", ["database"])]
)
def test_of_very_many_who_ask_a_database_those_are_looked_at_whose_statements_name_the_table(
    asks, expected
) -> None:
    taker = run(_asking(f"SELECT * FROM {asks} WHERE 1"), name="Lb/Taker;")
    assert ends(run(_kept("People")), *OTHERS, taker) == expected


@pytest.mark.parametrize(
    ("asks", "expected"), [("People", ["database", "log"]), ("loans", ["database"])]
)
def test_of_very_many_the_one_that_is_handed_the_table_is_found_by_who_names_it(
    asks, expected
) -> None:
    helper = Class(
        "Lu/Tables;",
        methods=(
            static(
                "all",
                f"({DATABASE}{TEXT}){CURSOR}",
                "const/4 v0, #0\n"
                f"invoke-virtual/range {{p0 .. p1}}, {DATABASE}->compileStatement({TEXT})Landroid/database/sqlite/SQLiteStatement;\n"
                f"invoke-virtual {{p0, p1, v0}}, {DATABASE}->rawQuery({TEXT}[{TEXT}){CURSOR}\n"
                "move-result-object v0\nreturn-object v0",
            ),
        ),
    )
    code = _taken(
        f'const-string v4, "select * from {asks}"\n'
        f"invoke-static {{v6, v4}}, Lu/Tables;->all({DATABASE}{TEXT}){CURSOR}"
    )
    taker = run(code, name="Lb/Taker;")
    assert ends(run(_kept("People")), *OTHERS, helper, taker) == expected


@pytest.mark.parametrize(("deep", "is_cut"), [(6, False), (30, True)])
def test_an_end_too_many_calls_down_is_said_to_be_cut(deep, is_cut) -> None:
    def step(number: int) -> Method:
        code = f"invoke-static {{p0}}, La/Deep;->go{number + 1}({TEXT})V"
        return static(f"go{number}", f"({TEXT})V", code)

    last = static(f"go{deep}", f"({TEXT})V", f"move-object v0, p0\n{LOG}")
    chain = Class("La/Deep;", methods=(*map(step, range(deep)), last))
    found = find(run(f"{READ}\ninvoke-static {{v0}}, La/Deep;->go0({TEXT})V"), chain)
    assert bool(found.exhausted) == is_cut
    assert bool(found.flows) != is_cut


TASK = "La/Task;"


def _handed(count: int, kept: str) -> list[Class]:
    """Have a task that holds a text and logs it handed to one of `count` doers that a field holds."""
    face = Class(
        "La/Doer;",
        flags=PUBLIC | ABSTRACT | INTERFACE,
        methods=(abstract("take", "(Ljava/lang/Runnable;)V"),),
    )
    made = Method("<init>", "()V", "return-void", registers=1)
    doers = [
        Class(
            f"La/Doer{one};",
            interfaces=("La/Doer;",),
            methods=(
                made,
                virtual(
                    "take",
                    "(Ljava/lang/Runnable;)V",
                    "invoke-interface {p1}, Ljava/lang/Runnable;->run()V\nreturn-void",
                ),
            ),
        )
        for one in range(count)
    ]
    births = "\n".join(
        f"new-instance v1, La/Doer{one};\ninvoke-direct {{v1}}, La/Doer{one};-><init>()V\n"
        "sput-object v1, La/Chosen;->one:La/Doer;"
        for one in range(count)
    )
    chosen = Class(
        "La/Chosen;",
        fields=(Field("one", "La/Doer;", flags=PUBLIC | STATIC),),
        methods=(static("choose", "()V", births),),
    )
    task = Class(
        TASK,
        interfaces=("Ljava/lang/Runnable;",),
        fields=(Field("text", TEXT),),
        methods=(
            made,
            virtual(
                "run", "()V", f"iget-object v0, p0, {TASK}->text:{TEXT}\n{LOG}\nreturn-void"
            ),
        ),
    )
    code = (
        f"{READ}\n{kept}\nnew-instance v2, {TASK}\ninvoke-direct {{v2}}, {TASK}-><init>()V\n"
        f"iput-object v0, v2, {TASK}->text:{TEXT}\nsget-object v1, La/Chosen;->one:La/Doer;\n"
        "invoke-interface {v1, v2}, La/Doer;->take(Ljava/lang/Runnable;)V"
    )
    return [face, *doers, chosen, task, run(code)]


@pytest.mark.parametrize(("count", "is_cut"), [(2, False), (30, True)])
def test_a_task_that_is_handed_to_one_of_too_many_still_runs(count, is_cut) -> None:
    found = find(*_handed(count, ""))
    assert [one.sink.kind for one in found.flows] == ["log"]
    assert bool(found.exhausted) == is_cut
    assert ends(*_handed(count, 'const-string v0, "word"')) == []


_EMPTY = "La/Empty;"
_NEXT = "invoke-interface {v2}, Ljava/util/Iterator;->next()Ljava/lang/Object;\nmove-result-object v0\n"


@pytest.mark.parametrize(("asked", "expected"), [("v2", ["log"]), ("v3", [])])
def test_of_an_own_list_and_a_library_s_each_gives_what_is_in_it(asked, expected) -> None:
    """`?: return emptyList()` behind R8: the empty list's code is the app's, and the other one is Java's."""
    own = Class(
        _EMPTY,
        interfaces=("Ljava/util/List;",),
        methods=(
            virtual("<init>", "()V", "return-void", registers=1),
            virtual("iterator", "()Ljava/util/Iterator;", "const/4 v0, #0\nreturn-object v0"),
        ),
    )
    made = "\n".join(
        f"new-instance {at}, {name}\ninvoke-direct {{{at}}}, {name}-><init>()V"
        for at, name in (
            ("v2", "Ljava/util/ArrayList;"),
            ("v3", "Ljava/util/ArrayList;"),
            ("v4", _EMPTY),
        )
    )
    code = (
        f"{READ}\n{made}\ninvoke-virtual {{v2, v0}}, Ljava/util/ArrayList;->add(Ljava/lang/Object;)Z\n"
        f"invoke-static {{}}, Lz/Lib;->flag()Z\nmove-result v1\nif-eqz v1, :own\nmove-object v4, {asked}\n:own\n"
        "invoke-interface {v4}, Ljava/lang/Iterable;->iterator()Ljava/util/Iterator;\nmove-result-object v2\n"
        f"{_NEXT}check-cast v0, Ljava/lang/String;\n{LOG}"
    )
    assert ends(run(code), own) == expected
