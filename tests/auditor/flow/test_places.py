"""Elements of a list by their place, each with the twin in which something is moved; what is kept under a key that a field stands for."""

import pytest

from tests.dex_builder import PUBLIC, STATIC, Class, Field, Method
from tests.flow_stories import LOG, READ, TEXT, ends, run, static, virtual

ARRAY_LIST = "Ljava/util/ArrayList;"
LIST = "Ljava/util/List;"
MADE = f"new-instance v2, {ARRAY_LIST}\ninvoke-direct {{v2}}, {ARRAY_LIST}-><init>()V"
WORD = 'const-string v0, "word"'
ADD = f"invoke-interface {{v2, v0}}, {LIST}->add(Ljava/lang/Object;)Z"


def _get(place: int) -> str:
    return (
        f"const/4 v1, #{place}\ninvoke-interface {{v2, v1}}, {LIST}->get(I)Ljava/lang/Object;\n"
        f"move-result-object v0\ncheck-cast v0, {TEXT}\n{LOG}"
    )


FILLED = f"{MADE}\n{WORD}\n{ADD}\n{READ}\n{ADD}"
"""A list of a word and a name of the phonebook, in v2."""


@pytest.mark.parametrize(("place", "found"), [(0, []), (1, ["log"]), (2, [])])
def test_an_element_is_found_at_its_place(place, found) -> None:
    assert ends(run(f"{FILLED}\n{_get(place)}")) == found


@pytest.mark.parametrize(
    "moved",
    [
        "invoke-static {v2}, Ljava/util/Collections;->shuffle(Ljava/util/List;)V",
        f"const/4 v1, #0\ninvoke-interface {{v2, v1}}, {LIST}->remove(I)Ljava/lang/Object;",
        "invoke-static {v2}, La/Main;->drop(Ljava/util/List;)V",
        f"sput-object v2, La/Main;->all:{LIST}\ninvoke-static {{}}, La/Main;->drop()V",
        f"invoke-interface {{v2}}, {LIST}->iterator()Ljava/util/Iterator;\nmove-result-object v3\n"
        "invoke-interface {v3}, Ljava/util/Iterator;->remove()V",
        "const/4 v1, #1\nconst/4 v3, #2\n"
        f"invoke-interface {{v2, v1, v3}}, {LIST}->subList(II)Ljava/util/List;\nmove-result-object v2",
    ],
)
def test_an_element_that_can_have_been_moved_is_found_anywhere(moved) -> None:
    remove = f"invoke-interface {{v0, v1}}, {LIST}->remove(I)Ljava/lang/Object;"
    drop = static("drop", f"({LIST})V", f"move-object v0, p0\nconst/4 v1, #0\n{remove}")
    drop_all = static(
        "drop", "()V", f"sget-object v0, La/Main;->all:{LIST}\nconst/4 v1, #0\n{remove}"
    )
    main = Class(
        "La/Main;",
        fields=(Field("all", LIST, flags=PUBLIC | STATIC),),
        methods=(static("run", "()V", f"{FILLED}\n{moved}\n{_get(0)}"), drop, drop_all),
    )
    assert ends(main) == ["log"]


def test_what_is_added_before_another_is_found_at_both_places() -> None:
    before = (
        f"const/4 v1, #0\ninvoke-interface {{v2, v1, v0}}, {LIST}->add(ILjava/lang/Object;)V"
    )
    code = f"{MADE}\n{WORD}\n{ADD}\nmove-object v4, v2\n{READ}\nmove-object v2, v4\n{before}"
    assert ends(run(f"{code}\n{_get(0)}")) == ["log"]
    assert ends(run(f"{code}\n{_get(1)}")) == ["log"]


def test_what_a_loop_adds_is_found_at_every_place_that_it_comes_to() -> None:
    again = f"{READ}\n{ADD}\ninvoke-virtual {{v0}}, {TEXT}->length()I\nmove-result v5\nif-nez v5, :again\n"
    code = f"{MADE}\n:again\n{again}"
    assert ends(run(f"{code}{_get(0)}")) == ["log"]
    assert ends(run(f"{code}{_get(5)}")) == ["log"]


def _report(*others: Method) -> Class:
    field = f"La/Report;->parts:{ARRAY_LIST}"
    add = f"invoke-virtual {{v0, %s}}, {ARRAY_LIST}->add(Ljava/lang/Object;)Z"
    made = Method(
        "<init>",
        f"({TEXT}{TEXT})V",
        f"new-instance v0, {ARRAY_LIST}\ninvoke-direct {{v0}}, {ARRAY_LIST}-><init>()V\n"
        f"iput-object v0, p0, {field}\n{add % 'p1'}\n{add % 'p2'}\nreturn-void",
        registers=4,
    )
    part = virtual(
        "part",
        f"(){TEXT}",
        f"iget-object v0, p0, {field}\nconst/4 v1, #0\n"
        f"invoke-virtual {{v0, v1}}, {ARRAY_LIST}->get(I)Ljava/lang/Object;\nmove-result-object v0\n"
        f"check-cast v0, {TEXT}\nreturn-object v0",
    )
    return Class(
        "La/Report;", fields=(Field("parts", ARRAY_LIST),), methods=(made, part, *others)
    )


def _asked(first: str, second: str, *others: Method) -> list[str | None]:
    code = (
        f'{READ}\nconst-string v3, "word"\nnew-instance v2, La/Report;\n'
        f"invoke-direct {{v2, {first}, {second}}}, La/Report;-><init>({TEXT}{TEXT})V\n"
        f"invoke-virtual {{v2}}, La/Report;->part(){TEXT}\nmove-result-object v0\n{LOG}"
    )
    return ends(run(code), _report(*others))


def test_a_list_in_a_field_is_asked_by_place_where_nothing_is_ever_moved_in_it() -> None:
    turn = virtual(
        "turn",
        "()V",
        f"iget-object v0, p0, La/Report;->parts:{ARRAY_LIST}\n"
        "invoke-static {v0}, Ljava/util/Collections;->reverse(Ljava/util/List;)V",
    )
    given = virtual(
        "all",
        f"(){LIST}",
        f"iget-object v0, p0, La/Report;->parts:{ARRAY_LIST}\nreturn-object v0",
    )
    assert _asked("v0", "v3") == ["log"]
    assert _asked("v3", "v0") == []
    assert _asked("v3", "v0", turn) == ["log"]
    assert _asked("v3", "v0", given) == ["log"]


KEY = "Landroidx/datastore/preferences/core/Preferences$Key;"
KEYS = "Landroidx/datastore/preferences/core/PreferencesKeys;"
STORE = "Landroidx/datastore/preferences/core/"


def _keys() -> Class:
    made = "\n".join(
        f'const-string v0, "{one}"\ninvoke-static {{v0}}, {KEYS}->stringKey({TEXT}){KEY}\n'
        f"move-result-object v0\nsput-object v0, La/Keys;->{one}:{KEY}"
        for one in ("book", "token")
    )
    fields = tuple(Field(one, KEY, flags=PUBLIC | STATIC) for one in ("book", "token"))
    return Class("La/Keys;", fields=fields, methods=(static("<clinit>", "()V", made),))


def test_what_is_kept_under_a_key_in_a_field_is_taken_under_that_key_alone() -> None:
    keep = static(
        "keep",
        f"({STORE}MutablePreferences;)V",
        f"{READ}\nsget-object v1, La/Keys;->book:{KEY}\n"
        f"invoke-virtual {{p0, v1, v0}}, {STORE}MutablePreferences;->set({KEY}Ljava/lang/Object;)V",
    )

    def take(name: str) -> Method:
        return static(
            "take",
            f"({STORE}Preferences;)V",
            f"sget-object v1, La/Keys;->{name}:{KEY}\n"
            f"invoke-virtual {{p0, v1}}, {STORE}Preferences;->get({KEY})Ljava/lang/Object;\n"
            f"move-result-object v0\ncheck-cast v0, {TEXT}\n{LOG}",
        )

    def found(name: str) -> list[str | None]:
        return ends(_keys(), Class("La/Main;", methods=(keep, take(name))))

    assert found("book") == ["log", "preferences"]
    assert found("token") == ["preferences"]


FLOW = "Lkotlinx/coroutines/flow/"


def test_what_a_collector_holds_does_not_get_into_what_it_collects() -> None:
    collector = Class(
        "La/Collector;",
        interfaces=(f"{FLOW}FlowCollector;",),
        fields=(Field("shown", TEXT),),
        methods=(Method("<init>", "()V", "return-void", registers=1),),
    )
    field = f"La/Main;->state:{FLOW}MutableStateFlow;"

    def main(first: str) -> Class:
        keep = static("keep", "()V", f"{READ}\nsget-object v2, {field}\n{first}")
        take = static(
            "take",
            "()V",
            f"sget-object v2, {field}\ninvoke-interface {{v2}}, {FLOW}StateFlow;->getValue()Ljava/lang/Object;\n"
            f"move-result-object v0\ncheck-cast v0, {TEXT}\n{LOG}",
        )
        kind = f"{FLOW}MutableStateFlow;"
        return Class(
            "La/Main;",
            fields=(Field("state", kind, flags=PUBLIC | STATIC),),
            methods=(keep, take),
        )

    collected = (
        "new-instance v3, La/Collector;\ninvoke-direct {v3}, La/Collector;-><init>()V\n"
        f"iput-object v0, v3, La/Collector;->shown:{TEXT}\nconst/4 v4, #0\n"
        f"invoke-interface {{v2, v3, v4}}, {FLOW}SharedFlow;->collect({FLOW}FlowCollector;"
        "Lkotlin/coroutines/Continuation;)Ljava/lang/Object;"
    )
    told = (
        f"invoke-interface {{v2, v0}}, {FLOW}MutableStateFlow;->setValue(Ljava/lang/Object;)V"
    )
    assert ends(collector, main(told)) == ["log"]
    assert ends(collector, main(collected)) == []
