"""A read is before consent only where a way leads around the acceptance and can succeed."""

from auditor.model.vocabulary import Gate, Kleene
from auditor.screens.order.guards import Setting
from tests.auditor.screens.consenting_app import (
    CREATE,
    DO_ASK,
    DO_READ,
    READ,
    SHOW,
    accept,
    get,
    judge,
    put,
    refuse,
    screen_class,
    story,
)

MAIN_CREATE = f"La/Main;->{CREATE}"
LEGACY = Setting(legacy=True)


def test_what_the_acceptance_alone_runs_is_behind_it():
    code = story(screen_class(SHOW), accept(DO_ASK + DO_READ), refuse())
    found = judge(code)
    assert found.read.before_consent is Kleene.NO
    assert found.read.gated_by is Gate.CONSENT
    assert found.read.controls is Kleene.YES
    assert found.read.behind == (0,)
    assert found.ask is not None
    assert found.ask.before_consent is Kleene.NO


def test_a_read_and_request_beside_the_dialog_are_before_consent():
    code = story(screen_class(SHOW + DO_ASK + DO_READ), accept("nop"), refuse())
    found = judge(code)
    assert found.read.before_consent is Kleene.YES
    assert found.read.gated_by is Gate.NONE
    assert found.read.controls is Kleene.NO
    assert found.way[-2:] == [MAIN_CREATE, READ]
    assert found.read.witness[0].offset is None


def test_a_read_around_requests_that_are_behind_is_kept_by_the_grant():
    code = story(screen_class(SHOW + DO_READ), accept(DO_ASK), refuse())
    found = judge(code)
    assert found.read.before_consent is Kleene.NO
    assert found.read.gated_by is Gate.GRANT
    assert found.read.controls is Kleene.YES
    assert found.read.behind == (0,)
    assert found.read.witness


def test_the_same_read_on_a_phone_that_never_asks_is_before_consent():
    code = story(screen_class(SHOW + DO_READ), accept(DO_ASK), refuse())
    assert judge(code, setting=LEGACY).read.before_consent is Kleene.YES


def guarded(test):
    return screen_class(
        SHOW + get() + f"{test} v0, :no\n" + DO_ASK + DO_READ + ":no\nreturn-void"
    )


def test_a_flag_that_the_acceptance_writes_guards():
    code = story(guarded("if-eqz"), accept(put()), refuse())
    assert judge(code).read.before_consent is Kleene.NO
    assert judge(code).read.gated_by is Gate.CONSENT


def test_the_inverted_condition_guards_nothing():
    code = story(guarded("if-nez"), accept(put()), refuse())
    assert judge(code).read.before_consent is Kleene.YES
