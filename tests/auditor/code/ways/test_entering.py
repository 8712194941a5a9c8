"""Who has a coroutine go on or an observer told is found through the place that all of them share."""

from collections.abc import Iterable

from tests.auditor.code.small_app import OBJECT, app, interface, kind, main, makes, number

RESUMES = f"resumeWith({OBJECT})V"
BODY = f"invokeSuspend({OBJECT}){OBJECT}"
CONTINUATION = interface("Lk/Continuation;", RESUMES)
BASE = kind(
    "Lk/Base;",
    {
        "<init>(Lk/Continuation;)V": f"""
            invoke-direct {{p0}}, {OBJECT}-><init>()V
            iput-object p1, p0, Lk/Base;->behind:Lk/Continuation;
        """,
        "toString()Ljava/lang/String;": 'const-string v0, "Continuation at "\nreturn-object v0',
        RESUMES: f"""
            invoke-virtual {{p0, p1}}, Lk/Base;->{BODY}
            move-result-object v0
            iget-object v1, p0, Lk/Base;->behind:Lk/Continuation;
            invoke-interface {{v1, v0}}, Lk/Continuation;->{RESUMES}
        """,
        BODY: "const/4 v0, #0\nreturn-object v0",
    },
    also=("Lk/Continuation;",),
)


def block(name: str):
    return kind(
        name,
        {
            "<init>(Lk/Continuation;)V": "invoke-direct {p0, p1}, Lk/Base;-><init>(Lk/Continuation;)V",
            BODY: "const/4 v0, #0\nreturn-object v0",
        },
        above="Lk/Base;",
    )


ITERATOR = kind(
    "Lk/Iterator;",
    {
        "next()V": f"""
            const/4 v1, #0
            new-instance v0, Lk/Listing;
            invoke-direct {{v0, v1}}, Lk/Listing;-><init>(Lk/Continuation;)V
            iput-object v0, p0, Lk/Iterator;->step:Lk/Continuation;
            iget-object v0, p0, Lk/Iterator;->step:Lk/Continuation;
            invoke-interface {{v0, v1}}, Lk/Continuation;->{RESUMES}
        """
    },
)
DISPATCHER = kind(
    "Lk/Dispatcher;",
    {
        "static run(Lk/Continuation;)V": f"""
            const/4 v1, #0
            invoke-interface {{p0, v1}}, Lk/Continuation;->{RESUMES}
        """
    },
)
STARTS = """
    const/4 v1, #0
    new-instance v0, La/Reading;
    invoke-direct {v0, v1}, La/Reading;-><init>(Lk/Continuation;)V
    invoke-static {v0}, Lb/Unseen;->later(Lk/Continuation;)V
    invoke-static {}, Lb/Unseen;->whatever()Lk/Continuation;
    move-result-object v2
    invoke-static {v2}, Lk/Dispatcher;->run(Lk/Continuation;)V
"""


def sources(code, method: str, whys: Iterable[str]) -> list[str]:
    edges = code.reach.entering.ways(number(code, method))
    return sorted(code.program.text(one.source) for one in edges if one.why in whys)


def test_who_resumes_a_known_coroutine_resumes_no_other() -> None:
    lists = makes("Lk/Iterator;", "v3") + "invoke-virtual {v3}, Lk/Iterator;->next()V\n"
    code = app(
        main(lists + STARTS), CONTINUATION, BASE, ITERATOR, DISPATCHER,
        block("Lk/Listing;"), block("La/Reading;"),
    )  # fmt: skip
    ways = ("call", "resumed")
    anybody = "Lk/Dispatcher;->run(Lk/Continuation;)V"
    assert sources(code, f"Lk/Listing;->{BODY}", ways) == [anybody, "Lk/Iterator;->next()V"]
    assert sources(code, f"La/Reading;->{BODY}", ways) == [anybody]


GO = interface("Lk/Go;", "go()V")
WRAPPER = kind(
    "Lk/Wrapper;",
    {
        "<init>(Lk/Go;)V": """
            const/4 v0, #0
            invoke-direct {p0, v0}, Lk/Base;-><init>(Lk/Continuation;)V
            iput-object p1, p0, Lk/Wrapper;->block:Lk/Go;
        """,
        BODY: """
            iget-object v0, p0, Lk/Wrapper;->block:Lk/Go;
            invoke-interface {v0}, Lk/Go;->go()V
            const/4 v0, #0
            return-object v0
        """,
    },
    above="Lk/Base;",
)
PLAIN = kind("La/Plain;", {"go()V": "nop"}, also=("Lk/Go;",))
OWN = kind(
    "La/Own;",
    {
        "<init>()V": "const/4 v0, #0\ninvoke-direct {p0, v0}, Lk/Base;-><init>(Lk/Continuation;)V",
        "go()V": "nop",
    },
    above="Lk/Base;",
    also=("Lk/Go;",),
)


def wrapping(test: str) -> tuple[list[str], list[str]]:
    """Give who runs a plain function and a block, of which a coroutine is made around one."""
    starts = kind(
        "Lk/Starts;",
        {
            "static start(Lk/Go;)V": f"""
                {test}
                new-instance v0, Lk/Wrapper;
                invoke-direct {{v0, p0}}, Lk/Wrapper;-><init>(Lk/Go;)V
                invoke-static {{v0}}, Lb/Unseen;->keep(Ljava/lang/Object;)V
                :end
                return-void
            """
        },
    )
    both = (
        makes("La/Plain;")
        + makes("La/Own;", "v1")
        + "".join(
            f"invoke-static {{{one}}}, Lk/Starts;->start(Lk/Go;)V\n" for one in ("v0", "v1")
        )
    )
    code = app(main(both), CONTINUATION, BASE, GO, WRAPPER, PLAIN, OWN, starts)
    plain, own = (sources(code, f"La/{one};->go()V", ("call",)) for one in ("Plain", "Own"))
    return plain, own


def test_a_coroutine_that_is_made_around_what_is_no_block_runs_no_block() -> None:
    runs = [f"Lk/Wrapper;->{BODY}"]
    asked = "instance-of v0, p0, Lk/Base;\nif-nez v0, :end"
    assert wrapping(asked) == (runs, [])
    assert wrapping("const/4 v0, #0\nif-nez v0, :end") == (runs, runs)


LIVE, OBSERVER, KEEPER = "Ll/Live;", "Ll/Observer;", "Ll/Keeper;"
TOLD = f"on({OBJECT})V"
LIBRARY = (
    interface(OBSERVER, TOLD),
    kind(
        KEEPER,
        {
            f"<init>({LIVE}{OBSERVER})V": f"""
                invoke-direct {{p0}}, {OBJECT}-><init>()V
                iput-object p2, p0, {KEEPER}->o:{OBSERVER}
            """
        },
    ),
    kind(
        LIVE,
        {
            "check(Ljava/lang/String;)V": 'const-string v0, " on a background thread"',
            f"tell({KEEPER})V": f"""
                iget-object v0, p1, {KEEPER}->o:{OBSERVER}
                iget-object v1, p0, {LIVE}->value:{OBJECT}
                invoke-interface {{v0, v1}}, {OBSERVER}->{TOLD}
            """,
            f"put({OBJECT})V": f"""
                const-string v0, "setValue"
                iput-object p1, p0, {LIVE}->value:{OBJECT}
                invoke-static {{}}, Lb/Unseen;->next(){KEEPER}
                move-result-object v0
                invoke-virtual {{p0, v0}}, {LIVE}->tell({KEEPER})V
            """,
            f"watch(Ljava/lang/Object;{OBSERVER})V": f"""
                const-string v0, "observe"
                new-instance v0, {KEEPER}
                invoke-direct {{v0, p0, p2}}, {KEEPER}-><init>({LIVE}{OBSERVER})V
            """,
        },
    ),
)
MODEL = kind(
    "La/Model;",
    {
        "<init>()V": f"""
            invoke-direct {{p0}}, {OBJECT}-><init>()V
            new-instance v0, {LIVE}
            invoke-direct {{v0}}, {LIVE}-><init>()V
            iput-object v0, p0, La/Model;->agreed:{LIVE}
            new-instance v0, {LIVE}
            invoke-direct {{v0}}, {LIVE}-><init>()V
            iput-object v0, p0, La/Model;->shown:{LIVE}
        """,
    },
)


def watching(field: str, watcher: str) -> str:
    return f"""
        iget-object v1, v0, La/Model;->{field}:{LIVE}
        new-instance v2, La/{watcher};
        invoke-direct {{v2}}, La/{watcher};-><init>()V
        invoke-virtual {{v1, v0, v2}}, {LIVE}->watch(Ljava/lang/Object;{OBSERVER})V
    """


def putting(name: str, field: str):
    return kind(
        f"La/{name};",
        {
            "static go(La/Model;)V": f"""
                iget-object v1, p0, La/Model;->{field}:{LIVE}
                invoke-virtual {{v1, p0}}, {LIVE}->put({OBJECT})V
            """
        },
    )


def notified(extra: str = "") -> tuple[list[str], list[str]]:
    """Give who has the two observers told."""
    start = makes("La/Model;") + watching("agreed", "Asks") + watching("shown", "Paints")
    calls = "".join(
        f"invoke-static {{v0}}, La/{one};->go(La/Model;)V\n" for one in ("Agree", "Show")
    )
    watchers = (
        kind(f"La/{one};", {TOLD: "nop"}, also=(OBSERVER,)) for one in ("Asks", "Paints")
    )
    putters = (putting("Agree", "agreed"), putting("Show", "shown"))
    code = app(main(start + calls + extra), MODEL, *watchers, *putters, *LIBRARY)
    asks, paints = (
        sources(code, f"La/{one};->{TOLD}", ("notified",)) for one in ("Asks", "Paints")
    )
    return asks, paints


ON_CREATE = "La/Main;->onCreate(Landroid/os/Bundle;)V"
"""Where both observers are given to their LiveData, which may have a value by then."""


def test_an_observer_is_told_of_the_values_of_its_own_live_data() -> None:
    asks, paints = notified()
    assert asks == ["La/Agree;->go(La/Model;)V", ON_CREATE]
    assert paints == [ON_CREATE, "La/Show;->go(La/Model;)V"]


PUTS_ANY = f"""
    invoke-static {{}}, Lb/Unseen;->any(){LIVE}
    move-result-object v3
    invoke-virtual {{v3, v0}}, {LIVE}->put({OBJECT})V
"""


def test_one_that_comes_from_nobody_knows_where_is_none_that_was_never_given_away() -> None:
    assert notified(PUTS_ANY) == notified()


def test_one_that_was_given_away_may_come_back() -> None:
    gives = f"""
        iget-object v4, v0, La/Model;->agreed:{LIVE}
        invoke-static {{v4}}, Lb/Unseen;->take(Ljava/lang/Object;)V
    """
    asks, paints = notified(gives + PUTS_ANY)
    assert asks == ["La/Agree;->go(La/Model;)V", ON_CREATE, ON_CREATE]
    assert paints == notified()[1]
