"""Which things tell by being there what was chosen, and where they come to be there."""

from auditor.code.decisions.branches import Branches
from auditor.code.ways.following import Follower
from auditor.screens.memory.cells import Flag
from auditor.screens.memory.made_things import MADE, MadeThings
from auditor.screens.memory.states import States
from tests.auditor.code.small_app import app, kind, main, makes, number
from tests.dex_builder import CONSTRUCTOR, STATIC, Class, Field, Method

ASK = "La/Ask;"
ALONE = "La/Alone;"
INSTANCE = f"{ALONE}->INSTANCE:{ALONE}"
CHOICE = "La/Choice;"
AGREED = f"{CHOICE}->AGREED:{CHOICE}"
TESTS = f"instance-of v0, p1, {ASK}\ninstance-of v0, p1, {ALONE}\n"


def one_of(name: str, field: str, above: str = "Ljava/lang/Object;") -> Class:
    """Build a class whose start keeps its only object in a static field."""
    code = f"{makes(name)}sput-object v0, {name}->{field}:{name}\nreturn-void"
    made = f"invoke-direct {{p0}}, {above}-><init>()V\nreturn-void"
    return Class(
        name,
        superclass=above,
        fields=(Field(field, name, STATIC),),
        methods=(
            Method("<clinit>", "()V", code, STATIC | CONSTRUCTOR),
            Method("<init>", "()V", made, CONSTRUCTOR),
        ),
    )


def things(more: dict[str, str]) -> tuple[MadeThings, object]:
    """Return the things of an app with some methods that make, take or compare them."""
    built = app(
        main(TESTS),
        kind(ASK),
        one_of(ALONE, "INSTANCE"),
        one_of(CHOICE, "AGREED", "Ljava/lang/Enum;"),
        kind("La/Code;", more),
    )
    states = States(built.program, built.hierarchy)
    return MadeThings(built.graph, Branches(built.graph), states, Follower(built.graph)), built


def places(found: MadeThings, built: object, name: str) -> set[int]:
    return {one.site[0] for one in found.writes(Flag(MADE, name))}


def told(found: MadeThings, built: object, method: str) -> set[Flag]:
    """Return what is there once a method has run."""
    at = number(built, method)
    uses = found.plain.def_use(at)
    assert uses is not None
    return {flag for one in uses.body.instructions for flag in found.told_at(at, one)}


def test_a_thing_is_there_where_code_makes_it() -> None:
    found, built = things({"yes()V": makes(ASK)})
    assert told(found, built, "La/Code;->yes()V") == {Flag(MADE, ASK)}
    assert places(found, built, ASK) == {number(built, "La/Code;->yes()V")}


def test_one_that_stands_alone_is_there_where_it_is_taken_and_not_where_it_is_compared() -> (
    None
):
    found, built = things(
        {
            "yes()V": f"sget-object v0, {INSTANCE}\ninvoke-static {{v0}}, La/Code;->go(Ljava/lang/Object;)V\n",
            "is(Ljava/lang/Object;)V": f"sget-object v0, {INSTANCE}\nif-ne v0, p1, :no\nnop\n:no\n",
            "static go(Ljava/lang/Object;)V": "nop",
        }
    )
    assert told(found, built, "La/Code;->yes()V") == {Flag(MADE, ALONE)}
    assert places(found, built, ALONE) == {number(built, "La/Code;->yes()V")}


def test_a_constant_of_an_enum_tells_nothing_since_whoever_has_its_number_gets_it() -> None:
    found, built = things(
        {
            "values()V": f"sget-object v0, {AGREED}\ninvoke-virtual {{v0}}, {CHOICE}->ordinal()I\n"
        }
    )
    assert not told(found, built, "La/Code;->values()V")


def test_what_a_text_of_the_app_names_may_be_made_by_whoever_reads_the_text() -> None:
    found, built = things({"yes()V": makes(ASK), "name()V": 'const-string v0, "a.Ask"\n'})
    assert not told(found, built, "La/Code;->yes()V")


def test_what_runs_only_where_a_thing_is_there_is_opened_by_it() -> None:
    found, built = things(
        {
            "yes()V": makes(ASK),
            "take(Ljava/lang/Object;)V": f"instance-of v0, p1, {ASK}\nif-eqz v0, :other\nconst/4 v0, 1\n:other\n",
        }
    )
    opened = dict(found.opened_by(ASK))
    method = number(built, "La/Code;->take(Ljava/lang/Object;)V")
    assert opened == {method: frozenset({4})}
