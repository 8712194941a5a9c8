"""The last step of a flow says how the call was known by which the data leaves."""

from tests.dex_builder import Class
from tests.flow_stories import LOG, READ, TEXT, find, run, static

BODY = "Ly/d;"


def _last(*classes: Class) -> tuple[str, str]:
    (flow,) = find(*classes).flows
    assert flow.steps[-1].offset == flow.sink.offset
    return flow.steps[-1].says.en, flow.steps[-1].says.zh


def _client(strings: str) -> Class:
    """Make the client's class whose method bears a shrinker's name, and loads some strings."""
    code = f'const-string v0, "{strings}"\nreturn-object p0'
    return Class(
        "Ly/c;", methods=(static("a", f"(Ly/c;{TEXT}{BODY})Ly/c;", code, registers=6),)
    )


SENT = (
    f'{READ}\nconst/4 v2, #0\nconst-string v3, "POST"\n'
    f"invoke-static {{v2, v3, v0}}, Ly/c;->a(Ly/c;{TEXT}{BODY})Ly/c;"
)


def test_a_renamed_library_is_told_by_its_name_and_by_what_it_was_known() -> None:
    english, chinese = _last(run(SENT), _client(" must have a request body."))
    assert (
        "Request$Builder.method under a shrinker's name, known again by the strings" in english
    )
    assert "c.a" in english
    assert "Request$Builder.method" in chinese


def test_a_class_with_other_strings_is_no_library() -> None:
    assert find(run(SENT), _client(" must have a body.")).flows == ()


def test_the_framework_s_own_call_is_told_as_it_is() -> None:
    english, _ = _last(run(f"{READ}\n{LOG}"))
    assert english.endswith("gives it to Log.d")
