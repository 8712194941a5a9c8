"""Says in both languages what a step of a path is, so that it can be read aloud."""

from typing import TYPE_CHECKING, Final

from auditor.code.calls.edges import implicit_edges
from auditor.model.names import short_class, short_name
from auditor.model.words import Words

if TYPE_CHECKING:
    from auditor.code.calls.callgraph import Edge
    from auditor.code.classes.instances import Birth
    from auditor.code.classes.program import Program

_PLAIN: Final = {
    "call": Words("{caller} calls {runs}", "{caller} 调用 {runs}"),
    "resumed": Words(
        "{caller} resumes a coroutine, whose {runs} goes on",
        "{caller} 恢复协程，由其 {runs} 继续执行",
    ),
    "notified": Words(
        "{caller} sets a value, of which {runs} is told", "{caller} 设置值，并通知 {runs}"
    ),
    "lambda": Words(
        "{caller} makes a function object that runs {runs}",
        "{caller} 生成函数对象，由其运行 {runs}",
    ),
    "lifecycle": Words(
        "Android makes the screen or service, and then runs its {runs}",
        "Android 创建该界面或服务，随后运行其 {runs}",
    ),
    "class-init": Words(
        "{caller} uses the class for the first time, which runs {runs}",
        "{caller} 首次使用该类，触发 {runs}",
    ),
    "override": Words(
        "{caller} makes a {made}, whose {runs} Android calls back",
        "{caller} 生成 {made} 对象，Android 回调其 {runs}",
    ),
    "handed": Words(
        "in {caller}, {call} is given a {made}, whose {runs} is then called back",
        "在 {caller} 中，{call} 得到 {made} 对象，随后回调其 {runs}",
    ),
    "interface": Words(
        "{caller} makes a {made}, whose {runs} the app's code calls through an interface",
        "{caller} 生成 {made} 对象，应用代码通过接口调用其 {runs}",
    ),
    "reflection": Words(
        "{caller} calls {runs} by reflection", "{caller} 以反射方式调用 {runs}"
    ),
    "layout": Words(
        "{caller} shows a layout that names {made}, which runs {runs}",
        "{caller} 显示含有 {made} 的布局，运行 {runs}",
    ),
    "navigation": Words(
        "{caller} leads to the {made} that a graph of screens names, which runs {runs}",
        "{caller} 进入导航图所列的 {made}，运行 {runs}",
    ),
    "on-click": Words(
        "{caller} makes a {made}, whose {runs} a layout names as the answer to a touch",
        "{caller} 生成 {made} 对象，布局将其 {runs} 设为点击响应",
    ),
}
_CALLED_BACK: Final = Words(
    "{caller} makes a {made}, whose {runs} is called back",
    "{caller} 生成 {made} 对象，其 {runs} 被回调",
)
_MADE_BY_ANDROID: Final = Words(
    "Android calls back {runs} of the {made} that it made",
    "Android 回调其生成的 {made} 对象的 {runs}",
)
_ON_ANOTHER: Final = Words(
    ", on a {made}, which is made in {maker} +{pc}", "，其对象 {made} 在 {maker} +{pc} 处生成"
)
_BY_ROW: Final = Words("in {caller}, ", "在 {caller} 中，")
_NAMES_CLASS: Final = Words(
    "{caller} names the class {made}, whose {runs} Android then calls",
    "{caller} 给出类 {made},Android 随后调用其 {runs}",
)


def on_another(program: "Program", words: Words, birth: "Birth", made: str) -> Words:
    """Add to what a step says the object that it runs on, and where that is made."""
    added = _ON_ANOTHER.filled(
        made=short_class(made), maker=short_name(program.text(birth.method)), pc=str(birth.pc)
    )
    return Words(words.en + added.en, words.zh + added.zh)


def explain(program: "Program", edge: "Edge") -> Words:
    """Say who calls whom and because of what."""
    target = program.text(edge.target)
    values = {
        "caller": short_name(program.text(edge.source)),
        "runs": short_name(target),
        "made": short_class(edge.receiver or target.partition("->")[0]),
        "call": short_name(edge.call) if edge.call else "",
    }
    row = next((one for one in implicit_edges() if one.id == edge.why), None)
    if row is not None and (edge.call or not row.registers):
        start, because = _BY_ROW.filled(**values), row.says.filled(**values)
        return Words(start.en + because.en, start.zh + because.zh)
    if edge.receiver and program.text(edge.source).startswith(f"{edge.receiver}-><init>"):
        return _MADE_BY_ANDROID.filled(**values)
    if row is None:
        return _PLAIN[edge.why].filled(**values)
    return (_CALLED_BACK if "object" in row.given else _NAMES_CLASS).filled(**values)
