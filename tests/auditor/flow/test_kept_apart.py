"""What is kept under one key, in one list of an object or behind one number, is not told of another."""

import pytest

from auditor.model.app import Component
from auditor.model.vocabulary import ComponentKind
from tests.dex_builder import PUBLIC, STATIC, Class, Field, Method
from tests.flow_stories import LOG, READ, TEXT, ends, run, static, virtual

BUNDLE = "Landroid/os/Bundle;"
INTENT = "Landroid/content/Intent;"
FRAGMENT = "Landroid/app/Fragment;"
LIST = "Ljava/util/List;"
KEYS = [("who", ["log"]), ("what", [])]
FILLED = (
    f"{READ}\nnew-instance v3, {BUNDLE}\ninvoke-direct {{v3}}, {BUNDLE}-><init>()V\n"
    f'const-string v4, "who"\ninvoke-virtual {{v3, v4, v0}}, {BUNDLE}->putString({TEXT}{TEXT})V\n'
    f'const-string v4, "what"\ninvoke-virtual {{v3, v4, v4}}, {BUNDLE}->putString({TEXT}{TEXT})V\n'
)
"""A bundle in v3 that holds a name of the phonebook under one key, and a word under another."""


def _asks(key: str, bundle: str = "v0") -> str:
    return (
        f'const-string v1, "{key}"\ninvoke-virtual {{{bundle}, v1}}, {BUNDLE}->getString({TEXT}){TEXT}\n'
        f"move-result-object v0\n{LOG}"
    )


@pytest.mark.parametrize(("key", "found"), KEYS)
def test_extras_that_a_bundle_brings_along_stay_under_their_keys(key, found) -> None:
    starts = (
        f"{FILLED}new-instance v2, {INTENT}\nconst-class v5, La/Next;\n"
        f"invoke-direct {{v2, v7, v5}}, {INTENT}-><init>(Landroid/content/Context;Ljava/lang/Class;)V\n"
        f"invoke-virtual {{v2, v3}}, {INTENT}->putExtras({BUNDLE}){INTENT}\n"
        f"invoke-virtual {{v7, v2}}, Landroid/app/Activity;->startActivity({INTENT})V"
    )
    takes = (
        f"invoke-virtual {{p0}}, La/Next;->getIntent(){INTENT}\nmove-result-object v0\n"
        f"invoke-virtual {{v0}}, {INTENT}->getExtras(){BUNDLE}\nmove-result-object v0\n{_asks(key)}"
    )
    screen = Class(
        "La/Next;",
        superclass="Landroid/app/Activity;",
        methods=(virtual("onCreate", f"({BUNDLE})V", takes),),
    )
    declared = Component(
        ComponentKind.ACTIVITY, "La/Next;", False, True, None, None, "base.apk", "/"
    )
    assert ends(run(starts), screen, components=(declared,)) == found


@pytest.mark.parametrize("copy", ["putAll", "<init>"])
@pytest.mark.parametrize(("key", "found"), KEYS)
def test_a_copy_has_the_same_under_the_same_keys(copy, key, found) -> None:
    made = f"new-instance v0, {BUNDLE}\n"
    if copy == "putAll":
        made += f"invoke-direct {{v0}}, {BUNDLE}-><init>()V\ninvoke-virtual {{v0, v3}}, {BUNDLE}->putAll({BUNDLE})V\n"
    else:
        made += f"invoke-direct {{v0, v3}}, {BUNDLE}-><init>({BUNDLE})V\n"
    assert ends(run(f"{FILLED}{made}{_asks(key)}")) == found


@pytest.mark.parametrize("asking", ["La/Page;", "La/Base;"])
@pytest.mark.parametrize(("key", "found"), KEYS)
def test_what_a_fragment_is_given_is_asked_for_by_key_even_by_the_class_above(
    asking, key, found
) -> None:
    shows = (
        f"{FILLED}new-instance v2, La/Page;\ninvoke-direct {{v2}}, La/Page;-><init>()V\n"
        f"invoke-virtual {{v2, v3}}, {FRAGMENT}->setArguments({BUNDLE})V"
    )
    takes = (
        f"invoke-virtual {{p0}}, {FRAGMENT}->getArguments(){BUNDLE}\nmove-result-object v0\n"
        f"{_asks(key)}"
    )
    resumes = virtual("onResume", "()V", takes)
    begin = Method(
        "<init>",
        "()V",
        f"invoke-direct {{p0}}, {FRAGMENT}-><init>()V\nreturn-void",
        registers=1,
    )
    base = Class(
        "La/Base;",
        superclass=FRAGMENT,
        methods=(begin, *([resumes] if "Base" in asking else [])),
    )
    page = Class(
        "La/Page;",
        superclass="La/Base;",
        methods=(
            Method("<init>", "()V", "invoke-direct {p0}, La/Base;-><init>()V\nreturn-void", registers=1),
            *([resumes] if "Page" in asking else []),
        ),
    )  # fmt: skip
    assert ends(run(shows), base, page) == found


def _holder() -> Class:
    """An object made when it is first asked for, with two lists of one class."""
    made = "new-instance v0, Ljava/util/ArrayList;\ninvoke-direct {v0}, Ljava/util/ArrayList;-><init>()V\n"
    return Class(
        "La/Held;",
        fields=(
            Field("one", "La/Held;", flags=PUBLIC | STATIC),
            Field("people", LIST),
            Field("songs", LIST),
        ),
        methods=(
            Method(
                "<init>",
                "()V",
                f"{made}iput-object v0, p0, La/Held;->people:{LIST}\n{made}iput-object v0, p0, La/Held;->songs:{LIST}\nreturn-void",
                registers=2,
            ),
            static(
                "get",
                "()La/Held;",
                "sget-object v0, La/Held;->one:La/Held;\nif-nez v0, :is\nnew-instance v0, La/Held;\n"
                "invoke-direct {v0}, La/Held;-><init>()V\nsput-object v0, La/Held;->one:La/Held;\n:is\n"
                "sget-object v0, La/Held;->one:La/Held;\nreturn-object v0",
            ),
            *(
                virtual(one, f"(){LIST}", f"iget-object v0, p0, La/Held;->{one}:{LIST}\nreturn-object v0")
                for one in ("people", "songs")
            ),
        ),
    )  # fmt: skip


@pytest.mark.parametrize(("name", "found"), [("people", ["log"]), ("songs", [])])
def test_two_lists_of_an_object_made_on_demand_stay_two(name, found) -> None:
    get = "invoke-static {}, La/Held;->get()La/Held;\nmove-result-object v2\n"
    fill = (
        f"{READ}\n{get}invoke-virtual {{v2}}, La/Held;->people(){LIST}\nmove-result-object v2\n"
        f"invoke-interface {{v2, v0}}, {LIST}->add(Ljava/lang/Object;)Z"
    )
    send = (
        f"{get}invoke-virtual {{v2}}, La/Held;->{name}(){LIST}\nmove-result-object v0\n"
        f"invoke-static {{v0}}, {TEXT}->valueOf(Ljava/lang/Object;){TEXT}\nmove-result-object v0\n{LOG}"
    )
    main = Class("La/Main;", methods=(static("run", "()V", fill), static("later", "()V", send)))
    assert ends(main, _holder()) == found


@pytest.mark.parametrize(
    ("kind", "test"),
    [("Z", "if-eqz p1, :no"), ("I", "const/4 v1, #1\nif-ne p1, v1, :no")],
)
@pytest.mark.parametrize(("given", "found"), [(1, ["log"]), (0, [])])
def test_a_branch_that_the_number_given_rules_out_does_not_run(
    kind, test, given, found
) -> None:
    sends = static(
        "send", f"({TEXT}{kind})V", f"move-object v0, p0\n{test}\n{LOG}\n:no\nreturn-void"
    )
    code = (
        f"{READ}\nconst/4 v2, #{given}\ninvoke-static {{v0, v2}}, La/Main;->send({TEXT}{kind})V"
    )
    main = Class("La/Main;", methods=(static("run", "()V", code), sends))
    assert ends(main) == found


@pytest.mark.parametrize(("set_to", "found"), [(None, []), (0, []), (1, ["log"])])
@pytest.mark.parametrize("kind", ["Landroid/app/Activity;", "Ljava/lang/Object;"])
def test_a_flag_of_a_screen_that_nobody_sets_rules_a_branch_out(set_to, found, kind) -> None:
    """Of an object that a reader of JSON can make, it does not."""
    sets = (
        ""
        if set_to is None
        else f"const/4 v0, #{set_to}\niput-boolean v0, p0, La/Main;->on:Z\n"
    )
    main = Class(
        "La/Main;",
        superclass=kind,
        fields=(Field("on", "Z"),),
        methods=(
            Method("<init>", "()V", f"invoke-direct {{p0}}, {kind}-><init>()V\n{sets}return-void", registers=2),
            virtual(
                "onCreate", f"({BUNDLE})V", f"{READ}\niget-boolean v1, p0, La/Main;->on:Z\nif-eqz v1, :no\n{LOG}\n:no\nreturn-void"
            ),
        ),
    )  # fmt: skip
    assert ends(main) == (found if "Activity" in kind else ["log"])


@pytest.mark.parametrize(("key", "found"), KEYS)
def test_what_a_helper_puts_all_into_another_bundle_stays_under_its_keys(key, found) -> None:
    packs = static(
        "pack",
        f"({BUNDLE}){BUNDLE}",
        f"move-object v0, p0\nnew-instance v1, {BUNDLE}\ninvoke-direct {{v1}}, {BUNDLE}-><init>()V\n"
        f'const-string v2, "version"\ninvoke-virtual {{v1, v2, v2}}, {BUNDLE}->putString({TEXT}{TEXT})V\n'
        f"invoke-virtual {{v1, v0}}, {BUNDLE}->putAll({BUNDLE})V\nreturn-object v1",
    )
    code = f"{FILLED}invoke-static {{v3}}, La/Main;->pack({BUNDLE}){BUNDLE}\nmove-result-object v0\n"
    main = Class("La/Main;", methods=(static("run", "()V", code + _asks(key)), packs))
    assert ends(main) == found


@pytest.mark.parametrize(("key", "found"), KEYS)
def test_extras_that_a_helper_is_given_and_starts_stay_under_their_keys(key, found) -> None:
    starts = static(
        "go",
        f"({BUNDLE})V",
        f"move-object v3, p0\nnew-instance v2, {INTENT}\nconst-class v5, La/Next;\n"
        f"invoke-direct {{v2, v7, v5}}, {INTENT}-><init>(Landroid/content/Context;Ljava/lang/Class;)V\n"
        f"invoke-virtual {{v2, v3}}, {INTENT}->putExtras({BUNDLE}){INTENT}\n"
        f"invoke-virtual {{v7, v2}}, Landroid/app/Activity;->startActivity({INTENT})V\nreturn-void",
        registers=9,
    )
    takes = (
        f"invoke-virtual {{p0}}, La/Next;->getIntent(){INTENT}\nmove-result-object v0\n"
        f"invoke-virtual {{v0}}, {INTENT}->getExtras(){BUNDLE}\nmove-result-object v0\n{_asks(key)}"
    )
    main = Class(
        "La/Main;",
        methods=(
            static("run", "()V", f"{FILLED}invoke-static {{v3}}, La/Main;->go({BUNDLE})V"),
            starts,
        ),
    )
    screen = Class(
        "La/Next;",
        "Landroid/app/Activity;",
        methods=(virtual("onCreate", f"({BUNDLE})V", takes),),
    )
    declared = Component(
        ComponentKind.ACTIVITY, "La/Next;", False, True, None, None, "base.apk", "/"
    )
    assert ends(main, screen, components=(declared,)) == found
