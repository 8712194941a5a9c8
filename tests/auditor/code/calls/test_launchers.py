"""Launchers of a renamed library, and who gets their answers."""

import pytest

from auditor.code.calls.launchers import LAUNCH
from tests.auditor.code.small_app import OBJECT, AppCode, app, kind, number
from tests.dex_builder import Class


def registry(maps: str):
    return kind(
        "La/Registry;",
        {"touch()V": f"iget-object v0, p0, La/Registry;->all:Ljava/util/{maps};"},
    )


BASE = kind("La/Base;", {"launch()V": None, "paint()V": None}, flags=0x401)
LAUNCHER = kind(
    "La/Launcher;",
    {
        "<init>(La/Registry;Ljava/lang/String;)V": """
            invoke-direct {p0}, La/Base;-><init>()V
            iput-object p1, p0, La/Launcher;->registry:La/Registry;
            iput-object p2, p0, La/Launcher;->key:Ljava/lang/String;
        """,
        "launch()V": 'const-string v0, "Attempting to launch an unregistered ActivityResultLauncher"',
        "paint()V": "nop",
    },
    above="La/Base;",
)
CALLBACK = kind("La/Callback;", {"came(Ljava/lang/Object;)V": None}, flags=0x601)
KEEPER = kind(
    "La/Keeper;",
    {
        "<init>(La/Registry;Ljava/lang/String;La/Callback;)V": f"""
            invoke-direct {{p0}}, {OBJECT}-><init>()V
            iput-object p1, p0, La/Keeper;->registry:La/Registry;
            iput-object p3, p0, La/Keeper;->callback:La/Callback;
        """,
        "event()V": """
            iget-object v0, p0, La/Keeper;->callback:La/Callback;
            const/4 v1, #0
            invoke-interface {v0, v1}, La/Callback;->came(Ljava/lang/Object;)V
        """,
    },
)
LATER = kind(
    "La/Later;",
    {
        "run()V": """
            iget-object v0, p0, La/Later;->registry:La/Registry;
            iget-object v0, v0, La/Registry;->all:Ljava/util/Map;
            const/4 v1, #0
            invoke-interface {v0, v1}, Ljava/util/Map;->get(Ljava/lang/Object;)Ljava/lang/Object;
            move-result-object v0
            check-cast v0, La/Callback;
            invoke-interface {v0, v1}, La/Callback;->came(Ljava/lang/Object;)V
        """
    },
)
ONE, TWO = (
    kind(f"La/{name};", {"came(Ljava/lang/Object;)V": "nop"}, also=("La/Callback;",))
    for name in ("One", "Two")
)


def registering(name: str, field: str) -> str:
    """Register a callback as a shrinker leaves it: the library's code stands in the caller's."""
    return f"""
        new-instance v1, La/Registry;
        invoke-direct {{v1}}, La/Registry;-><init>()V
        new-instance v2, La/{name};
        invoke-direct {{v2}}, La/{name};-><init>()V
        new-instance v3, Ljava/lang/String;
        new-instance v4, La/Keeper;
        invoke-direct {{v4, v1, v3, v2}}, La/Keeper;-><init>(La/Registry;Ljava/lang/String;La/Callback;)V
        new-instance v5, La/Launcher;
        invoke-direct {{v5, v1, v3}}, La/Launcher;-><init>(La/Registry;Ljava/lang/String;)V
        iput-object v5, p0, La/Main;->{field}:La/Launcher;
    """


def launching(field: str, method: str = "launch") -> str:
    return (
        f"iget-object v0, p0, La/Main;->{field}:La/Launcher;\n"
        f"invoke-virtual {{v0}}, La/Launcher;->{method}()V"
    )


def screen(*others: Class, maps: str = "HashMap", takes: str = "", **methods: str) -> AppCode:
    made = registering("One", "one") + registering("Two", "two")
    main = kind(
        "La/Main;",
        {
            "<init>()V": "invoke-direct {p0}, Landroid/app/Activity;-><init>()V\n" + made,
            **{f"{name}({takes})V": code for name, code in methods.items()},
        },
        above="Landroid/app/Activity;",
    )
    return app(main, registry(maps), BASE, LAUNCHER, CALLBACK, KEEPER, LATER, ONE, TWO, *others)


def launches(code: AppCode, name: str) -> list[str]:
    """Name the methods whose launches a callback gets the answers of."""
    sites = code.graph.launchers.sites(f"La/{name};")
    return [code.program.text(one.method) for row in sites.values() for one in row]


@pytest.mark.parametrize("maps", ["Map", "HashMap", "LinkedHashMap"])
def test_a_registering_that_stands_in_the_screen_itself_is_told_by_its_key(maps: str) -> None:
    code = screen(maps=maps, ask=launching("one"), other=launching("two"))
    assert launches(code, "One") == ["La/Main;->ask()V"]
    assert launches(code, "Two") == ["La/Main;->other()V"]


def test_one_call_that_launches_what_two_branches_took_launches_each_on_its_branch() -> None:
    joined = """
        if-eqz p1, :other
        iget-object v0, p0, La/Main;->one:La/Launcher;
        goto :both
        :other
        iget-object v0, p0, La/Main;->two:La/Launcher;
        :both
        invoke-virtual {v0}, La/Launcher;->launch()V
    """
    code = screen(takes="I", ask=joined)
    places = {
        name: [
            one.pc for row in code.graph.launchers.sites(f"La/{name};").values() for one in row
        ]
        for name in ("One", "Two")
    }
    assert len(places["One"]) == len(places["Two"]) == 1
    assert places["One"] < places["Two"]
    assert len(code.graph.launchers.launched()) == 1


def test_what_else_a_merged_class_of_launchers_does_launches_nothing() -> None:
    code = screen(ask=launching("one"), other=launching("one", "paint"))
    assert launches(code, "One") == ["La/Main;->ask()V"]


def test_who_gives_what_a_shrinker_put_below_the_launchers_registers_nothing() -> None:
    trusts = (
        "invoke-static {}, Lb/Unseen;->trust()Ljavax/net/ssl/X509TrustManager;\nmove-result-object v0\n"
        "invoke-static {v0}, La/Chains;->of(Ljavax/net/ssl/X509TrustManager;)La/Base;"
    )
    chains = kind(
        "La/Chains;",
        {
            "static of(Ljavax/net/ssl/X509TrustManager;)La/Base;": "const/4 v0, #0\nreturn-object v0"
        },
    )
    code = screen(chains, ask=launching("one"), other=launching("two"), trust=trusts)
    assert launches(code, "One") == ["La/Main;->ask()V"]


@pytest.mark.parametrize("name", ["One", "Two"])
def test_the_library_runs_no_callback_but_for_a_launch(name: str) -> None:
    code = screen(ask=launching("one"), other=launching("two"))
    edges = code.graph.callers(number(code, f"La/{name};->came(Ljava/lang/Object;)V"))
    sources = {code.program.text(one.source) for one in edges if one.why == "call"}
    assert not sources & {"La/Keeper;->event()V", "La/Later;->run()V"}
    assert {one.call for one in edges if one.why == "activity-result"} == {LAUNCH}


def test_a_launcher_whose_callback_was_not_told_leaves_every_way_open() -> None:
    lost = registering("One", "one").replace("v4, v1, v3, v2", "v4, v1, v0, v2")
    main = kind(
        "La/Main;",
        {
            "<init>()V": f"invoke-direct {{p0}}, Landroid/app/Activity;-><init>()V\nconst/4 v0, #0\n{lost}",
            "ask()V": launching("one"),
        },
        above="Landroid/app/Activity;",
    )
    code = app(main, registry("HashMap"), BASE, LAUNCHER, CALLBACK, KEEPER, LATER, ONE, TWO)
    assert code.graph.launchers.sites("La/One;") == {}
    edges = code.graph.callers(number(code, "La/One;->came(Ljava/lang/Object;)V"))
    assert "La/Keeper;->event()V" in {code.program.text(one.source) for one in edges}
