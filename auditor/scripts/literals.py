"""The texts among a script's literals: what it can say to somebody, without its names, keys and addresses."""

from functools import cache
from html import unescape
from typing import Final

import tree_sitter_javascript
from tree_sitter import Language, Query, QueryCursor

from auditor.scripts.syntax import Source, string_of, text_of, unescaped

_LONGEST: Final = 20_000
_SHORTEST: Final = 2


def literals_of(text: str) -> tuple[str, ...] | None:
    """Return the texts of a script, each once and in order; None for what is no script that is understood."""
    source = Source("", text.encode())
    if not source.is_whole:
        return None
    found: dict[str, None] = {}
    captures = QueryCursor(_query()).captures(source.root)
    for node in sorted(captures.get("text", ()), key=lambda one: one.start_byte):
        if node.end_byte - node.start_byte > _LONGEST:
            return None
        if node.type == "template_string":
            said = "".join(
                text_of(one)
                if one.type == "string_fragment"
                else unescaped(text_of(one))
                if one.type == "escape_sequence"
                else " … "
                for one in node.named_children
            )
        else:
            said = string_of(node) if node.type == "string" else text_of(node)
        said = unescape(said) if "&" in said else said
        if _is_said(said):
            found[said] = None
    return tuple(found)


def _is_said(text: str) -> bool:
    """Say whether a literal can be meant for a person, or is an address: two words, or letters beyond ASCII."""
    plain = text.strip()
    if len(plain) < _SHORTEST:
        return False
    return not plain.isascii() or " " in plain or "\n" in plain or "://" in plain


@cache
def _query() -> Query:
    return Query(
        Language(tree_sitter_javascript.language()),
        "[(string) (template_string) (jsx_text)] @text",
    )
