"""The objects that static fields hold for good are told from each other, and nothing else is taken for one."""

import pytest

from auditor.code.answered import OWN, Thing
from auditor.code.hierarchy import Hierarchy
from auditor.code.singletons import Singletons
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
