"""What is said of data that ends in memory: compared is consumed; whatever is not known stays open."""

import pytest

from auditor.code.calls.callgraph import CallGraph
from auditor.code.classes.hierarchy import Hierarchy
from auditor.code.resolution.constants import Resolver
from auditor.flow.ends.consumed import goes_nowhere
from auditor.flow.symbols.terms import Source
from auditor.flow.tables.catalogue import shelf_catalogue
from auditor.model.vocabulary import Data
from tests.dex_builder import PUBLIC, STATIC, Class, Field, Method
from tests.flow_stories import READ, TEXT, abstract, holder, make, run, static, virtual
from tests.program_builder import program_of

CURSOR = "Landroid/database/Cursor;"
LIST = "Ljava/util/ArrayList;"
SET = "Ljava/util/HashSet;"
OBJECT = "Ljava/lang/Object;"
EQUALS = f"invoke-virtual {{v0, v3}}, {TEXT}->equals({OBJECT})Z\nmove-result v4"
WORD = 'const-string v3, "555"'
NEW_LIST = f"new-instance v5, {LIST}\ninvoke-direct {{v5}}, {LIST}-><init>()V"
ADD = f"invoke-virtual {{v5, v0}}, {LIST}->add({OBJECT})Z"


def compared(*classes: Class) -> bool:
    """Say whether all data of each read of `La/Phone;->read()` is said to be only compared."""
    program = program_of(*classes)
    hierarchy = Hierarchy(program)
    graph = CallGraph(program, hierarchy)
    reads = [(one.method, one.pc, one.target) for one in program.calls_of("La/Phone;", "read")]
    assert reads
    return all(
        goes_nowhere(
            graph,
            Resolver(program, hierarchy),
            shelf_catalogue(),
            Source(method, pc, Data.CONTACTS, target),
            reads={(one, at) for one, at, _ in reads},
        )
        for method, pc, target in reads
    )


def _typed(code: str, register: str = "v3") -> str:
    """Have what somebody typed in a register, and go on."""
    return (
        f"invoke-virtual {{p0}}, Landroid/widget/EditText;->getText()Landroid/text/Editable;\nmove-result-object {register}\n"
        f"invoke-virtual {{{register}}}, {OBJECT}->toString(){TEXT}\nmove-result-object {register}\n{code}"
    )  # fmt: skip


def _main(code: str) -> Class:
    return Class("La/Main;", methods=(static("go", "(Landroid/widget/EditText;)V", code),))


def test_what_is_compared_with_a_constant_goes_nowhere() -> None:
    assert compared(run(f"{READ}\n{WORD}\n{EQUALS}"))


def test_what_is_compared_with_what_was_typed_goes_nowhere() -> None:
    assert compared(_main(_typed(f"{READ}\n{EQUALS}")))


@pytest.mark.parametrize(
    "more",
    [
        f"invoke-static {{v3, v0}}, La/b/Kit;->take({TEXT}{TEXT})V",  # A library that nobody knows.
        f"sput-object v0, La/Main;->kept:{TEXT}",  # Anybody can read it.
        f"invoke-static {{v3, v0}}, Landroid/util/Log;->d({TEXT}{TEXT})I",
        f"new-instance v5, Ljava/lang/Error;\ninvoke-direct {{v5, v0}}, Ljava/lang/Error;-><init>({TEXT})V\nthrow v5",
        f"invoke-virtual {{v3, v0}}, {TEXT}->concat({TEXT}){TEXT}",
    ],
    ids=["unknown", "static", "log", "thrown", "unlisted"],
)
def test_what_goes_on_besides_is_not_said_to_go_nowhere(more: str) -> None:
    code = f"{READ}\n{WORD}\n{EQUALS}\n{more}"
    if not more.endswith("v5"):
        code += "\nreturn-void"
    assert not compared(run(code, fields=(Field("kept", TEXT, flags=PUBLIC | STATIC),)))


def test_what_is_read_and_dropped_goes_nowhere() -> None:
    assert compared(run(READ))


def test_a_column_that_is_read_for_nothing_was_taken_by_what_a_shrinker_took_away() -> None:
    assert not compared(run(READ.removesuffix("\nmove-result-object v0")))


def test_what_is_read_and_handed_to_somebody_unknown_does_not() -> None:
    assert not compared(run(f"{READ}\ninvoke-static {{v0}}, La/b/Kit;->take({TEXT})V"))


def test_a_list_made_and_looked_through_in_another_method_is_followed() -> None:
    all_of = static("all", "()Ljava/util/List;", f"{READ}\n{NEW_LIST}\n{ADD}\nreturn-object v5")
    look = (
        "invoke-static {}, La/Main;->all()Ljava/util/List;\nmove-result-object v0\nconst/4 v1, #0\n"
        f"invoke-interface {{v0, v1}}, Ljava/util/List;->get(I){OBJECT}\nmove-result-object v0\ncheck-cast v0, {TEXT}\n{WORD}\n{EQUALS}"
    )  # fmt: skip
    assert compared(Class("La/Main;", methods=(all_of, static("go", "()V", look))))
    logged = f"{look}\ninvoke-static {{v3, v0}}, Landroid/util/Log;->d({TEXT}{TEXT})I"
    assert not compared(Class("La/Main;", methods=(all_of, static("go", "()V", logged))))


def test_what_a_method_gives_to_itself_is_not_lost_sight_of() -> None:
    # Its own calls stand in no list of callers: what they give back here is logged.
    code = (
        f"{READ}\n{WORD}\n{EQUALS}\ninvoke-static {{}}, La/Main;->again(){TEXT}\nmove-result-object v5\n"
        f"invoke-static {{v3, v5}}, Landroid/util/Log;->d({TEXT}{TEXT})I\nreturn-object v0"
    )  # fmt: skip
    other = static("go", "()V", f"invoke-static {{}}, La/Main;->again(){TEXT}")
    assert not compared(Class("La/Main;", methods=(static("again", f"(){TEXT}", code), other)))


def test_what_a_field_of_an_object_keeps_that_others_hold_is_not_said_to_go_nowhere() -> None:
    code = f"{READ}\n{WORD}\n{EQUALS}\niput-object v0, p0, La/Screen;->kept:{TEXT}\nreturn-void"
    screen = Class(
        "La/Screen;", fields=(Field("kept", TEXT),), methods=(virtual("go", "()V", code),)
    )
    assert not compared(screen)


ROW = "La/Row;"


def _row(*methods: Method, **further: object) -> Class:
    return holder(ROW, TEXT, *methods, **further)


def _with_row(more: str, *methods: Method, **further: object) -> bool:
    code = f"{READ}\n{make(ROW, 'v2', 'v0')}\niget-object v0, v2, {ROW}->held:{TEXT}\n{WORD}\n{EQUALS}\n{more}"
    return compared(run(code), _row(*methods, **further))


def test_an_object_that_holds_a_row_is_followed() -> None:
    assert _with_row("return-void")


def test_an_object_that_the_system_can_run_is_not_said_to_keep_it() -> None:
    assert not _with_row("return-void", interfaces=("Ljava/lang/Runnable;",))
    assert not _with_row("return-void", superclass="Ljava/lang/Thread;")


LOG_HELD = (
    f'const-string v0, "x"\niget-object v1, p0, {ROW}->held:{TEXT}\n'
    f"invoke-static {{v0, v1}}, Landroid/util/Log;->d({TEXT}{TEXT})I\n"
)


@pytest.mark.parametrize(("told", "expected"), [(LOG_HELD, False), ("", True)])
def test_what_its_own_comparison_does_counts(told: str, expected: bool) -> None:
    # A set runs the `equals` and `hashCode` of what it is given.
    put = f"new-instance v5, {SET}\ninvoke-direct {{v5}}, {SET}-><init>()V\ninvoke-virtual {{v5, v2}}, {SET}->add({OBJECT})Z"
    own = virtual("hashCode", "()I", f"{told}const/4 v0, #0\nreturn v0")
    assert _with_row(f"{put}\nreturn-void", own) is expected


@pytest.mark.parametrize(("told", "expected"), [(LOG_HELD, False), ("", True)])
def test_what_is_done_in_another_class_that_a_call_can_mean_counts(
    told: str, expected: bool
) -> None:
    face = Class(
        "La/Asks;", flags=0x601, methods=(abstract("ask", f"({ROW})V"),)
    )  # fmt: skip
    code = f"invoke-static {{}}, La/Main;->asks()La/Asks;\nmove-result-object v5\ninvoke-interface {{v5, v2}}, La/Asks;->ask({ROW})V"
    first = Class(
        "La/First;",
        interfaces=("La/Asks;",),
        methods=(
            Method("<init>", "()V", "return-void", registers=1),
            virtual("ask", f"({ROW})V", told.replace("p0", "p1") + "return-void"),
        ),
    )
    row_code = f"{READ}\n{make(ROW, 'v2', 'v0')}\niget-object v0, v2, {ROW}->held:{TEXT}\n{WORD}\n{EQUALS}\n{code}\nreturn-void"
    main = Class(
        "La/Main;",
        methods=(
            static("run", "()V", row_code),
            static("asks", "()La/Asks;", f"{make('La/First;', 'v0')}\nreturn-object v0"),
        ),
    )
    assert compared(main, face, first, _row()) is expected


def test_what_a_function_object_is_given_is_not_said_to_go_nowhere() -> None:
    code = f"{READ}\n{WORD}\n{EQUALS}\n{NEW_LIST}\n{ADD}\ninvoke-virtual {{v5, p0}}, {LIST}->forEach(Ljava/util/function/Consumer;)V\nreturn-void"
    assert not compared(Class("La/Main;", methods=(static("go", "(Ljava/util/function/Consumer;)V", code),)))  # fmt: skip


@pytest.mark.parametrize(
    ("kind", "expected"), [(TEXT, True), ("La/Number;", False)]
)  # fmt: skip
def test_only_texts_are_known_to_compare_quietly(kind: str, expected: bool) -> None:
    # `areEqual` runs the `equals` of its first argument: of a class of the app, whatever that does.
    code = f"{READ}\ninvoke-static {{p0, v0}}, Lkotlin/jvm/internal/Intrinsics;->areEqual({OBJECT}{OBJECT})Z\nmove-result v4\nreturn-void"
    given = WORD if kind == TEXT else make("La/Number;", "v3")
    call = static("go", "()V", f"{given}\ninvoke-static {{v3}}, La/Main;->like({kind})V")
    number = Class("La/Number;", methods=(Method("<init>", "()V", "return-void", registers=1),))
    assert compared(Class("La/Main;", methods=(static("like", f"({kind})V", code), call)), number) is expected  # fmt: skip


@pytest.mark.parametrize(
    "how",
    [
        make(ROW, "v2", "v5"),
        f"invoke-static {{}}, La/Main;->make(){ROW}\nmove-result-object v2",
    ],
)
@pytest.mark.parametrize(("end", "expected"), [(EQUALS, True), ("", False)])
def test_what_is_set_into_an_object_is_followed_from_where_it_was_made(
    how: str, end: str, expected: bool
) -> None:
    end = end or f"invoke-static {{v3, v0}}, Landroid/util/Log;->d({TEXT}{TEXT})I"
    setter = virtual(
        "set", f"({TEXT})V", f"iput-object p1, p0, {ROW}->held:{TEXT}\nreturn-void"
    )
    code = (
        f'const-string v5, ""\n{how}\n{READ}\ninvoke-virtual {{v2, v0}}, {ROW}->set({TEXT})V\n'
        f"iget-object v0, v2, {ROW}->held:{TEXT}\n{WORD}\n{end}\nreturn-void"
    )  # fmt: skip
    maker = static("make", f"(){ROW}", f'const-string v5, ""\n{make(ROW, "v2", "v5")}\nreturn-object v2')  # fmt: skip
    main = Class("La/Main;", methods=(static("go", "()V", code), maker))
    assert compared(main, _row(setter)) is expected


def test_an_object_that_somebody_unseen_gives_is_not_said_to_keep_it() -> None:
    setter = virtual(
        "set", f"({TEXT})V", f"iput-object p1, p0, {ROW}->held:{TEXT}\nreturn-void"
    )
    code = (
        f"{READ}\n{WORD}\n{EQUALS}\ninvoke-virtual {{p0, v0}}, {ROW}->set({TEXT})V\nreturn-void"
    )
    assert not compared(
        Class("La/Main;", methods=(static("go", f"({ROW})V", code),)), _row(setter)
    )


# What it is compared with.


@pytest.mark.parametrize(
    "other",
    [
        f"invoke-interface {{p0}}, Ljava/util/Iterator;->next(){OBJECT}\nmove-result-object v3",
        "const/4 v3, #0\naget-object v3, p0, v3",
        f"invoke-virtual {{p0}}, Lorg/json/JSONObject;->toString(){TEXT}\nmove-result-object v3",
    ],
    ids=["iterator", "array", "unknown"],
)
def test_what_is_asked_of_each_of_many_is_not_said_to_go_nowhere(other: str) -> None:
    # Which of the lender's own numbers the phonebook knows is a fact about it, though no row leaves.
    kind = "[Ljava/lang/String;" if "aget" in other else OBJECT
    code = f"{other}\n{READ}\n{EQUALS}\nreturn-void"
    assert not compared(Class("La/Main;", methods=(static("go", f"({kind})V", code),)))


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        (WORD, True),
        (f"invoke-interface {{v5}}, Ljava/util/Iterator;->next(){OBJECT}\nmove-result-object v3\ncheck-cast v3, {TEXT}", False),
    ],
)  # fmt: skip
def test_a_function_that_both_sides_go_through_is_judged_by_what_each_gives_it(
    given: str, *, expected: bool
) -> None:
    trimmed = (
        f"invoke-virtual {{p0}}, {TEXT}->trim(){TEXT}\nmove-result-object v0\nreturn-object v0"
    )
    plain = static("plain", f"({TEXT}){TEXT}", trimmed)
    by = f"La/Main;->plain({TEXT}){TEXT}\nmove-result-object"
    call = static(
        "go", "(Ljava/util/Iterator;)V",
        f"move-object v5, p0\n{READ}\ninvoke-static {{v0}}, {by} v0\n{given}\n"
        f"invoke-static {{v3}}, {by} v3\n{EQUALS}\nreturn-void",
    )  # fmt: skip
    assert compared(Class("La/Main;", methods=(plain, call))) == expected


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        (WORD, True),
        (f"invoke-interface {{v5}}, Ljava/util/Iterator;->next(){OBJECT}\nmove-result-object v3\ncheck-cast v3, {TEXT}", False),
    ],
)  # fmt: skip
def test_what_callers_give_to_compare_with_counts(given: str, expected: bool) -> None:
    knows = static("knows", f"({TEXT})Z", f"{READ}\nmove-object v3, p0\n{EQUALS}\nreturn v4")
    call = static(
        "go", "(Ljava/util/Iterator;)V",
        f"move-object v5, p0\n{given}\ninvoke-static {{v3}}, La/Main;->knows({TEXT})Z\nmove-result v4\nreturn-void",
    )  # fmt: skip
    assert compared(Class("La/Main;", methods=(knows, call))) is expected


def test_what_the_system_gives_to_compare_with_is_not_one() -> None:
    # A page's script can ask for one number after the other.
    knows = virtual("knows", f"({TEXT})Z", f"{READ}\nmove-object v3, p1\n{EQUALS}\nreturn v4")
    assert not compared(Class("La/Bridge;", methods=(knows,)))


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        (WORD, True),
        (f"invoke-interface {{v5}}, Ljava/util/Iterator;->next(){OBJECT}\nmove-result-object v3\ncheck-cast v3, {TEXT}", False),
    ],
)  # fmt: skip
def test_a_text_put_together_of_letters_is_as_much_one_as_where_they_are_from(
    given: str, expected: bool
) -> None:
    builder = "Ljava/lang/StringBuilder;"
    clean = static(
        "clean", f"({TEXT}){TEXT}",
        f"new-instance v2, {builder}\ninvoke-direct {{v2}}, {builder}-><init>()V\nconst/4 v1, #0\n"
        f"invoke-virtual {{p0, v1}}, {TEXT}->charAt(I)C\nmove-result v1\nadd-int/lit8 v1, v1, #0\n"
        f"invoke-virtual {{v2, v1}}, {builder}->append(C){builder}\n"
        f"invoke-virtual {{v2}}, {builder}->toString(){TEXT}\nmove-result-object v0\nreturn-object v0",
    )  # fmt: skip
    call = static(
        "go", "(Ljava/util/Iterator;)V",
        f"move-object v5, p0\n{given}\ninvoke-static {{v3}}, La/Main;->clean({TEXT}){TEXT}\nmove-result-object v3\n{READ}\n{EQUALS}\nreturn-void",
    )  # fmt: skip
    assert compared(Class("La/Main;", methods=(clean, call))) is expected


FIELD = f"iget-object v3, p0, La/Ask;->number:{TEXT}\n"


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        (f"{WORD}\niput-object v3, p0, La/Ask;->number:{TEXT}", True),
        (f"invoke-interface {{p1}}, Ljava/util/Iterator;->next(){OBJECT}\nmove-result-object v3\ncheck-cast v3, {TEXT}\niput-object v3, p0, La/Ask;->number:{TEXT}", False),
        ("nop", False),  # Whoever fills it is not seen: a reader of JSON, say.
    ],
    ids=["word", "each", "nobody"],
)  # fmt: skip
def test_a_field_to_compare_with_is_what_is_written_into_it(
    written: str, expected: bool
) -> None:
    ask = Class(
        "La/Ask;",
        fields=(Field("number", TEXT),),
        methods=(
            virtual("set", "(Ljava/util/Iterator;)V", f"{written}\nreturn-void"),
            virtual("go", "()V", f"{READ}\n{FIELD}{EQUALS}\nreturn-void"),
        ),
    )
    assert compared(ask) is expected


# A read that is asked what another one found.


def _nested(end: str) -> Class:
    again = (
        f"invoke-static {{v0}}, La/Phone;->read({TEXT}){CURSOR}\nmove-result-object v5\nconst/4 v1, #0\n"
        f"invoke-interface {{v5, v1}}, {CURSOR}->getString(I){TEXT}\nmove-result-object v0\n{WORD}\n{end}"
    )
    return run(f"{READ}\n{again}")


def test_a_read_by_what_another_read_found_is_one_of_its_own() -> None:
    assert compared(_nested(EQUALS))
    assert not compared(_nested(f"invoke-static {{v3, v0}}, Landroid/util/Log;->d({TEXT}{TEXT})I"))  # fmt: skip


def test_a_count_that_is_asked_for_is_an_answer() -> None:
    count = (
        f"invoke-static {{}}, La/Phone;->read(){CURSOR}\nmove-result-object v0\n"
        f"invoke-interface {{v0}}, {CURSOR}->getCount()I\nmove-result v1"
    )
    assert compared(run(count))


ALIKE = (
    "if-nez p0, :both\nconst/4 v0, #0\nreturn v0\n:both\n"
    "{more}invoke-virtual {{p0, p1}}, Ljava/lang/Object;->equals(Ljava/lang/Object;)Z\nmove-result v0\nreturn v0"
)
KEEPS = "sput-object p0, La/Main;->kept:Ljava/lang/Object;\n"


@pytest.mark.parametrize(
    ("more", "first", "expected"),
    [("", "v0", True), ("", "v5", False), (KEEPS, "v0", False)],
    ids=["texts", "anything", "kept"],
)
def test_a_helper_that_compares_two_texts_keeps_nothing(
    more: str, first: str, expected: bool
) -> None:
    # What R8 leaves of Kotlin's `==`; `equals` of an object of the app would be anybody's code.
    other = "v3" if first == "v0" else "v0"
    code = (
        f"{READ}\n{WORD}\nsget-object v5, La/Main;->kept:{OBJECT}\n"
        f"invoke-static {{{first}, {other}}}, La/h;->a({OBJECT}{OBJECT})Z\nmove-result v4\nreturn-void"
    )
    alike = static("a", f"({OBJECT}{OBJECT})Z", ALIKE.format(more=more))
    fields = (Field("kept", OBJECT, flags=PUBLIC | STATIC),)
    assert compared(run(code, fields=fields), Class("La/h;", methods=(alike,))) is expected
