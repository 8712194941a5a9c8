"""Says in both languages what a step of a path is, so that it can be read aloud."""

from typing import TYPE_CHECKING, Final

from auditor.code.edges import implicit_edges
from auditor.model.words import Words

if TYPE_CHECKING:
    from auditor.code.callgraph import Edge
    from auditor.code.program import Program

_PLAIN: Final = {
    "call": Words("{caller} calls {runs}", "{caller} 调用 {runs}"),
    "lambda": Words(
        "{caller} makes a function object that runs {runs}",
        "{caller} 生成函数对象,由其运行 {runs}",
    ),
    "class-init": Words(
        "{caller} uses the class for the first time, which runs {runs}",
        "{caller} 首次使用该类,触发 {runs}",
    ),
    "override": Words(
        "{caller} makes a {made}, whose {runs} Android calls back",
        "{caller} 生成 {made} 对象,Android 回调其 {runs}",
    ),
    "interface": Words(
        "{caller} makes a {made}, whose {runs} the app's code calls through an interface",
        "{caller} 生成 {made} 对象,应用代码通过接口调用其 {runs}",
    ),
    "on-click": Words(
        "{caller} makes a {made}, whose {runs} a layout names as the answer to a touch",
        "{caller} 生成 {made} 对象,布局将其 {runs} 设为点击响应",
    ),
}
_BY_ROW: Final = Words("{caller} uses {made}: ", "{caller} 使用 {made}:")


def short_name(text: str) -> str:
    """Shorten a method's text for people: `Lcom/x/A$B;->c(I)V` to `A$B.c`."""
    owner, _, rest = text.partition("->")
    return f"{short_class(owner)}.{rest.partition('(')[0]}"


def short_class(name: str) -> str:
    """Shorten a class's name for people: `Lcom/x/A$B;` to `A$B`."""
    return name.removeprefix("L").removesuffix(";").rpartition("/")[2]


def explain(program: "Program", edge: "Edge") -> Words:
    """Say who calls whom and because of what."""
    target = program.text(edge.target)
    values = {
        "caller": short_name(program.text(edge.source)),
        "runs": short_name(target),
        "made": short_class(edge.receiver or target.partition("->")[0]),
    }
    plain = _PLAIN.get(edge.why)
    if plain is not None:
        return plain.filled(**values)
    row = next(one for one in implicit_edges() if one.id == edge.why)
    call = edge.call or "->".join(row.registers[0] if row.registers else ("", ""))
    values["call"] = short_name(call) if call != "->" else ""
    start, because = _BY_ROW.filled(**values), row.says.filled(**values)
    return Words(start.en + because.en, start.zh + because.zh)
