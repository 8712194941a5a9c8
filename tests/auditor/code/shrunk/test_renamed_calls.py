"""What closes a sheet, and what carries a transaction out, is known under any name; a screen's own code is not."""

from auditor.code.classes.hierarchy import Hierarchy
from auditor.code.shrunk.renamed_calls import RenamedCalls
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


def only_sheet(above: str) -> Class:
    own = "Lb/d;"
    close = f"""
const/4 v1, 0
iget-object v0, p0, Lb/s;->f:{own}
invoke-virtual {{v0, v1}}, {DIALOG}->setOnDismissListener({HEARS[1]})V
invoke-virtual {{v0}}, {own}->dismiss()V
return-void
"""
    return Class(
        "Lb/s;",
        superclass=above,
        interfaces=HEARS,
        fields=(Field("f", own),),
        methods=(Method("u", "(ZZ)V", close, registers=6),),
    )


def test_an_apps_only_sheet_closes_itself_where_the_librarys_class_was_put_into_it():
    part = Class(
        "Lb/w;",
        interfaces=(
            "Landroid/content/ComponentCallbacks;",
            "Landroid/view/View$OnCreateContextMenuListener;",
        ),
    )
    own = Class("Lb/d;", superclass=DIALOG, methods=(Method("dismiss", "()V"),))
    assert kinds_of(part, own, only_sheet("Lb/w;"))["Lb/s;->u(ZZ)V"] == "dismiss"
    assert "Lb/s;->u(ZZ)V" not in kinds_of(part, own, only_sheet("Ljava/lang/Object;"))


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


INFLATER = "Landroid/view/LayoutInflater;"
DRAW = f"({INFLATER}Landroid/view/ViewGroup;)Landroid/view/View;"
PART = Class(
    "La/f;", methods=(Method("b", DRAW, "const/4 v0, 0\nreturn-object v0"), Method("c", "()V"))
)
QUESTION = Class(
    "La/q;",
    superclass="La/f;",
    methods=(Method("b", DRAW, "const/4 v0, 0\nreturn-object v0"),),
)
UP = f"const/4 v0, 0\ninvoke-virtual {{p1, v0, v0}}, La/f;->b{DRAW}\nreturn-void"
AWAY = """
const/4 v0, 0
iget-object v1, p0, La/m;->g:Landroid/view/ViewGroup;
invoke-virtual {v1, v0}, Landroid/view/ViewGroup;->removeView(Landroid/view/View;)V
return-void
"""


def managing(superclass="Ljava/lang/Object;"):
    return Class(
        "La/m;",
        superclass=superclass,
        fields=(Field("g", "Landroid/view/ViewGroup;"),),
        methods=(Method("a", "(La/f;)V", UP), Method("d", "(La/f;)V", AWAY)),
    )


def test_what_lets_a_fragment_draw_itself_and_takes_it_away_is_known():
    found = kinds_of(PART, QUESTION, managing())
    assert found == {"La/m;->a(La/f;)V": "part", "La/m;->d(La/f;)V": "part"}


def test_what_only_calls_it_is_known_too_and_what_does_more_is_not():
    up = "invoke-virtual {p0, p1}, La/m;->a(La/f;)V\n"
    keep = 'const-string v0, "asked"\ninvoke-static {v0, v0}, Landroid/util/Log;->i(Ljava/lang/String;Ljava/lang/String;)I\n'
    carrying = Class(
        "La/t;", methods=(Method("e", "(La/f;)V", up.replace("p0", "v1") + "return-void"),)
    )
    telling = Class(
        "La/u;",
        methods=(Method("e", "(La/f;)V", keep + up.replace("p0", "v1") + "return-void"),),
    )
    found = kinds_of(PART, QUESTION, managing(), carrying, telling)
    assert found.get("La/t;->e(La/f;)V") == "part"
    assert "La/u;->e(La/f;)V" not in found


def test_a_screen_that_lets_its_fragment_draw_itself_is_looked_into():
    found = kinds_of(PART, QUESTION, managing(superclass="Landroid/app/Activity;"))
    assert found == {}


NIGHT = """
const-string v0, "Unknown value set for night mode. Please use one of the MODE_NIGHT values from AppCompatDelegate."
return-void
"""


def test_of_the_class_that_dresses_windows_nothing_is_noticed():
    delegate = Class("Lf/w;", methods=(Method("k", "()V"), Method("y", "()V", NIGHT)))
    assert kinds_of(delegate) == {"Lf/w;->k()V": "", "Lf/w;->y()V": ""}


def test_a_screen_into_which_its_dressing_was_put_is_looked_into():
    screen = Class(
        "La/b;",
        superclass="Landroid/app/Activity;",
        methods=(Method("k", "()V"), Method("y", "()V", NIGHT)),
    )
    assert kinds_of(screen) == {}


HEARING = (
    "Landroid/content/ComponentCallbacks;",
    "Landroid/view/View$OnCreateContextMenuListener;",
)
"""What the class of all fragments implements; a shrinker gives no new names to Android's interfaces."""
BORN = Method(
    "<init>", "(I)V", "invoke-direct {p0}, Ljava/lang/Object;-><init>()V\nreturn-void"
)


def test_the_class_of_all_fragments_is_known_by_what_it_hears_though_no_fragment_draws_itself():
    part = Class("La/f;", interfaces=HEARING, methods=(BORN,))
    mine = Class("La/q;", superclass="La/f;", methods=(Method("c", "()V"),))
    program = program_of(part, mine)
    assert RenamedCalls(program, Hierarchy(program)).fragments == {"La/f;"}
    assert kinds_of(part, mine) == {"La/f;-><init>(I)V": ""}


def test_a_class_that_hears_one_of_them_is_looked_into():
    part = Class("La/f;", interfaces=HEARING[:1], methods=(BORN,))
    mine = Class("La/q;", superclass="La/f;", methods=(Method("c", "()V"),))
    assert kinds_of(part, mine) == {}


def test_what_lets_fragments_draw_themselves_by_a_method_that_gives_nothing_back_is_known():
    proto = f"({INFLATER}Landroid/view/ViewGroup;)V"
    part = Class("La/f;", interfaces=HEARING, methods=(Method("o", proto),))
    mine = Class("La/q;", superclass="La/f;", methods=(Method("c", "()V"),))
    up = f"const/4 v0, 0\ninvoke-virtual {{p1, v0, v0}}, La/f;->o{proto}\nreturn-void"
    manager = Class("La/m;", methods=(Method("a", "(La/f;)V", up),))
    assert kinds_of(part, mine, manager) == {"La/m;->a(La/f;)V": "part"}


BACK = 'const-string v0, "Ignoring popBackStack to destination "\nconst/4 v1, 0\nreturn v1'


def test_what_goes_back_in_a_graph_is_known_by_one_method_of_its_class():
    plain = "const/4 v0, 0\nreturn v0"
    controller = Class(
        "La/n;",
        methods=(
            Method("c", "(IZ)Z", BACK),
            Method("a", "()Z", plain),
            Method("b", "()I", plain),
        ),
    )
    assert kinds_of(controller) == {"La/n;->c(IZ)Z": "back", "La/n;->a()Z": "back"}
