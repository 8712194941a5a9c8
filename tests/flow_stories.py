"""Small apps whose data is followed, for tests of the flow engine.

`La/Phone;->read()` stands for any read of contacts: it gives a cursor whose data is followed.
"""

from collections.abc import Sequence

from auditor.code.calls.callgraph import CallGraph
from auditor.code.classes.hierarchy import Hierarchy
from auditor.code.resolution.constants import Resolver
from auditor.flow.find import FlowFindings, find_flows
from auditor.flow.search.engine import BUDGET
from auditor.flow.symbols.runs import ANYTHING, Runs
from auditor.flow.symbols.terms import Source
from auditor.flow.tables.catalogue import shelf_catalogue
from auditor.model.app import Component
from auditor.model.vocabulary import Data
from tests.dex_builder import ABSTRACT, PUBLIC, STATIC, Class, Field, Method
from tests.program_builder import program_of

READ = (
    "invoke-static {}, La/Phone;->read()Landroid/database/Cursor;\nmove-result-object v0\n"
    "const/4 v1, #0\ninvoke-interface {v0, v1}, Landroid/database/Cursor;->getString(I)"
    "Ljava/lang/String;\nmove-result-object v0"
)
"""Has a name of the phonebook in v0."""
LOG = (
    'const-string v1, "x"\ninvoke-static {v1, v0}, '
    "Landroid/util/Log;->d(Ljava/lang/String;Ljava/lang/String;)I"
)
"""Logs the text in v0."""
TEXT = "Ljava/lang/String;"


def find(
    *classes: Class,
    budget: int = BUDGET,
    components: Sequence[Component] = (),
    runs: Runs = ANYTHING,
) -> FlowFindings:
    """Follow what `La/Phone;->read()` gives."""
    program = program_of(*classes, components=components)
    hierarchy = Hierarchy(program)
    sources = [
        Source(one.method, one.pc, Data.CONTACTS, one.target)
        for one in program.calls_of("La/Phone;", "read")
    ]
    return find_flows(
        CallGraph(program, hierarchy),
        Resolver(program, hierarchy),
        sources=sources,
        catalogue=shelf_catalogue(),
        budget=budget,
        runs=runs,
    )


def ends(*classes: Class, components: Sequence[Component] = ()) -> list[str | None]:
    """Give the kinds of the sinks that the data reaches, sorted."""
    flows = find(*classes, components=components).flows
    return sorted(one.sink.kind or "" for one in flows)


def run(code: str, *, name: str = "La/Main;", fields: Sequence[Field] = ()) -> Class:
    """Make a class with one static method `run`."""
    method = static("run", "()V", code)
    return Class(name, methods=(method,), fields=tuple(fields))


def static(name: str, proto: str, code: str, *, registers: int = 8) -> Method:
    """Make a static method."""
    return Method(name, proto, _ended(code), flags=PUBLIC | STATIC, registers=registers)


def virtual(name: str, proto: str, code: str, *, registers: int = 8) -> Method:
    """Make a method of an object."""
    return Method(name, proto, _ended(code), registers=registers)


def abstract(name: str, proto: str, **further: object) -> Method:
    """Make a method without code."""
    return Method(name, proto, None, flags=PUBLIC | ABSTRACT, **further)


def holder(name: str, kind: str, *methods: Method, **further: object) -> Class:
    """Make a class whose constructor keeps its one argument in the field `held`."""
    keep = f"iput-object p1, p0, {name}->held:{kind}\nreturn-void"
    constructor = Method("<init>", f"({kind})V", keep, registers=2)
    return Class(
        name, fields=(Field("held", kind),), methods=(constructor, *methods), **further
    )


def make(name: str, register: str, *given: str, kind: str = TEXT) -> str:
    """Write the making of an object of a holder's class."""
    proto = f"({kind})V" if given else "()V"
    words = ", ".join((register, *given))
    return f"new-instance {register}, {name}\ninvoke-direct {{{words}}}, {name}-><init>{proto}"


def _ended(code: str) -> str:
    return code if "return" in code.splitlines()[-1] else f"{code}\nreturn-void"
