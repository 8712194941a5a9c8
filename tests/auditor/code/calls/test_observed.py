"""Which LiveData an observer waits for that another hands on to, where a shrinker put the making of that into the app."""

from auditor.code.calls.callgraph import CallGraph
from tests.auditor.code.small_app import interface, kind
from tests.dex_builder import OBJECT, Class, Field, Method
from tests.program_builder import program_of

LIVE, KEEPER, OBSERVER, SOURCE = "La/L;", "La/W;", "La/O;", "La/S;"
VALUE = f"{LIVE}->c:{OBJECT}"
TAKES = f"on({OBJECT})V"
HANDS_ON = f"""
    iget-object v0, p0, {SOURCE}->b:{OBSERVER}
    invoke-interface {{v0, p1}}, {OBSERVER}->{TAKES}
    return-void
"""
VERSION = f"iget-object v0, p0, {SOURCE}->a:{LIVE}\niget v0, v0, {LIVE}->g:I\n"
RUN = f"""
    new-instance v0, {LIVE}
    invoke-direct {{v0}}, {LIVE}-><init>()V
    new-instance v1, {LIVE}
    invoke-direct {{v1}}, {LIVE}-><init>()V
    new-instance v2, La/Waits;
    invoke-direct {{v2}}, La/Waits;-><init>()V
    new-instance v3, {SOURCE}
    invoke-direct {{v3, v1, v2}}, {SOURCE}-><init>({LIVE}{OBSERVER})V
    new-instance v4, {KEEPER}
    invoke-direct {{v4, v1, v3}}, {KEEPER}-><init>({LIVE}{OBSERVER})V
    return-void
"""


def waited_for(handing: str) -> list[int] | None:
    """Give the registers of the LiveData that `La/Waits;` waits for."""
    live = {
        "<init>()V": "return-void",
        "a(Ljava/lang/String;)V": 'const-string v0, " on a background thread"\nreturn-void',
        f"b({KEEPER})V": f"iget-object v0, p1, {KEEPER}->o:{OBSERVER}\niget-object v1, p0, {VALUE}\n"
        f"invoke-interface {{v0, v1}}, {OBSERVER}->{TAKES}\nreturn-void",
        f"d({OBJECT})V": f'const-string v0, "setValue"\niput-object p1, p0, {VALUE}\nreturn-void',
    }
    makes = "return-void"
    source = Class(
        SOURCE,
        interfaces=(OBSERVER,),
        fields=(Field("a", LIVE), Field("b", OBSERVER)),
        methods=(
            Method("<init>", f"({LIVE}{OBSERVER})V", makes, registers=3),
            Method("on", f"({OBJECT})V", handing, registers=4),
        ),
    )
    program = program_of(
        interface(OBSERVER, TAKES),
        Class(KEEPER, methods=(Method("<init>", f"({LIVE}{OBSERVER})V", makes, registers=3),)),
        kind("La/Waits;", {"<init>()V": makes, TAKES: makes}, also=(OBSERVER,)),
        source,
        kind(LIVE, live),
        kind("La/Main;", {"static run()V": RUN}),
    )
    places = CallGraph(program).observed.places(program.method(f"La/Waits;->{TAKES}"))
    return None if places is None else [one.register for one in places]


def test_who_is_handed_on_to_waits_for_the_source_and_no_other() -> None:
    assert waited_for(VERSION + HANDS_ON) == [1]


def test_an_observer_of_the_app_s_own_that_hands_on_tells_nothing() -> None:
    assert waited_for(HANDS_ON) is None
