"""Dialogs as builders make them, each with what would change it."""

import pytest

from auditor.code.calls.callgraph import CallGraph
from auditor.code.classes.hierarchy import Hierarchy
from auditor.code.resolution.constants import Resolver
from auditor.model.vocabulary import Kleene, Role
from auditor.screens.answers.choices import Rivals, press_all
from auditor.screens.answers.effects import Stage
from auditor.screens.inventory.texts import Inventory
from auditor.screens.parts.scopes import MOST_CALLERS
from auditor.screens.parts.shown import Effect
from auditor.screens.parts.wording import Wordings
from auditor.screens.presses.handlers import Handlers
from auditor.screens.presses.pressing import Presser
from auditor.screens.surfaces.dialogs import Dialogs
from auditor.sentences.haystack import Haystack
from tests.dex_builder import Class, Field, Method
from tests.program_builder import FakeResources, one_class, program_of, static

BUILDER = "Landroid/app/AlertDialog$Builder;"
CLICK = "Landroid/content/DialogInterface$OnClickListener;"
TEXT = "Ljava/lang/CharSequence;"
MADE = f"""
new-instance v0, {BUILDER}
const/4 v1, #0
invoke-direct {{v0, v1}}, {BUILDER}-><init>(Landroid/content/Context;)V
"""
SHOWN = f"invoke-virtual {{v0}}, {BUILDER}->show()Landroid/app/AlertDialog;"
STORE = """
const/4 v0, #0
const-string v1, "contacts"
invoke-interface {v0, v1, v0}, Landroid/content/SharedPreferences$Editor;->putBoolean(Ljava/lang/String;Z)Landroid/content/SharedPreferences$Editor;
"""
EXIT = "const/4 v0, #0\ninvoke-static {v0}, Ljava/lang/System;->exit(I)V"


def button(name: str, label: str, listener: str = "v2") -> str:
    """Give the builder in v0 a button; a listener that is not made is null."""
    return f"""
    const-string v1, "{label}"
    {"" if listener != "v2" else "const/4 v2, #0"}
    invoke-virtual {{v0, v1, {listener}}}, {BUILDER}->{name}({TEXT}{CLICK}){BUILDER}
    """


def said(name: str, words: str) -> str:
    """Give the builder in v0 words."""
    return f"""
    const-string v1, "{words}"
    invoke-virtual {{v0, v1}}, {BUILDER}->{name}({TEXT}){BUILDER}
    """


def listener(code: str, name: str = "La/L;") -> Class:
    """Make a listener of a dialog's buttons."""
    made = Method("<init>", "()V", "return-void")
    clicked = Method(
        "onClick",
        "(Landroid/content/DialogInterface;I)V",
        f"{code}\nreturn-void",
        registers=7,
    )
    return Class(name, interfaces=(CLICK,), methods=(made, clicked))


def making(name: str = "La/L;") -> str:
    """Make a listener into v3."""
    return f"new-instance v3, {name}\ninvoke-direct {{v3}}, {name}-><init>()V"


class App:
    """What asks about dialogs, over some classes."""

    def __init__(self, *classes: Class, resources: FakeResources | None = None) -> None:
        self.program = program_of(*classes)
        hierarchy = Hierarchy(self.program)
        self.graph = CallGraph(self.program, hierarchy)
        resolver = self.resolver = Resolver(self.program, hierarchy, resources=resources)
        nothing = Inventory((), (), False, 0, (), 0, 0, Haystack(()), ())
        self.dialogs = Dialogs(Wordings(resolver, nothing), Handlers(resolver, self.graph))

    def drafts(self, method: str = "La/A;->m()V"):
        return list(self.dialogs.made_in(self.program.method(method)))

    def choices(self, *drafts):
        presser = Presser(self.resolver, self.graph, frozenset(), {})
        draft = drafts[0]
        stage = Stage(frozenset(draft.shown_at), draft.owner, draft.closes)
        rivals = Rivals.among(drafts, presser)
        return [one.choice for one in press_all(draft, presser, stage, rivals)]


def dialog(*code: str, resources: FakeResources | None = None):
    """Return the one dialog of a method."""
    method = static("m", "()V", "\n".join((MADE, *code, SHOWN, "return-void")))
    return App(one_class(method), resources=resources)


def test_a_builder_gives_its_words_in_their_order():
    (draft,) = dialog(said("setTitle", "Contacts"), said("setMessage", "We read them")).drafts()

    assert [one.text for one in draft.words.texts] == ["Contacts", "We read them"]
    assert draft.words.is_whole
    assert draft.cancelable is Kleene.YES


def test_a_builder_that_is_only_made_shows_nothing():
    assert dialog().drafts() == []


@pytest.mark.parametrize(("number", "left"), [(0, Kleene.NO), (1, Kleene.YES)])
def test_a_dialog_that_is_not_cancelable_cannot_be_left(number, left):
    call = f"const/4 v1, #{number}\ninvoke-virtual {{v0, v1}}, {BUILDER}->setCancelable(Z){BUILDER}"

    (draft,) = dialog(said("setTitle", "x"), call).drafts()

    assert draft.cancelable is left


def test_a_message_from_elsewhere_leaves_the_words_open():
    call = f"""
    invoke-static {{}}, La/Net;->text()Ljava/lang/String;
    move-result-object v1
    invoke-virtual {{v0, v1}}, {BUILDER}->setMessage({TEXT}){BUILDER}
    """

    (draft,) = dialog(said("setTitle", "Contacts"), call).drafts()

    assert not draft.words.is_whole


LIST_BY_ID = f"""
const v1, #2131689472
const/4 v2, #0
invoke-virtual {{v0, v1, v2}}, {BUILDER}->setItems(I{CLICK}){BUILDER}
"""


def test_the_rows_of_a_list_are_read_by_the_id_of_their_array():
    resources = FakeResources(arrays={2131689472: ("I agree", "Not now")})

    (draft,) = dialog(said("setTitle", "Contacts"), LIST_BY_ID, resources=resources).drafts()

    assert [[one.text for one in piece.labels] for piece in draft.pieces] == [
        ["I agree"],
        ["Not now"],
    ]
    assert draft.words.is_whole


def test_rows_that_cannot_be_read_leave_the_words_open():
    (draft,) = dialog(said("setTitle", "Contacts"), LIST_BY_ID).drafts()

    assert not draft.pieces
    assert not draft.words.is_whole


def test_a_button_without_a_listener_closes_the_dialog_and_nothing_else():
    app = dialog(said("setTitle", "x"), button("setNegativeButton", "Later"))

    (choice,) = app.choices(*app.drafts())

    assert (choice.role, choice.effects, choice.runs) == (Role.REFUSE, {Effect.GOES_ON}, ())


def test_a_button_that_is_set_twice_is_what_it_was_set_to_last():
    app = dialog(
        said("setTitle", "x"),
        button("setPositiveButton", "Yes"),
        button("setPositiveButton", "I agree"),
    )

    (choice,) = app.choices(*app.drafts())

    assert [one.text for one in choice.labels] == ["I agree"]


def shared(code: str) -> App:
    """Make a dialog whose two buttons have one listener."""
    body = (
        MADE, said("setTitle", "x"), making(),
        button("setPositiveButton", "I agree", "v3"), button("setNegativeButton", "Decline", "v3"),
        SHOWN, "return-void",
    )  # fmt: skip
    return App(one_class(static("m", "()V", "\n".join(body))), listener(code))


def test_a_shared_listener_that_asks_is_told_apart():
    app = shared(
        f"if-gez p2, :no\nconst/4 v3, #-1\nif-ne p2, v3, :no\n{STORE}\nreturn-void\n:no\n{EXIT}"
    )

    accept, refuse = app.choices(*app.drafts())

    assert (accept.effects, refuse.effects) == (
        {Effect.STORES_FLAG, Effect.GOES_ON},
        {Effect.EXITS},
    )
    (mine,), (other,) = accept.runs, refuse.runs
    assert mine.pcs
    assert other.pcs
    assert not mine.pcs & other.pcs


def test_a_shared_listener_that_does_not_ask_runs_nothing_for_one_alone():
    app = shared(STORE)

    accept, refuse = app.choices(*app.drafts())

    assert accept.effects == refuse.effects
    assert [one.pcs for one in (*accept.runs, *refuse.runs)] == [frozenset(), frozenset()]


def single(app_code: str = "") -> tuple[str, ...]:
    return (MADE, said("setTitle", "x"), making(), button("setPositiveButton", "I agree", "v3"), SHOWN, app_code, "return-void")  # fmt: skip


def test_a_listener_of_one_button_belongs_to_it_as_a_whole():
    app = App(one_class(static("m", "()V", "\n".join(single()))), listener(STORE))

    (choice,) = app.choices(*app.drafts())

    (region,) = choice.runs
    assert app.program.text(region.method).startswith("La/L;->onClick")
    assert region.pcs is None


def test_a_listener_that_is_made_elsewhere_too_is_nobodys_alone():
    other = static("n", "()V", f"{making()}\nreturn-void")
    app = App(one_class(static("m", "()V", "\n".join(single())), other), listener(STORE))

    (choice,) = app.choices(*app.drafts())

    assert choice.runs == ()


def helper(callers: int) -> App:
    """Make a helper that shows a dialog with the words of each caller."""
    code = f"""
    {MADE}
    invoke-virtual {{v0, p0}}, {BUILDER}->setMessage({TEXT}){BUILDER}
    {button("setPositiveButton", "I agree")}
    {SHOWN}
    return-void
    """
    shows = static("show", f"({TEXT})V", code, registers=4)
    calls = [
        static(
            f"c{number}",
            "()V",
            f'const-string v0, "words {number}"\n'
            f"invoke-static {{v0}}, La/A;->show({TEXT})V\nreturn-void",
        )
        for number in range(callers)
    ]
    return App(one_class(shows, *calls))


def test_a_helper_shows_one_dialog_for_each_caller():
    drafts = helper(2).drafts(f"La/A;->show({TEXT})V")

    assert [one.words.texts[0].text for one in drafts] == ["words 0", "words 1"]
    assert not any(piece.is_shared for one in drafts for piece in one.pieces)


def test_a_helper_of_too_many_callers_tells_nobody_apart():
    (draft,) = helper(MOST_CALLERS + 1).drafts(f"La/A;->show({TEXT})V")

    assert all(piece.is_shared for piece in draft.pieces)


def test_a_button_can_be_named_by_its_number():
    code = f"""
    {MADE}
    invoke-virtual {{v0}}, {BUILDER}->create()Landroid/app/AlertDialog;
    move-result-object v0
    const/4 v1, #-2
    const-string v2, "Close"
    const/4 v3, #0
    invoke-virtual {{v0, v1, v2, v3}}, Landroid/app/AlertDialog;->setButton(I{TEXT}{CLICK})V
    return-void
    """
    app = App(one_class(static("m", "()V", code)))

    (choice,) = app.choices(*app.drafts())

    assert choice.role is Role.REFUSE


RUNNABLE = "Ljava/lang/Runnable;"


def handed(*, calls_at_once: bool) -> App:
    """Make a helper that is given a function to run on agreement, and may run it anyway."""
    at_once = f"invoke-interface {{p0}}, {RUNNABLE}->run()V"
    code = f"""
    {MADE}
    {said("setTitle", "x")}
    new-instance v3, La/L;
    invoke-direct {{v3, p0}}, La/L;-><init>({RUNNABLE})V
    {button("setPositiveButton", "I agree", "v3")}
    {SHOWN}
    {at_once if calls_at_once else ""}
    return-void
    """
    shows = static("show", f"({RUNNABLE})V", code, registers=5)
    asks = f"""
    new-instance v0, La/Yes;
    invoke-direct {{v0}}, La/Yes;-><init>()V
    invoke-static {{v0}}, La/A;->show({RUNNABLE})V
    return-void
    """
    made = Method(
        "<init>",
        f"({RUNNABLE})V",
        f"iput-object p1, p0, La/L;->yes:{RUNNABLE}\nreturn-void",
    )
    clicked = Method(
        "onClick",
        "(Landroid/content/DialogInterface;I)V",
        f"iget-object v0, p0, La/L;->yes:{RUNNABLE}\n"
        f"invoke-interface {{v0}}, {RUNNABLE}->run()V\nreturn-void",
    )
    return App(
        one_class(shows, static("m", "()V", asks)),
        Class(
            "La/L;",
            interfaces=(CLICK,),
            methods=(made, clicked),
            fields=(Field("yes", RUNNABLE),),
        ),
        Class(
            "La/Yes;",
            interfaces=(RUNNABLE,),
            methods=(
                Method("<init>", "()V", "return-void"),
                Method("run", "()V", f"{STORE}\nreturn-void", registers=4),
            ),
        ),
    )


@pytest.mark.parametrize("calls_at_once", [False, True])
def test_a_function_that_is_handed_on_belongs_to_the_choice_unless_it_runs_anyway(
    calls_at_once,
):
    app = handed(calls_at_once=calls_at_once)

    (choice,) = app.choices(*app.drafts(f"La/A;->show({RUNNABLE})V"))

    given = {app.program.text(one.method) for one in choice.runs}
    assert Effect.STORES_FLAG in choice.effects
    assert ("La/Yes;->run()V" in given) is not calls_at_once
