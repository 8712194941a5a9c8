"""LiveData whose names a shrinker took away is known by what it complains of and by how it looks."""

from auditor.code.classes.hierarchy import Hierarchy
from auditor.code.shrunk.live_data import LiveData
from tests.auditor.code.small_app import interface, kind
from tests.dex_builder import OBJECT, Class, Method
from tests.program_builder import program_of

LIVE, KEEPER, OBSERVER = "La/L;", "La/W;", "La/O;"
VALUE = f"{LIVE}->c:{OBJECT}"
LOCK = f"{LIVE}->k:{OBJECT}"


def live(says=" on a background thread"):
    complains = f"""
        const-string v0, "{says}"
        return-void
    """
    hands = f"""
        iget-object v0, p1, {KEEPER}->o:{OBSERVER}
        iget-object v1, p0, {VALUE}
        invoke-interface {{v0, v1}}, {OBSERVER}->on({OBJECT})V
        return-void
    """
    begins = f"""
        new-instance v0, {OBJECT}
        invoke-direct {{v0}}, {OBJECT}-><init>()V
        iput-object v0, p0, {LOCK}
        iput-object p1, p0, {VALUE}
        return-void
    """
    keeper = Class(
        KEEPER,
        methods=(
            Method("<init>", f"({LIVE}{OBSERVER})V", "return-void", registers=3),
            Method("<init>", f"({OBSERVER})V", "return-void", registers=2),
        ),
    )
    program = program_of(
        interface(OBSERVER, f"on({OBJECT})V"),
        keeper,
        kind("La/Waits;", {f"on({OBJECT})V": "return-void"}, also=(OBSERVER,)),
        kind("La/Other;", {f"on({OBJECT})V": "return-void"}),
        kind(
            LIVE,
            {
                f"<init>({OBJECT})V": begins,
                "a(Ljava/lang/String;)V": complains,
                f"b({KEEPER})V": hands,
                f"d({OBJECT})V": f'const-string v0, "setValue"\niput-object p1, p0, {VALUE}\nreturn-void',
                f"e({OBJECT})V": f"iput-object p1, p0, {VALUE}\nreturn-void",
                f"g(){OBJECT}": f"iget-object v0, p0, {VALUE}\nreturn-object v0",
            },
        ),
    )
    return program, LiveData(program, Hierarchy(program))


def test_its_methods_get_their_names_back():
    _, found = live()
    assert found.name_of(LIVE, "d", f"({OBJECT})V") == (
        "Landroidx/lifecycle/MutableLiveData;",
        "setValue",
    )
    assert found.name_of(LIVE, "e", f"({OBJECT})V") == (
        "Landroidx/lifecycle/MutableLiveData;",
        "postValue",
    )
    assert found.name_of(LIVE, "g", f"(){OBJECT}") == (
        "Landroidx/lifecycle/LiveData;",
        "getValue",
    )
    assert found.name_of("La/Other;", "on", f"({OBJECT})V") is None


def test_the_making_of_what_keeps_an_observer_is_told_where_it_is_given_the_live_data():
    _, found = live()
    made = found.name_of(KEEPER, "<init>", f"({LIVE}{OBSERVER})V")
    assert made == ("Landroidx/lifecycle/LiveData$AlwaysActiveObserver;", "<init>")
    assert found.name_of(KEEPER, "<init>", f"({OBSERVER})V") is None


def test_who_is_handed_a_value_is_an_observer_and_no_other_class_with_such_a_method():
    program, found = live()
    assert found.is_told(program.declared("La/Waits;")[f"on({OBJECT})V"])
    assert not found.is_told(program.declared("La/Other;")[f"on({OBJECT})V"])


def test_its_value_lies_in_one_field_and_what_it_locks_is_none():
    _, found = live()
    assert found.contents == {VALUE}


def test_a_class_that_complains_of_something_else_is_no_live_data():
    _, found = live(says=" on another thread")
    assert found.known == ()
    assert found.contents == frozenset()
    assert found.name_of(LIVE, "d", f"({OBJECT})V") is None
