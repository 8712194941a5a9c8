"""What an intent asks other apps for, each kind with an intent that asks for none of it."""

import pytest

from auditor.flow.ends.handoffs import handed_to
from tests.program_builder import one_class, resolver_of, static

START = "Landroid/content/Context;->startActivity(Landroid/content/Intent;)V"


def _asked(*shaping: str) -> str | None:
    code = "\n".join(
        (
            "new-instance v0, Landroid/content/Intent;",
            *shaping,
            f"invoke-virtual {{v5, v0}}, {START}",
            "return-void",
        )
    )
    resolver = resolver_of(
        one_class(static("go", "(Landroid/content/Context;)V", code, registers=6))
    )
    (method,) = resolver.program.declared("La/A;").values()
    last = resolver.program.calls_in(method)[-1]
    return handed_to(resolver, ((method, last.pc),), START.partition("(")[0])


def _view(uri: str, action: str = "android.intent.action.VIEW") -> tuple[str, ...]:
    return (
        f'const-string v1, "{action}"',
        f'const-string v2, "{uri}"',
        "invoke-static {v2}, Landroid/net/Uri;->parse(Ljava/lang/String;)Landroid/net/Uri;",
        "move-result-object v2",
        "invoke-direct {v0, v1, v2}, Landroid/content/Intent;-><init>(Ljava/lang/String;Landroid/net/Uri;)V",
    )


@pytest.mark.parametrize(
    ("uri", "kind"),
    [
        ("smsto:123", "sms"),
        ("tel:123", "call"),
        ("mailto:a@b.example", "mail"),
        ("https://wa.me/123", "messenger"),
        ("https://www.lender.example/", None),
        ("geo:0,0", None),
    ],
)
def test_the_address_says_what_is_asked_for(uri: str, kind: str | None) -> None:
    assert _asked(*_view(uri)) == kind


def test_the_action_says_it_where_the_address_is_not_known() -> None:
    make = (
        'const-string v1, "android.intent.action.DIAL"',
        "invoke-direct {v0, v1}, Landroid/content/Intent;-><init>(Ljava/lang/String;)V",
    )
    assert _asked(*make) == "call"


@pytest.mark.parametrize(
    ("package", "kind"), [("com.whatsapp", "messenger"), ("com.lender.app", None)]
)
def test_the_package_says_it(package: str, kind: str | None) -> None:
    make = (
        'const-string v1, "android.intent.action.SEND"',
        "invoke-direct {v0, v1}, Landroid/content/Intent;-><init>(Ljava/lang/String;)V",
        f'const-string v2, "{package}"',
        "invoke-virtual {v0, v2}, Landroid/content/Intent;->setPackage(Ljava/lang/String;)"
        "Landroid/content/Intent;",
    )
    assert _asked(*make) == kind


def test_a_call_that_hands_no_intent_on_asks_for_nothing() -> None:
    resolver = resolver_of(one_class(static("go", "()V", "return-void", registers=1)))
    assert handed_to(resolver, ((0, 0),), "Landroid/util/Log;->d") is None
