"""What a class names as the argument of its base class's type is made by reflection, where that one asks for it."""

from auditor.code.classes.hierarchy import Hierarchy
from auditor.code.ways.type_arguments import argument_edges
from tests.dex_builder import Annotation, Class, Method
from tests.flow_stories import virtual
from tests.program_builder import program_of

_SIGNATURE = "Ldalvik/annotation/Signature;"
_ASKS = (
    "invoke-interface {p0}, Ljava/lang/reflect/ParameterizedType;->getActualTypeArguments()[Ljava/lang/reflect/Type;\n"
    "move-result-object v0\nreturn-object v0"
)
_BORN = Method("<init>", "()V", "return-void", registers=1)


def _screen(name: str, above: str, *signature: str) -> Class:
    named = (Annotation(_SIGNATURE, {"value": signature}, "system"),) if signature else ()
    return Class(name, superclass=above, methods=(_BORN,), annotations=named)


def _made(
    *classes: Class, base: str = "invoke-virtual {p0}, La/Base;->ask()Ljava/lang/Object;"
) -> list[str]:
    asking = Class(
        "La/Base;",
        methods=(_BORN, virtual("ask", "()Ljava/lang/Object;", _ASKS), virtual("start", "()V", base)),
    )  # fmt: skip
    program = program_of(asking, Class("La/Presenter;", methods=(_BORN,)), *classes)
    return [program.text(one.target) for one in argument_edges(Hierarchy(program))]


def test_what_a_signature_names_is_made() -> None:
    main = _screen("La/Main;", "La/Base;", "La/Base<", "La/Presenter;", ">;")
    assert _made(main) == ["La/Presenter;-><init>()V"]


def test_the_base_class_itself_is_not() -> None:
    assert _made(_screen("La/Main;", "La/Base;", "La/Base<", "Ljava/lang/String;", ">;")) == []
    assert _made(_screen("La/Main;", "La/Base;")) == []


def test_the_signature_of_another_class_says_nothing() -> None:
    assert _made(_screen("La/Other;", "La/Plain;", "La/Plain<", "La/Presenter;", ">;")) == []


def test_a_helper_beside_the_base_class_may_ask() -> None:
    tool = Class("La/Tool;", methods=(_BORN, virtual("of", "()Ljava/lang/Object;", _ASKS)))
    above = Class(
        "La/Above;",
        methods=(_BORN, virtual("start", "()V", "invoke-virtual {p0}, La/Tool;->of()Ljava/lang/Object;")),
    )  # fmt: skip
    main = _screen("La/Main;", "La/Above;", "La/Above<", "La/Presenter;", ">;")
    assert _made(tool, above, main) == ["La/Presenter;-><init>()V"]
