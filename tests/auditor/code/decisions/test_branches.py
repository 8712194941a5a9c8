"""An instruction is said not to run only where no run comes to it."""

from itertools import count

import pytest

from auditor.code.classes.scope import Scope
from auditor.code.decisions import branches as branches_module
from auditor.code.decisions.assumptions import Assumptions
from auditor.code.decisions.branches import Branches
from auditor.code.decisions.conditions import conditions
from auditor.code.evaluation.outcomes import Token, computed, decided, is_same, joined
from tests.auditor.code.small_app import app, kind, main, makes, number
from tests.dex_builder import Class, Field, Method, Try

GOAL = "invoke-static {}, La/Goal;->go()V\n"
CREATE = "La/Main;->onCreate(Landroid/os/Bundle;)V"


def of(code, *classes, assumed=None):
    """Return the branches of an app whose launcher runs some code, and where it reaches the goal."""
    built = app(main(code), *classes, kind("La/Goal;", {"static go()V": "nop"}))
    method = number(built, CREATE)
    places = [
        one.pc for one in built.program.calls_in(method) if one.target.startswith("La/Goal;")
    ]
    return Branches(built.graph, assumed), method, places


def runs(code, *classes, assumed=None):
    branches, method, places = of(code, *classes, assumed=assumed)
    return [branches.runs(method, pc) for pc in places]


@pytest.mark.parametrize(
    ("test", "value", "is_run"),
    [
        ("if-eqz", 0, False),
        ("if-eqz", 1, True),
        ("if-nez", 0, True),
        ("if-ltz", -1, False),
        ("if-gez", -1, True),
        ("if-gtz", 1, False),
        ("if-lez", 1, True),
    ],
)
def test_a_test_of_a_constant_goes_one_way(test, value, is_run):
    code = f"const/4 v0, #{value}\n{test} v0, :no\n{GOAL}:no\nreturn-void"
    assert runs(code) == [is_run]


@pytest.mark.parametrize(("opcode", "expected"), [("add-int", True), ("sub-int", False)])
def test_what_is_computed_into_a_register_that_held_nothing_is_known(opcode, expected):
    code = f"const/4 v0, #1\nmove-object v1, p0\n{opcode} v2, v0, v0\nif-eqz v2, :no\n{GOAL}:no\nreturn-void"
    assert runs(code) == [expected]


def test_what_is_not_known_goes_both_ways():
    assert runs(f"if-eqz p1, :no\n{GOAL}:no\n{GOAL}return-void") == [True, True]


def test_values_are_joined_only_where_they_come_from_code_that_runs():
    code = (
        "const/4 v0, #0\nconst/4 v1, #1\nif-nez v0, :other\ngoto :test\n"
        f":other\nconst/4 v1, #0\n:test\nif-nez v1, :no\n{GOAL}:no\nreturn-void"
    )
    assert runs(code) == [False]
    assert runs(code.replace("if-nez v0", "if-nez p1")) == [True]


def test_a_loop_that_changes_its_counter_is_followed():
    code = f"const/4 v0, #0\n:round\nif-gtz v0, :no\nadd-int/lit8 v0, v0, #1\ngoto :round\n:no\n{GOAL}return-void"
    assert runs(code) == [True]


@pytest.mark.parametrize("rounds", [1, 2, 9])
def test_what_stands_behind_a_loop_of_some_rounds_runs(rounds):
    code = (
        f"const/4 v0, #0\nconst/16 v1, #{rounds}\n:round\nif-ge v0, v1, :out\n"
        f"add-int/lit8 v0, v0, #1\ngoto :round\n:out\n{GOAL}return-void"
    )
    assert runs(code) == [True]


def test_a_switch_takes_its_case():
    code = f"const/4 v0, #NUMBER\npacked-switch v0, :cases\nreturn-void\n:go\n{GOAL}return-void\n:cases\n.packed 3 :go"
    assert runs(code.replace("NUMBER", "3")) == [True]
    assert runs(code.replace("NUMBER", "4")) == [False]


def test_a_handler_runs_if_what_it_guards_does():
    method = Method(
        "onCreate",
        "(Landroid/os/Bundle;)V",
        f"const/4 v0, #0\nif-nez v0, :try\nreturn-void\n:try\ninvoke-static {{}}, La/Goal;->go()V\n:end\nreturn-void\n:caught\n{GOAL}return-void",
        tries=(Try(":try", ":end", ((None, ":caught"),)),),
    )
    built = app(
        Class("La/Main;", superclass="Landroid/app/Activity;", methods=(method,)),
        kind("La/Goal;", {"static go()V": "nop"}),
    )
    branches, place = Branches(built.graph), number(built, CREATE)
    assert [branches.runs(place, one.pc) for one in built.program.calls_in(place)] == [
        False,
        False,
    ]


def test_a_method_that_asks_itself_says_nothing():
    ask = kind(
        "La/Ask;",
        {
            "static on()Z": "invoke-static {}, La/Ask;->on()Z\nmove-result v0\nif-eqz v0, :no\nconst/4 v0, #0\nreturn v0\n:no\nconst/4 v0, #0\nreturn v0"
        },
    )
    code = f"invoke-static {{}}, La/Ask;->on()Z\nmove-result v0\nif-eqz v0, :no\n{GOAL}:no\nreturn-void"
    assert runs(code, ask) == [False]


def test_an_assumption_answers_for_a_call():
    code = f"invoke-static {{}}, Lb/Far;->on()Z\nmove-result v0\nif-eqz v0, :no\n{GOAL}:no\nreturn-void"
    assert runs(code) == [True]
    off = Assumptions(result=lambda branches, scope, call: frozenset({0}))
    assert runs(code, assumed=off) == [False]


def test_removed_places_take_what_follows_them_alone_along():
    branches, method, places = of(GOAL + GOAL + "return-void")
    cut = Assumptions(
        removed=lambda one: frozenset({places[0]}) if one == method else frozenset()
    )
    again = Branches(branches.graph, cut)
    assert [again.runs(method, pc) for pc in places] == [False, False]
    gone = Branches(branches.graph, Assumptions(is_gone=lambda one: one == method))
    assert not gone.runs(method, 0)


def test_a_long_chain_of_methods_that_may_throw_is_looked_through_only_so_deep():
    throws = "if-eqz p0, :no\nthrow p0\n:no\nreturn-void"
    chain = kind(
        "La/Chain;",
        {
            f"static m{one}(La/Chain;)V": f"invoke-static {{p0}}, La/Chain;->m{one + 1}(La/Chain;)V\n{throws}"
            for one in range(600)
        }
        | {"static m600(La/Chain;)V": throws},
    )
    code = f"invoke-static {{p1}}, La/Chain;->m0(La/Chain;)V\n{GOAL}return-void"
    nothing = Assumptions(result=lambda *_: "not said")
    assert runs(code, chain, assumed=nothing) == [True]


@pytest.mark.parametrize(("known", "is_run"), [(0, [True]), (1, [False])])
def test_a_call_whose_known_argument_makes_a_method_always_throw_does_not_come_back(
    known, is_run
):
    check = kind(
        "La/Check;", {"static no(Z)V": "if-eqz p0, :fine\nthrow p0\n:fine\nreturn-void"}
    )
    code = f"const/4 v0, #{known}\ninvoke-static {{v0}}, La/Check;->no(Z)V\n{GOAL}return-void"
    nothing = Assumptions(result=lambda *_: "not said")
    assert runs(code, check, assumed=nothing) == is_run
    untold = code.replace(
        f"const/4 v0, #{known}", "invoke-static {}, Lb/Far;->on()Z\nmove-result v0"
    )
    assert runs(untold, check, assumed=nothing) == [True]


class Counted(frozenset):
    """Places that bear being asked for only so often: a walk that never ends fails."""

    left = 100

    def __contains__(self, one):
        Counted.left -= 1
        assert Counted.left > 0
        return super().__contains__(one)


@pytest.mark.parametrize("value", [0, 1])
def test_a_test_that_always_goes_to_a_removed_place_is_walked_once(value):
    code = f"const/4 v0, #{value}\nif-eqz v0, :no\n{GOAL}:no\n{GOAL}return-void"
    branches, method, places = of(code)
    Counted.left = 100
    removed = Counted(places)
    again = Branches(branches.graph, Assumptions(removed=lambda _: removed))
    assert [again.runs(method, pc) for pc in places] == [False, False]


def test_the_conditions_of_a_place_are_those_that_decide_on_it():
    branches, method, places = of(
        f"if-eqz p1, :both\nnop\n:both\n{GOAL}if-eqz p1, :no\n{GOAL}:no\nreturn-void"
    )
    assert [len(list(conditions(branches, method, pc))) for pc in places] == [0, 1]


def test_a_field_that_reflection_may_set_is_not_constant():
    def code_of(name):
        return f"sget-boolean v0, La/Set;->{name}:Z\nif-eqz v0, :no\n{GOAL}:no\nreturn-void"

    plain = Class("La/Set;", fields=(Field("on", "Z", 0x9),))
    assert runs(code_of("on"), plain) == [False]
    assert runs('const-string v1, "on"\n' + code_of("on"), plain) == [True]


def test_values_of_the_root_room_are_as_dalvik_has_them():
    assert computed(0xDF, [frozenset({1})], 1) == frozenset({0})
    assert computed(0xD9, [frozenset({1})], 3) == frozenset({2})
    assert computed(0x90, [frozenset({2**31 - 1}), frozenset({1})], None) == frozenset(
        {-(2**31)}
    )
    assert computed(0x95, [None, frozenset({0})], None) == frozenset({0})
    assert computed(0x93, [frozenset({4}), frozenset({2})], None) == frozenset({2})
    assert computed(0x93, [frozenset({4}), frozenset({2, 0})], None) is None
    assert computed(0x95, [frozenset({1}), None], None) is None
    assert computed(0xDD, [None], 0) == frozenset({0})
    assert computed(0x31, [frozenset({1 << 40}), frozenset({3})], None) == frozenset({1})
    assert computed(0xA6, [frozenset({1}), frozenset({2})], None) is None
    assert decided(0x32, frozenset({"a"}), frozenset({0})) == {False}
    assert decided(0x32, frozenset({"a"}), frozenset({"a"})) == {True, False}
    assert is_same(Token("enum", "A"), Token("enum", "B")) is False
    assert is_same(Token("object", "A"), Token("object", "A")) is None
    assert joined((frozenset(range(4)), frozenset(range(9)))) is None


def test_the_result_of_a_method_that_never_ends_is_nothing():
    never = kind("La/Ask;", {"static on()Z": ":round\ngoto :round\nreturn p0"})
    branches, _, _ = of(GOAL + "return-void", never)
    method = branches.program.method("La/Ask;->on()Z")
    assert method is not None
    assert branches.values.returned(Scope(method)) == frozenset()


BOOLEAN = "Ljava/lang/Boolean;"


def test_a_boxed_no_is_not_null():
    box = f"const/4 v0, #0\ninvoke-static {{v0}}, {BOOLEAN}->valueOf(Z){BOOLEAN}\nmove-result-object v0\n"
    assert runs(f"{box}if-eqz v0, :no\n{GOAL}:no\nreturn-void") == [True]
    open_it = f"invoke-virtual {{v0}}, {BOOLEAN}->booleanValue()Z\nmove-result v0\n"
    assert runs(f"{box}{open_it}if-eqz v0, :no\n{GOAL}:no\nreturn-void") == [False]
    same = "const/4 v1, #0\ninvoke-static {v1, v0}, Ljava/util/Objects;->equals(Ljava/lang/Object;Ljava/lang/Object;)Z\nmove-result v0\n"
    assert runs(f"{box}{same}if-nez v0, :no\n{GOAL}:no\nreturn-void") == [True]


def test_case_counts_only_where_it_counts():
    def equal(name, proto):
        return (
            'const-string v0, "On"\nconst-string v1, "on"\n'
            f"invoke-virtual {{v0, v1}}, Ljava/lang/String;->{name}({proto})Z\nmove-result v0\n"
            f"if-eqz v0, :no\n{GOAL}:no\nreturn-void"
        )

    assert runs(equal("equals", "Ljava/lang/Object;")) == [False]
    assert runs(equal("equalsIgnoreCase", "Ljava/lang/String;")) == [True]


def test_a_class_that_only_reflection_makes_may_answer_too():
    base = kind("La/Base;", {"on()Z": "const/4 v0, #0\nreturn v0"})
    hidden = kind("La/Hidden;", {"on()Z": "const/4 v0, #1\nreturn v0"}, above="La/Base;")
    ask = f"{makes('La/Base;')}invoke-virtual {{v0}}, La/Base;->on()Z\nmove-result v0\nif-eqz v0, :no\n{GOAL}:no\nreturn-void"
    assert runs(ask, base) == [False]
    assert runs(ask, base, hidden) == [True]


def test_a_narrowed_number_is_what_is_left_of_it():
    assert computed(0x8D, [frozenset({200})], None) == frozenset({-56})
    assert computed(0x8E, [frozenset({-1})], None) == frozenset({65535})
    assert computed(0x8F, [frozenset({40_000})], None) == frozenset({-25_536})


def test_a_method_without_code_has_no_branches_whatever_is_assumed():
    shape = Class("La/Shape;", flags=0x401, methods=(Method("go", "()V", None, 0x401),))
    built = app(main("nop"), shape)
    branches = Branches(built.graph, Assumptions(result=lambda *_: None))
    method = number(built, "La/Shape;->go()V")
    assert branches.rows(Scope(method)) is None
    assert branches.runs(method, 0)


ASKS = "invoke-static {}, La/Far;->one()Z\nmove-result v0\n"


def guessing(way):
    """Assume nothing, but take one way wherever something assumed takes part and does not decide."""
    return Assumptions(torn=lambda: way, consulted=lambda: 0)


@pytest.mark.parametrize("way", [0, 1])
def test_what_was_given_up_may_be_what_is_assumed(monkeypatch, way):
    """The guard is further away than anybody looks: that way is no way that is known to be open."""
    far = kind(
        "La/Far;",
        {
            "static one()Z": "invoke-static {}, La/Far;->two()Z\nmove-result v0\nreturn v0",
            "static two()Z": "const/4 v0, #0\nreturn v0",
        },
    )
    code = f"{ASKS}if-nez v0, :no\n{GOAL}:no\nreturn-void"
    assert runs(code, far, assumed=guessing(way)) == [True]
    monkeypatch.setattr(branches_module, "STEPS", 3)
    assert runs(code, far, assumed=guessing(way)) == [False]


def test_a_branch_that_spends_the_steps_leaves_some_for_the_next(monkeypatch):
    """Where bodies were merged, the test of one is asked after those of the others."""
    far = kind(
        "La/Far;",
        {
            "static one()Z": "invoke-static {}, La/Far;->two()Z\nmove-result v0\nreturn v0",
            "static two()Z": "invoke-static {}, La/Any;->x()Z\nmove-result v0\nreturn v0",
        },
    )
    code = f"{ASKS}if-nez v0, :other\nreturn-void\n:other\nconst/4 v1, #0\nif-nez v1, :no\nreturn-void\n:no\n{GOAL}return-void"
    monkeypatch.setattr(branches_module, "STEPS", 2)
    assert runs(code, far, assumed=Assumptions()) == [False]
    monkeypatch.setattr(branches_module, "RESERVE", 0)
    assert runs(code, far, assumed=Assumptions()) == [True]


def test_a_branch_that_was_decided_stays_so_when_it_is_asked_again_without_steps(monkeypatch):
    """What comes later spends the steps; a branch before it is asked again, as more of the code was seen to run."""
    far = kind(
        "La/Far;",
        {
            "static one()Z": "invoke-static {}, La/Far;->two()Z\nmove-result v0\nreturn v0",
            "static two()Z": "invoke-static {}, La/Any;->x()Z\nmove-result v0\nreturn v0",
        },
    )
    code = f"const/4 v1, #0\nif-nez v1, :no\n{ASKS}if-nez v0, :end\nnop\n:end\nreturn-void\n:no\n{GOAL}return-void"
    monkeypatch.setattr(branches_module, "STEPS", 2)
    assert runs(code, far, assumed=Assumptions()) == [False]


def test_a_method_for_which_a_walk_around_it_had_no_steps_is_looked_through_by_itself():
    """What was found out of it on the way of another method rests on what was left of that one's steps."""
    far = kind("La/Far;", {"static one()Z": "const/4 v0, #0\nreturn v0"})
    branches, method, (place,) = of(
        f"{ASKS}if-nez v0, :no\nreturn-void\n:no\n{GOAL}return-void", far
    )
    asking = branches.values.asking
    branches.open[Scope(-1)] = 0
    asking.left = 0
    before = asking.begin_walk()
    assert branches.runs(method, place)
    del branches.open[Scope(-1)]
    asking.end_walk(before)
    assert not branches.runs(method, place)


@pytest.mark.parametrize(("way", "expected"), [(0, [True, False]), (1, [False, True])])
def test_a_torn_switch_takes_its_default_or_its_cases(way, expected):
    far = kind(
        "La/Far;",
        {"static one()Z": "invoke-static {}, La/Any;->x()Z\nmove-result v0\nreturn v0"},
    )
    code = (
        f"{ASKS}packed-switch v0, :cases\n{GOAL}return-void\n:go\n{GOAL}return-void\n"
        ":cases\n.packed 3 :go"
    )
    assumed = Assumptions(torn=lambda: way, consulted=count().__next__)
    assert runs(code, far, assumed=assumed) == expected


@pytest.mark.parametrize(
    ("owner", "expected"), [("La/Call;", [True, False]), ("Lokhttp3/Call;", [True, True])]
)
def test_what_a_library_that_sends_tests_on_its_way_is_no_consent(owner, expected):
    """An acceptance and a refusal may both lead to something that is sent."""
    far = kind(
        "La/Far;",
        {"static one()Z": "invoke-static {}, La/Any;->x()Z\nmove-result v0\nreturn v0"},
    )
    code = f"{ASKS}if-nez v0, :other\n{GOAL}return-void\n:other\n{GOAL}return-void"
    built = app(main("return-void"), far, kind(owner, {"static go()V": code}))
    method = number(built, f"{owner}->go()V")
    assumed = Assumptions(torn=lambda: 0, consulted=count().__next__)
    branches = Branches(built.graph, assumed)
    places = [
        one.pc for one in built.program.calls_in(method) if one.target.startswith("La/Goal;")
    ]
    assert [branches.runs(method, pc) for pc in places] == expected
