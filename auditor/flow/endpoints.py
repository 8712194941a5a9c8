"""Answers which address a network sink uses, as far as the code says."""

from typing import Final

from auditor.code.constants import Resolver
from auditor.code.program import MethodNumber
from auditor.code.values import HOLE, Text, Uri

_URL: Final = (
    "Ljava/net/URL;",
    "Lokhttp3/Request$Builder;",
    "Lcom/squareup/okhttp/Request$Builder;",
)


def find_endpoint(resolver: Resolver, method: MethodNumber, pc: int) -> str | None:
    """Resolve the URL made in the method of a sink: the nearest one before it, else any there."""
    before: str | None = None
    after: str | None = None
    for call in resolver.program.calls_in(method):
        owner, _, rest = call.target.partition("->")
        if owner not in _URL or not rest.startswith(
            ("<init>(Ljava/lang/String;)", "url(Ljava/lang/String;)")
        ):
            continue
        site = resolver.call_at(method, call.pc)
        register = site.register(0) if site is not None else None
        if register is None:
            continue
        for value in resolver.value_at(method, call.pc, register):
            text = value.shown if isinstance(value, Uri) else _shown(value)
            if text is not None and call.pc <= pc:
                before = text
            elif text is not None and after is None:
                after = text
    return before or after


def _shown(value: object) -> str | None:
    if isinstance(value, Text):
        text = value.text.replace(HOLE, "?")
        return text if "://" in text else None
    return None
