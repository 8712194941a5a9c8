"""What a shrinker left of Kotlin's flows and of DataStore is known by how it looks and what it says."""

from auditor.code.classes.hierarchy import Hierarchy
from auditor.code.classes.sites import read_call
from auditor.code.shrunk.library_names import LibraryNames
from tests.auditor.code.small_app import interface, kind
from tests.dex_builder import OBJECT, Class, Method
from tests.flow_stories import static
from tests.program_builder import program_of

TEXT = "Ljava/lang/String;"
MAP = "Ljava/util/Map;"
CONTINUATION = interface("Lc/c;", f"c({OBJECT})V", f"d(){OBJECT}")
BLOCK = kind(
    "Lc/a;",
    {f"toString(){TEXT}": 'const-string v0, "Continuation at "\nreturn-object v0'},
    also=("Lc/c;",),
)
COLLECTOR = interface("Lf/g;", f"b({OBJECT}Lc/c;){OBJECT}")
FLOW = interface("Lf/f;", f"a(Lf/g;Lc/c;){OBJECT}")
SHOWN = interface("Lf/s;", f"e(){OBJECT}", also=("Lf/f;",))
HOLDER = Class(
    "Lf/h;",
    interfaces=("Lf/s;", "Lf/g;"),
    methods=(
        Method("<init>", f"({OBJECT})V", "return-void", registers=2),
        static(
            "<clinit>",
            "()V",
            "invoke-static {v0, v1, v2}, Ljava/util/concurrent/atomic/AtomicReferenceFieldUpdater;->newUpdater"
            f"(Ljava/lang/Class;Ljava/lang/Class;{TEXT})Ljava/util/concurrent/atomic/AtomicReferenceFieldUpdater;",
        ),
        Method("i", f"({OBJECT})V", "return-void", registers=2),
    ),
)
FLOWS = (CONTINUATION, BLOCK, COLLECTOR, FLOW, SHOWN, HOLDER)

KEY = Class("Ld/k;", methods=(Method("<init>", f"({TEXT})V", "return-void", registers=2),))
KEPT = kind("Ld/p;", {f"a(Ld/k;){OBJECT}": None, "c(Ld/k;)Z": None}, flags=0x401)
CHANGED = kind(
    "Ld/m;",
    {
        "<init>()V": "invoke-direct {p0}, Ld/p;-><init>()V\nreturn-void",
        "f()V": 'const-string v0, "Do mutate preferences once returned to DataStore."\nreturn-void',
        f"g(Ld/k;{OBJECT})V": "return-void",
    },
    above="Ld/p;",
)
STORE = (KEY, KEPT, CHANGED)


def named(code: str, *classes: Class) -> tuple[str, str]:
    """Return owner and name of the one call of a method, as the library calls them."""
    program = program_of(Class("La/Main;", methods=(static("run", "()V", code),)), *classes)
    names = LibraryNames(program, Hierarchy(program))
    method = program.method("La/Main;->run()V")
    (one,) = [each for each in program.body(method).instructions if 0x6E <= each.opcode <= 0x78]
    found = names.named(read_call(program, method, one))
    return found.owner.rpartition("/")[2], found.name


def call(kind_of: str, text: str, *registers: str) -> str:
    return f"invoke-{kind_of} {{{', '.join(registers)}}}, {text}"


def test_what_collects_and_what_is_handed_values() -> None:
    collects = call("interface", f"Lf/f;->a(Lf/g;Lc/c;){OBJECT}", "v0", "v1", "v2")
    emits = call("interface", f"Lf/g;->b({OBJECT}Lc/c;){OBJECT}", "v0", "v1", "v2")
    assert named(collects, *FLOWS) == ("Flow;", "collect")
    assert named(emits, *FLOWS) == ("FlowCollector;", "emit")


def test_what_a_state_holds_is_read_and_set() -> None:
    assert named(call("interface", f"Lf/s;->e(){OBJECT}", "v0"), *FLOWS) == (
        "StateFlow;",
        "getValue",
    )
    sets = call("virtual", f"Lf/h;->i({OBJECT})V", "v0", "v1")
    assert named(sets, *FLOWS) == ("MutableStateFlow;", "setValue")


def test_without_what_tells_continuations_nothing_is_a_flow() -> None:
    collects = call("interface", f"Lf/f;->a(Lf/g;Lc/c;){OBJECT}", "v0", "v1", "v2")
    assert named(collects, *(one for one in FLOWS if one is not BLOCK)) == ("f;", "a")


def test_preferences_are_known_by_what_they_complain_of() -> None:
    gets = call("virtual", f"Ld/p;->a(Ld/k;){OBJECT}", "v0", "v1")
    has = call("virtual", "Ld/p;->c(Ld/k;)Z", "v0", "v1")
    sets = call("virtual", f"Ld/m;->g(Ld/k;{OBJECT})V", "v0", "v1", "v2")
    assert named(gets, *STORE) == ("Preferences;", "get")
    assert named(has, *STORE) == ("Preferences;", "contains")
    assert named(sets, *STORE) == ("MutablePreferences;", "set")


def test_a_class_that_complains_of_nothing_keeps_its_name() -> None:
    silent = kind("Ld/m;", {f"g(Ld/k;{OBJECT})V": "return-void"}, above="Ld/p;")
    sets = call("virtual", f"Ld/m;->g(Ld/k;{OBJECT})V", "v0", "v1", "v2")
    assert named(sets, KEY, KEPT, silent) == ("m;", "g")
