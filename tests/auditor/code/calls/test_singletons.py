"""The objects that static fields hold for good are told from each other, and nothing else is taken for one."""

import pytest

from auditor.code.calls.singletons import Singletons
from auditor.code.classes.hierarchy import Hierarchy
from auditor.code.evaluation.answered import OWN, Thing
from tests.dex_builder import STATIC, Class, Field, Method
from tests.program_builder import program_of

EVENT = "La/Event;"
AGREED = f"{EVENT}->AGREED:{EVENT}"
DECLINED = f"{EVENT}->DECLINED:{EVENT}"
LAST = f"{EVENT}->last:{EVENT}"
MADE = f"""
new-instance v0, {EVENT}
const-string v1, "AGREED"
const/4 v2, 0
invoke-direct {{v0, v1, v2}}, Ljava/lang/Enum;-><init>(Ljava/lang/String;I)V
sput-object v0, {AGREED}
new-instance v0, {EVENT}
const-string v1, "DECLINED"
const/4 v2, 1
invoke-direct {{v0, v1, v2}}, Ljava/lang/Enum;-><init>(Ljava/lang/String;I)V
sput-object v0, {DECLINED}
sput-object v0, {LAST}
return-void
"""


@pytest.fixture
def singletons():
    event = Class(
        EVENT,
        superclass="Ljava/lang/Enum;",
        fields=tuple(Field(one, EVENT, STATIC) for one in ("AGREED", "DECLINED", "last")),
        methods=(
            Method("<clinit>", "()V", MADE, STATIC),
            Method("set", f"({EVENT})V", f"sput-object p0, {LAST}\nreturn-void", STATIC),
        ),
    )
    program = program_of(event, Class("La/Other;"))
    return Singletons(program, Hierarchy(program))


def test_a_field_set_once_at_the_start_holds_one_object(singletons):
    assert singletons.held(AGREED) == Thing("constant", AGREED)
    assert singletons.held(AGREED) != singletons.held(DECLINED)


def test_a_field_that_other_code_sets_holds_whatever_it_is_given(singletons):
    assert singletons.held(LAST) is None


def test_a_constant_has_the_number_that_the_start_gives_it(singletons):
    assert singletons.ordinal(singletons.held(DECLINED)) == 1
    assert singletons.ordinal(Thing("object", EVENT, 7)) is None


def test_what_is_known_of_an_object_says_of_which_class_it_is(singletons):
    assert singletons.is_of(singletons.held(AGREED), EVENT) == 1
    assert singletons.is_of(Thing("object", "La/Other;", 7), EVENT) == 0
    assert singletons.is_of(0, EVENT) == 0
    assert singletons.is_of(None, EVENT) is None
    assert singletons.is_of(Thing("object", "Lb/Unknown;", OWN), EVENT) is None


# The tables of a switch over an enum.

TABLE = "La/Switch;->cases:[I"
OTHER = "La/Switch;->others:[I"
FILLED = f"""
const/4 v0, 2
new-array v0, v0, [I
sput-object v0, {TABLE}
sget-object v1, {DECLINED}
invoke-virtual {{v1}}, Ljava/lang/Enum;->ordinal()I
move-result v1
const/4 v2, 1
aput v2, v0, v1
return-void
"""
OPEN = FILLED.replace(
    "{v1}, Ljava/lang/Enum;->ordinal()I", "{v1}, Ljava/lang/Enum;->hashCode()I"
)


def table_of(start):
    event = Class(
        EVENT,
        superclass="Ljava/lang/Enum;",
        fields=tuple(Field(one, EVENT, STATIC) for one in ("AGREED", "DECLINED", "last")),
        methods=(Method("<clinit>", "()V", MADE, STATIC),),
    )
    switch = Class(
        "La/Switch;",
        fields=(Field("cases", "[I", STATIC), Field("others", "[I", STATIC)),
        methods=(Method("<clinit>", "()V", start, STATIC),),
    )
    program = program_of(event, switch)
    return Singletons(program, Hierarchy(program))


def test_a_table_tells_the_case_of_each_constant():
    held = table_of(FILLED)
    table = held.held(TABLE)
    assert table == Thing("table", TABLE)
    assert held.of_array(None, [None, table, 1], is_length=False) == 1
    assert held.of_array(None, [None, table, 0], is_length=False) == 0
    assert held.of_array(None, [None, table, None], is_length=False) is None


def test_a_table_filled_at_an_unknown_place_tells_nothing():
    held = table_of(OPEN)
    assert held.held(TABLE) is None
    assert held.held(OTHER) is None


# A table of numbers that stands in the code.

LISTED = f"""
const/4 v0, 3
new-array v0, v0, [I
fill-array-data v0, :data
sput-object v0, {TABLE}
return-void
:data
.array 4 7 9 11
"""


def test_a_table_listed_in_the_code_tells_its_numbers():
    held = table_of(LISTED)
    table = held.held(TABLE)
    assert [held.of_array(None, [None, table, at], is_length=False) for at in range(3)] == [
        7,
        9,
        11,
    ]
