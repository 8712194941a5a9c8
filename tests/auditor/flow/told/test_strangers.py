"""Apart users of one class of a renamed library do not get each other's data, each story with its twin."""

import pytest

from auditor.model.vocabulary import Confidence
from tests.dex_builder import PUBLIC, STATIC, Class, Field, Method
from tests.flow_stories import LOG, READ, TEXT, abstract, ends, find, holder, make, run, virtual

CALLABLE = "Ljava/util/concurrent/Callable;"
OBJECT = "Ljava/lang/Object;"
SUBMIT = (
    "invoke-static {}, Ljava/util/concurrent/Executors;->newCachedThreadPool()"
    "Ljava/util/concurrent/ExecutorService;\nmove-result-object v4\n"
    f"invoke-interface {{v4, v3}}, Ljava/util/concurrent/ExecutorService;->submit({CALLABLE})"
    "Ljava/util/concurrent/Future;\nmove-result-object v0\n"
    f"invoke-interface {{v0}}, Ljava/util/concurrent/Future;->get(){OBJECT}\n"
    f"move-result-object v0\ncheck-cast v0, {TEXT}\n" + LOG
)
"""Has somebody unseen run the Callable in v3, and logs what it gives."""
MERGED = Class(
    "Lz/g;",
    interfaces=(CALLABLE,),
    fields=(Field("a", "I"),),
    methods=(
        Method("<init>", "(I)V", "iput p1, p0, Lz/g;->a:I\nreturn-void", registers=2),
        virtual(
            "call",
            f"(){OBJECT}",
            'iget v0, p0, Lz/g;->a:I\npacked-switch v0, :cases\n'
            f'{READ}\nreturn-object v0\n:word\nconst-string v0, "word"\nreturn-object v0\n'
            ":cases\n.packed 0 :word",
        ),
    ),
)  # fmt: skip
"""What R8 makes of two Callables: with 0 it gives a word, with numbers it does not name a contact."""


def _numbered(number: int) -> Class:
    code = f"const/4 v2, #{number}\nnew-instance v3, Lz/g;\ninvoke-direct {{v3, v2}}, Lz/g;-><init>(I)V"
    return run(f"{code}\n{SUBMIT}", name=f"La/User{number};")


@pytest.mark.parametrize(("number", "expected"), [(0, []), (1, ["log"])])
def test_what_unnamed_numbers_give_is_not_what_a_named_one_gives(number, expected) -> None:
    # Somebody makes the other one too, and only keeps it, so that both cases can run.
    other = run(
        f"const/4 v2, #{1 - number}\nnew-instance v3, Lz/g;\n"
        "invoke-direct {v3, v2}, Lz/g;-><init>(I)V",
        name="La/Other;",
    )
    assert ends(MERGED, other, _numbered(number)) == expected


FUNCTION = Class("Lz/f;", flags=PUBLIC | 0x600, methods=(abstract("c", f"(){OBJECT}"),))
LAZY = holder(
    "Lz/l;",
    "Lz/f;",
    virtual(
        "call",
        f"(){OBJECT}",
        "iget-object v0, p0, Lz/l;->held:Lz/f;\n"
        f"invoke-interface {{v0}}, Lz/f;->c(){OBJECT}\nmove-result-object v0\nreturn-object v0",
    ),
    interfaces=(CALLABLE,),
)
"""A lazy value: gives what its function gives."""


def _function(name: str, code: str) -> Class:
    return Class(
        name,
        interfaces=("Lz/f;",),
        methods=(
            Method("<init>", "()V", "return-void", registers=1),
            virtual("c", f"(){OBJECT}", f"{code}\nreturn-object v0"),
        ),
    )


@pytest.mark.parametrize(("mine", "expected"), [("La/Word;", []), ("La/People;", ["log"])])
def test_a_lazy_value_gives_what_its_own_function_gives(mine, expected) -> None:
    functions = (_function("La/People;", READ), _function("La/Word;", 'const-string v0, "w"'))
    others = [
        run(
            f"{make(one, 'v2')}\n{make('Lz/l;', 'v3', 'v2', kind='Lz/f;')}",
            name=f"La/Other{at};",
        )
        for at, one in enumerate(("La/People;", "La/Word;"))
    ]
    user = run(f"{make(mine, 'v2')}\n{make('Lz/l;', 'v3', 'v2', kind='Lz/f;')}\n{SUBMIT}")
    assert ends(FUNCTION, LAZY, *functions, *others, user) == expected


def _kept(name: str, code: str, *users: Class, taken: str = "") -> str:
    """Say how sure it is that what is kept in a class's field is what another method takes."""
    field = f"{name}->a:Lz/w;"
    box = Class(name, fields=(Field("a", "Lz/w;"), Field("one", name, flags=PUBLIC | STATIC)))
    keep = run(
        f"{code}\ncheck-cast v0, Lz/w;\nsget-object v2, {name}->one:{name}\niput-object v0, v2, {field}"
    )
    unseen = f"invoke-static {{}}, La/X;->r(){name}\nmove-result-object v1"
    take = run(
        f"{taken or unseen}\niget-object v0, v1, {field}\ncheck-cast v0, {TEXT}\n{LOG}",
        name="La/Take;",
    )
    weak = _function("La/Read;", READ)
    (flow,) = find(FUNCTION, Class("Lz/w;"), weak, box, keep, take, *users).flows
    return flow.confidence.value


def test_machinery_that_strangers_use_makes_what_comes_by_somebody_unseen_a_guess() -> None:
    unseen = SUBMIT.partition("check-cast")[0].rstrip().replace("v3", "v5")
    code = "new-instance v5, Lz/c;\ninvoke-direct {v5}, Lz/c;-><init>()V\n" + unseen
    reads = Class(
        "Lz/c;",
        interfaces=(CALLABLE,),
        methods=(
            Method("<init>", "()V", "return-void", registers=1),
            virtual("call", f"(){OBJECT}", f"{READ}\nreturn-object v0"),
        ),
    )

    user = run("new-instance v0, Lz/r;", name="La/User;")
    taken = "sget-object v1, Lz/r;->one:Lz/r;"
    other = run("new-instance v0, Lz/Order;", name="La/User;")
    assert _kept("Lz/r;", code, reads, user) == "possible"
    assert _kept("Lz/r;", code, reads) == "likely"  # There is no stranger.
    assert _kept("Lz/r;", READ, user, taken=taken) == "confirmed"  # Nothing is unseen.
    assert _kept("Lz/Order;", code, reads, other) == "likely"  # The app's own.


BEAN = "La/Bean;"
PHONE = f"{BEAN}->phone:{TEXT}"
LAST = f"La/Pool;->last:{BEAN}"


def _screen(name: str, word: str) -> Class:
    """Make a class that fills a bean with a word and keeps it where all keep theirs."""
    return run(
        f"{word}\nnew-instance v2, {BEAN}\ninvoke-direct {{v2}}, {BEAN}-><init>()V\n"
        f"iput-object v0, v2, {PHONE}\nsput-object v2, {LAST}",
        name=name,
    )


@pytest.mark.parametrize(
    ("others", "expected"), [((), Confidence.CONFIRMED), (("La/Form;",), Confidence.LIKELY)]
)
def test_what_is_in_a_bean_that_several_classes_fill_is_not_confirmed(others, expected) -> None:
    """Beans of one class are told apart by class and field alone: whose one is sent is not known."""
    bean = Class(
        BEAN,
        fields=(Field("phone", TEXT),),
        methods=(Method("<init>", "()V", "return-void", registers=1),),
    )
    pool = Class("La/Pool;", fields=(Field("last", BEAN, flags=PUBLIC | STATIC),))
    forms = [_screen(one, 'const-string v0, "x"') for one in others]
    send = run(f"sget-object v0, {LAST}\niget-object v0, v0, {PHONE}\n{LOG}", name="La/Send;")
    (flow,) = find(bean, pool, _screen("La/Main;", READ), *forms, send).flows
    assert flow.confidence is expected
