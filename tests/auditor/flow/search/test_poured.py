"""What one collection, array or text has goes into another one that a library's call is given, and into no other."""

import pytest

from tests.dex_builder import Class, Field, Method
from tests.flow_stories import LOG, READ, TEXT, ends, run

LIST, OBJECT, QUEUE = (
    "Ljava/util/ArrayList;",
    "Ljava/lang/Object;",
    "Ljava/util/concurrent/LinkedBlockingQueue;",
)
FIRST = "const/4 v1, #0\ninvoke-virtual {%s, v1}, Ljava/util/ArrayList;->get(I)Ljava/lang/Object;\nmove-result-object v0\n"
TAKEN = f"{FIRST}check-cast v0, {TEXT}\n{LOG}"
ELEMENT = f"const/4 v1, #0\naget-object v0, %s, v1\ncheck-cast v0, {TEXT}\n{LOG}"
SAID = (
    "invoke-virtual {%s}, Ljava/lang/Object;->toString()Ljava/lang/String;\nmove-result-object v0\n"
    + LOG
)


def make(name: str, *registers: str) -> str:
    """Make an object of a class in each register."""
    return "\n".join(
        f"new-instance {one}, {name}\ninvoke-direct {{{one}}}, {name}-><init>()V"
        for one in registers
    )


def array(*registers: str) -> str:
    """Make an array of one object in each register."""
    return "\n".join(f"const/4 v1, #1\nnew-array {one}, v1, [{OBJECT}" for one in registers)


ADDED = "invoke-virtual {v2, v0}, %s->add(Ljava/lang/Object;)Z\n"
POURED = {
    "drained": (
        f"{make(QUEUE, 'v2')}\n{ADDED % QUEUE}{make(LIST, 'v3', 'v4')}\n"
        f"invoke-virtual {{v2, v3}}, {QUEUE}->drainTo(Ljava/util/Collection;)I",
        TAKEN,
    ),
    "to-array": (
        f"{make(LIST, 'v2')}\n{ADDED % LIST}{array('v3', 'v4')}\n"
        f"invoke-virtual {{v2, v3}}, {LIST}->toArray([{OBJECT})[{OBJECT}",
        ELEMENT,
    ),
    "all-added": (
        f"{array('v2')}\nconst/4 v1, #0\naput-object v0, v2, v1\n{make(LIST, 'v3', 'v4')}\n"
        f"invoke-static {{v3, v2}}, Ljava/util/Collections;->addAll(Ljava/util/Collection;[{OBJECT})Z",
        TAKEN,
    ),
    "filled": (
        f"{array('v3', 'v4')}\ninvoke-static {{v3, v0}}, Ljava/util/Arrays;->fill([{OBJECT}{OBJECT})V",
        ELEMENT,
    ),
    "to-collection": (
        f"{make(LIST, 'v2')}\n{ADDED % LIST}{make(LIST, 'v3', 'v4')}\n"
        "invoke-static {v2, v3}, Lkotlin/collections/CollectionsKt;->toCollection(Ljava/lang/Iterable;Ljava/util/Collection;)Ljava/util/Collection;",
        TAKEN,
    ),
    "appended": (
        f"const/4 v1, #1\nnew-array v2, v1, [{TEXT}\nconst/4 v1, #0\naput-object v0, v2, v1\n{make('Ljava/lang/StringBuilder;', 'v3', 'v4')}\n"
        f"invoke-static {{v3, v2}}, Lkotlin/text/StringsKt;->append(Ljava/lang/StringBuilder;[{TEXT})Ljava/lang/StringBuilder;",
        SAID,
    ),
    "written": (
        f"{make('Ljava/io/StringWriter;', 'v3', 'v4')}\ninvoke-virtual {{v3, v0}}, Ljava/io/StringWriter;->write(Ljava/lang/String;)V",
        SAID,
    ),
    "rest-appended": (
        'const-string v2, "[0-9]"\ninvoke-static {v2}, Ljava/util/regex/Pattern;->compile(Ljava/lang/String;)Ljava/util/regex/Pattern;\n'
        "move-result-object v2\ninvoke-virtual {v2, v0}, Ljava/util/regex/Pattern;->matcher(Ljava/lang/CharSequence;)Ljava/util/regex/Matcher;\n"
        f"move-result-object v2\n{make('Ljava/lang/StringBuffer;', 'v3', 'v4')}\n"
        "invoke-virtual {v2, v3}, Ljava/util/regex/Matcher;->appendTail(Ljava/lang/StringBuffer;)Ljava/lang/StringBuffer;",
        SAID,
    ),
}  # fmt: skip


@pytest.mark.parametrize(("asked", "expected"), [("v3", ["log"]), ("v4", [])])
@pytest.mark.parametrize("way", POURED)
def test_what_one_has_goes_into_the_other_that_a_call_is_given(way, asked, expected) -> None:
    code, taken = POURED[way]
    assert ends(run(f"{READ}\n{code}\n{taken % asked}")) == expected


@pytest.mark.parametrize(("field", "expected"), [("phone", ["log"]), ("label", [])])
def test_what_is_poured_stays_in_its_field(field, expected) -> None:
    row = Class(
        "La/Row;",
        fields=(Field("phone", TEXT), Field("label", TEXT)),
        methods=(Method("<init>", "()V", "return-void", registers=1),),
    )
    kept = f"{make('La/Row;', 'v5')}\niput-object v0, v5, La/Row;->phone:{TEXT}\nmove-object v0, v5\n"
    code, _ = POURED["drained"]
    asked = f"{FIRST % 'v3'}check-cast v0, La/Row;\niget-object v0, v0, La/Row;->{field}:{TEXT}\n{LOG}"
    assert ends(run(f"{READ}\n{kept}{code}\n{asked}"), row) == expected


ROWS = "Landroid/database/MatrixCursor;"
BUILDER = "Landroid/database/MatrixCursor$RowBuilder;"


def test_a_row_that_is_filled_is_one_of_its_cursor() -> None:
    code = (
        f"{make(ROWS, 'v2')}\ninvoke-virtual {{v2}}, {ROWS}->newRow(){BUILDER}\nmove-result-object v3\n"
        f"invoke-virtual {{v3, v0}}, {BUILDER}->add({OBJECT}){BUILDER}\nconst/4 v1, #0\n"
        f"invoke-virtual {{v2, v1}}, {ROWS}->getString(I){TEXT}\nmove-result-object v0\n{LOG}"
    )
    assert ends(run(f"{READ}\n{code}")) == ["log"]


FUNCTION = "Ljava/util/function/IntFunction;"


@pytest.mark.parametrize(("given", "expected"), [("kept", ["log"]), ("own", [])])
def test_a_function_of_numbers_gives_what_it_keeps(given, expected) -> None:
    own = (
        "iget-object v0, p0, La/Get;->kept:Ljava/lang/String;"
        if given == "kept"
        else 'const-string v0, "x"'
    )
    function = Class(
        "La/Get;",
        interfaces=(FUNCTION,),
        fields=(Field("kept", TEXT),),
        methods=(
            Method("<init>", "()V", "return-void", registers=1),
            Method("apply", f"(I){OBJECT}", f"{own}\nreturn-object v0", registers=4),
        ),
    )
    numbers = "Ljava/util/stream/IntStream;"
    code = (
        f"{make('La/Get;', 'v2')}\niput-object v0, v2, La/Get;->kept:{TEXT}\ninvoke-virtual {{v0}}, {TEXT}->length()I\nmove-result v1\n"
        f"const/4 v3, #0\ninvoke-static {{v3, v1}}, {numbers}->range(II){numbers}\nmove-result-object v3\n"
        f"invoke-interface {{v3, v2}}, {numbers}->mapToObj({FUNCTION})Ljava/util/stream/Stream;\nmove-result-object v3\n"
        f"{SAID % 'v3'}"
    )
    assert ends(run(f"{READ}\n{code}"), function) == expected
