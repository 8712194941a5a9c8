"""What a suspend function keeps while it waits goes on at the label that it was kept for alone."""

import pytest

from tests.dex_builder import Class, Field, Method
from tests.flow_stories import LOG, READ, ends, static, virtual

_BASE = "Lkotlin/coroutines/jvm/internal/ContinuationImpl;"
_ABOVE = Class(_BASE, superclass="Lkotlin/coroutines/jvm/internal/BaseContinuationImpl;")
_KEPT = "La/Upload;->kept:Ljava/lang/Object;"
_LABEL = "La/Upload;->label:I"
_WAIT = "invoke-static {p0}, Lz/Lib;->wait(Lkotlin/coroutines/Continuation;)Ljava/lang/Object;"
_SWITCH = "packed-switch v2, :labels"
_TESTS = (
    "if-eqz v2, :zero\nconst/4 v3, #1\nif-eq v2, v3, :one\nconst/4 v3, #2\nif-eq v2, v3, :two"
)


def suspended(choice: str, *, first: str, then: str) -> Class:
    """Make a suspend function that logs what it kept at label 1, and shows what it kept at 2."""
    data = "\niput-object v0, p0, " + _KEPT
    own = 'const-string v0, "own"' + data
    body = (
        f"iget v2, p0, {_LABEL}\n{choice}\n"
        "const/4 v0, #0\nreturn-object v0\n"
        ":zero\n" + (READ + data if first == "contacts" else own) + "\n"
        f"const/4 v3, #1\niput v3, p0, {_LABEL}\n{_WAIT}\nconst/4 v0, #0\nreturn-object v0\n"
        f":one\niget-object v0, p0, {_KEPT}\ncheck-cast v0, Ljava/lang/String;\n{LOG}\n"
        + (READ + data if then == "contacts" else own)
        + f"\nconst/4 v3, #2\niput v3, p0, {_LABEL}\n{_WAIT}\nconst/4 v0, #0\nreturn-object v0\n"
        f":two\niget-object v0, p0, {_KEPT}\n"
        "invoke-static {v0}, La/Show;->it(Ljava/lang/Object;)V\nconst/4 v0, #0\nreturn-object v0"
        + ("\n:labels\n.packed 0 :zero :one :two" if choice == _SWITCH else "")
    )
    return Class(
        "La/Upload;",
        superclass=_BASE,
        fields=(Field("label", "I"), Field("kept", "Ljava/lang/Object;")),
        methods=(
            Method(
                "invokeSuspend", "(Ljava/lang/Object;)Ljava/lang/Object;", body, registers=6
            ),
            virtual("<init>", "()V", "return-void", registers=1),
        ),
    )


@pytest.mark.parametrize("choice", [_SWITCH, _TESTS])
@pytest.mark.parametrize(
    ("first", "then", "expected"),
    [("contacts", "own", ["log"]), ("own", "contacts", []), ("own", "own", [])],
)
def test_what_is_kept_for_one_label_is_not_taken_at_another(
    choice, first, then, expected
) -> None:
    shown = Class("La/Show;", methods=(static("it", "(Ljava/lang/Object;)V", "return-void"),))
    started = static(
        "go",
        "(Ljava/lang/Object;)V",
        "new-instance v0, La/Upload;\ninvoke-direct {v0}, La/Upload;-><init>()V\n"
        "invoke-virtual {v0, p0}, La/Upload;->invokeSuspend(Ljava/lang/Object;)Ljava/lang/Object;",
    )
    maker = Class("La/Main;", methods=(started,))
    found = ends(_ABOVE, suspended(choice, first=first, then=then), shown, maker)
    assert found == expected


_WAITS = "Lkotlin/coroutines/Continuation;"


def _resumed(*, first: str, then: str) -> list[Class]:
    """Make a suspend function that waits for a name of the phonebook, and then for an answer."""
    read = Class(
        "La/Read;",
        superclass=_BASE,
        methods=(
            virtual(
                "invokeSuspend",
                "(Ljava/lang/Object;)Ljava/lang/Object;",
                f"{READ}\nreturn-object v0",
            ),
            virtual("<init>", "()V", "return-void", registers=1),
        ),
    )
    on = (
        "iput-object p1, p0, La/On;->result:Ljava/lang/Object;\n"
        f"invoke-static {{p0}}, La/Main;->go({_WAITS})Ljava/lang/Object;\nmove-result-object v0\nreturn-object v0"
    )
    going = Class(
        "La/On;",
        superclass=_BASE,
        fields=(Field("label", "I"), Field("result", "Ljava/lang/Object;")),
        methods=(
            Method(
                "invokeSuspend",
                "(Ljava/lang/Object;)Ljava/lang/Object;",
                f"iget v1, p0, La/On;->label:I\n{on}",
                registers=4,
            ),
            virtual("<init>", "()V", "return-void", registers=1),
        ),
    )
    code = (
        "instance-of v0, p0, La/On;\nif-eqz v0, :new\nmove-object v4, p0\ncheck-cast v4, La/On;\ngoto :have\n"
        ":new\nnew-instance v4, La/On;\ninvoke-direct {v4}, La/On;-><init>()V\n"
        ":have\niget-object v0, v4, La/On;->result:Ljava/lang/Object;\niget v2, v4, La/On;->label:I\n"
        "packed-switch v2, :labels\nconst/4 v0, #0\nreturn-object v0\n"
        ":zero\nconst/4 v3, #1\niput v3, v4, La/On;->label:I\nnew-instance v5, La/Read;\ninvoke-direct {v5}, La/Read;-><init>()V\n"
        f"invoke-static {{v5, v4}}, Lz/Lib;->within(Ljava/lang/Object;{_WAITS})Ljava/lang/Object;\nconst/4 v0, #0\nreturn-object v0\n"
        f":one\ncheck-cast v0, Ljava/lang/String;\n{first}\nconst/4 v3, #2\niput v3, v4, La/On;->label:I\n"
        f"invoke-static {{v4}}, Lz/Lib;->wait({_WAITS})Ljava/lang/Object;\nconst/4 v0, #0\nreturn-object v0\n"
        f":two\ncheck-cast v0, Ljava/lang/String;\n{then}\nconst/4 v0, #0\nreturn-object v0\n"
        ":labels\n.packed 0 :zero :one :two"
    )
    main = Class(
        "La/Main;", methods=(static("go", f"({_WAITS})Ljava/lang/Object;", code, registers=10),)
    )
    return [_ABOVE, read, going, main]


def test_what_one_call_gives_is_not_what_the_next_one_is_waited_for() -> None:
    assert ends(*_resumed(first=LOG, then="nop")) == ["log"]
    assert ends(*_resumed(first="nop", then=LOG)) == []


_BORN = virtual("<init>", "()V", "return-void", registers=1)
_SEND = "new-instance v5, La/Send;\ninvoke-direct {v5}, La/Send;-><init>()V\n"
_SENDS = Class(
    "La/Send;",
    superclass=_BASE,
    methods=(
        Method(
            "invokeSuspend",
            "(Ljava/lang/Object;)Ljava/lang/Object;",
            f"check-cast p1, Ljava/lang/String;\nmove-object v0, p1\n{LOG}\nconst/4 v0, #0\nreturn-object v0",
            registers=6,
        ),
        _BORN,
    ),
)


def test_a_block_made_beside_who_waits_is_not_resumed_with_what_is_waited_for() -> None:
    start = f"{_SEND}invoke-static {{v5}}, Lz/Lib;->start(Ljava/lang/Object;)V"
    assert ends(*_resumed(first="nop", then=start), _SENDS) == []


def test_a_block_can_wait_for_what_another_gives_that_nobody_waits_for() -> None:
    read = "new-instance v4, La/Read;\ninvoke-direct {v4}, La/Read;-><init>()V\n"
    start = "invoke-static {v4}, Lz/Lib;->start(Ljava/lang/Object;)Ljava/lang/Object;\n"
    go = static("go", "()V", f"{read}{start}{_SEND}return-void", registers=8)
    above, given, _, _ = _resumed(first="nop", then="nop")
    assert ends(above, given, _SENDS, Class("La/Main;", methods=(go,))) == ["log"]
