"""Code of the app's in a library's package, or with a library's strings, is the app's."""

from dataclasses import replace

import pytest

from auditor.code.calls.callgraph import CallGraph
from auditor.code.classes.hierarchy import Hierarchy
from auditor.code.classes.program import Program
from auditor.flow.tables.catalogue import shelf_catalogue
from auditor.flow.tables.own_code import OwnCode
from auditor.flow.tables.renamed import Renamed
from auditor.flow.tables.rulebook import RuleBook
from auditor.model.app import IntentFilter
from tests.auditor.code.small_app import component
from tests.dex_builder import Class, Method
from tests.flow_stories import LOG, READ, TEXT, ends, run, static
from tests.program_builder import program_of

SMS = "Landroid/telephony/SmsManager;"
LIBRARIES = [
    "Lokhttp3/Upload;",
    "Lcom/google/gson/Book;",
    "Landroidx/core/Up;",
    "Lcom/parse/a/Main;",
]


@pytest.mark.parametrize("name", LIBRARIES)
def test_who_reads_the_phonebook_is_no_library(name) -> None:
    assert ends(run(f"{READ}\n{LOG}", name=name)) == ["log"]
    given = Class(name, methods=(static("name", f"(){TEXT}", f"{READ}\nreturn-object v0"),))
    asked = run(f"invoke-static {{}}, {name}->name(){TEXT}\nmove-result-object v0\n{LOG}")
    assert ends(given, asked) == ["log"]


def _handed(name: str, code: str) -> list[Class]:
    taker = Class(name, methods=(static("take", f"({TEXT})V", code, registers=10),))
    return [taker, run(f"{READ}\ninvoke-static {{v0}}, {name}->take({TEXT})V")]


SENDS = (
    f"invoke-static {{}}, {SMS}->getDefault(){SMS}\nmove-result-object v1\nconst/4 v2, #0\nmove-object v3, p0\n"
    "const/4 v4, #0\nconst/4 v5, #0\nconst/4 v6, #0\n"
    f"invoke-virtual/range {{v1 .. v6}}, {SMS}->sendTextMessage({TEXT}{TEXT}{TEXT}"
    "Landroid/app/PendingIntent;Landroid/app/PendingIntent;)V"
)


@pytest.mark.parametrize("name", LIBRARIES)
def test_what_is_handed_past_the_tables_to_who_sends_it_leaves(name) -> None:
    assert ends(*_handed(name, SENDS)) == ["sms"]
    assert ends(*_handed(name, "nop")) == []


@pytest.mark.parametrize("between", [*LIBRARIES, "La/Send;"])
@pytest.mark.parametrize("name", LIBRARIES)
def test_what_is_handed_to_who_sends_it_through_another_one_leaves(name, between) -> None:
    """A shrinker moves static helpers into classes of libraries, one of which calls the next one."""
    further = f"invoke-static {{p0}}, {between}->go({TEXT})V"
    sender = Class(between, methods=(static("go", f"({TEXT})V", SENDS, registers=10),))
    if between != name:
        assert ends(sender, *_handed(name, further)) == ["sms"]
    idle = Class(between, methods=(static("go", f"({TEXT})V", "nop", registers=10),))
    assert ends(*([idle] if between != name else []), *_handed(name, "nop")) == []


def test_a_class_that_reads_is_no_library_for_a_text_of_one_in_it() -> None:
    text = 'const-string v1, "ArrayDeque is empty."\n'
    assert ends(run(f"{text}{READ}\n{LOG}")) == ["log"]


def _own(package: str, *, screen: str | None = None) -> OwnCode:
    made = (Method("<init>", "()V", "return-void", registers=1),)
    program = program_of(Class("La/A;", methods=made))
    start = IntentFilter(
        actions=("android.intent.action.MAIN",),
        categories=("android.intent.category.LAUNCHER",),
    )
    screens = () if screen is None else (component(screen, filters=(start,)),)
    manifest = replace(program.manifest, package=package, components=screens)
    program, tables = Program(program.images, manifest), shelf_catalogue()
    hierarchy = Hierarchy(program)
    rules = RuleBook(hierarchy, tables, Renamed(hierarchy, tables.renamed))
    return OwnCode(CallGraph(program, hierarchy), rules, sources=())


def test_the_package_of_the_app_and_of_its_first_screen_is_its_own() -> None:
    assert _own("com.parse.starter").has("Lcom/parse/starter/model/Person;")
    assert not _own("com.parse.starter").has("Lcom/parse/ParseObject;")
    assert not _own("org.lender").has("Lcom/parse/starter/Main;")
    assert _own("org.lender", screen="Lcom/parse/starter/Main;").has("Lcom/parse/starter/Data;")


def test_a_short_package_makes_no_library_the_apps() -> None:
    assert not _own("com.parse").has("Lcom/parse/ParseObject;")
    assert not _own("okhttp3").has("Lokhttp3/Request;")


def test_what_a_shrinker_put_into_a_class_of_a_library_that_shows_is_followed() -> None:
    moves = 'const-string v0, "dur("\nconst-string v0, "dly("\nconst-string v0, "interp("'
    library = Class("Lk0/a;", methods=(static("says", "()V", moves),))
    others = [Class(f"Lq0/{one};") for one in "abcdef"]
    assert ends(library, *others, *_handed("Lk0/b;", SENDS)) == ["sms"]
    assert ends(library, *others, *_handed("Lk0/b;", f"move-object v0, p0\n{LOG}")) == []
