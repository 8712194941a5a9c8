"""Where a script sends what a plug-in read: near the call that takes it, in the same module alone."""

import pytest

from auditor.facts.outflow.script_sending import _near

TAKES = "o.getAll(function(e,n){s({p:n})})"


def found(text: str) -> list[tuple[str, str | None]]:
    """Give what sends near a call of `getAll`, and to where."""
    return [(one.api, one.endpoint) for one in _near(text, ["getAll"], "assets/app.js")]


@pytest.mark.parametrize(
    ("call", "expected"),
    [
        ('fetch("https://a.example/p",{method:"POST"})', ("fetch", "https://a.example/p")),
        ("axios.post('https://a.example/p',b)", ("axios.post", "https://a.example/p")),
        (
            'uni.request({url:"http://a.example/p",data:b})',
            ("uni.request", "http://a.example/p"),
        ),
        ("fetch(base+path,b)", ("fetch", None)),
    ],
)
def test_a_call_that_sends_beside_one_that_takes_is_found(call, expected) -> None:
    text = f"__d(function(g){{function s(b){{return {call}}}{TAKES}}},1);"
    assert found(text) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        f'__d(function(g){{fetch("https://a.example/p")}},1);__d(function(g){{{TAKES}}},2);',
        f"__d(function(g){{{TAKES}}},2);" + "x" * 2_000 + 'fetch("https://a.example/p")',
        f"__d(function(g){{prefetch();this.fetch=1;{TAKES}}},2);",
        '__d(function(g){fetch("https://a.example/p")},1);',
    ],
    ids=["another module", "far away", "another word", "takes nothing"],
)
def test_what_sends_elsewhere_is_not(text) -> None:
    assert found(text) == []
