"""What closes a sheet, and what carries a transaction out, is known under any name; a screen's own code is not."""

from auditor.code.hierarchy import Hierarchy
from auditor.code.renamed_calls import RenamedCalls
from tests.dex_builder import Class, Field, Method
from tests.program_builder import program_of

DIALOG = "Landroid/app/Dialog;"
HEARS = (
    "Landroid/content/DialogInterface$OnCancelListener;",
    "Landroid/content/DialogInterface$OnDismissListener;",
)
CLOSE = f"""
iget-object v0, p0, La/j;->f:{DIALOG}
invoke-virtual {{v0}}, {DIALOG}->dismiss()V
return-void
"""
COMMIT = 'const-string v0, "commit already called"\nreturn-void'


def kinds_of(*classes):
    program = program_of(*classes)
    found = RenamedCalls(program, Hierarchy(program)).kinds
    return {program.text(method): kind for method, kind in found.items()}


def keeping(interfaces=HEARS):
    return Class(
        "La/j;",
        interfaces=interfaces,
        fields=(Field("f", DIALOG),),
        methods=(
            Method("a", "(Z)V", CLOSE),
            Method(
                "b", "()V", "const/4 v0, 0\ninvoke-virtual {p0, v0}, La/j;->a(Z)V\nreturn-void"
            ),
        ),
    )


SHEET = Class("La/p;", superclass="La/j;", methods=(Method("b", "()V"),))


def test_the_class_that_keeps_a_dialog_and_hears_of_its_end_closes_it():
    assert kinds_of(keeping(), SHEET) == {"La/j;->a(Z)V": "dismiss", "La/j;->b()V": "dismiss"}


def test_a_class_that_only_keeps_a_dialog_may_do_more():
    assert kinds_of(keeping(interfaces=()), SHEET) == {}


def test_a_class_that_nothing_extends_is_a_screen_of_the_app():
    assert kinds_of(keeping()) == {}


def test_a_transaction_is_carried_out_where_it_is_refused_a_second_time():
    record = Class(
        "La/k;",
        methods=(
            Method("c", "(Z)I", COMMIT.replace("return-void", "const/4 v0, 0\nreturn v0")),
        ),
    )
    assert kinds_of(record) == {"La/k;->c(Z)I": "navigate"}


def test_a_screen_into_which_a_shrinker_put_that_is_looked_into():
    screen = Class(
        "La/Main;", superclass="Landroid/app/Activity;", methods=(Method("c", "()V", COMMIT),)
    )
    assert kinds_of(screen) == {}
