"""What runs functions of scripts, and which calls ask, keep, leave, go on and tell, from `data/scripts/running.toml`."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import Any, Final

from auditor.data.shelf import read_table

_TABLE: Final = "scripts/running"
_MAY_ASK: Final = re.compile(
    r"confirm|ask|dialog|modal|prompt|agree|consent|sheet|popup|author", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class QuestionKind:
    """One way in which a script asks the person something."""

    id: str
    names: tuple[str, ...]
    form: str
    """`options`, `returns`, `index`, `buttons`, `value` or `resolves`."""
    words: tuple[str, ...]
    accept: str
    """The key of the label that accepts; empty where there is none."""
    usual_accept: tuple[str, ...]
    refuse: str
    usual_refuse: tuple[str, ...]
    unless: str
    """The key that takes the refusing button away."""
    says_yes: str
    """The member of the answer that is true after the acceptance."""
    says_no: str
    first: int
    member: str
    usual: tuple[str, ...]


@cache
def questions() -> tuple[QuestionKind, ...]:
    """Read the kinds of questions; raises `BadData`."""
    rows: dict[str, dict[str, Any]] = dict(read_table(_TABLE)["question"])
    return tuple(
        QuestionKind(
            id=key,
            names=tuple(row["names"]),
            form=row["form"],
            words=tuple(row.get("words", ())),
            accept=row.get("accept", {}).get("key", ""),
            usual_accept=tuple(row.get("accept", {}).get("usual", ())),
            refuse=row.get("refuse", {}).get("key", ""),
            usual_refuse=tuple(row.get("refuse", {}).get("usual", ())),
            unless=row.get("refuse", {}).get("unless", ""),
            says_yes=row.get("answers", {}).get("accept", ""),
            says_no=row.get("answers", {}).get("refuse", ""),
            first=int(row.get("first", 0)),
            member=row.get("member", ""),
            usual=tuple(row.get("usual", ())),
        )
        for key, row in rows.items()
    )


@cache
def words(table: str, row: str) -> frozenset[str]:
    """Return one row of names of the table; raises `BadData`."""
    return frozenset(read_table(_TABLE)[table][row])


def meets(path: str, names: Iterable[str]) -> bool:
    """Say whether a dotted name is one of some, whole or by its end."""
    return any(
        path.endswith(one) if one.startswith(".") else path == one or path.endswith(f".{one}")
        for one in names
    )


def is_any(path: str, table: str, row: str) -> bool:
    """Say whether a dotted name is met by a row of the table."""
    return path != "?" and meets(path, words(table, row))


def may_ask(path: str) -> bool:
    """Say whether what bears a dotted name may put a question of its own to the person."""
    return _MAY_ASK.search(path) is not None and not is_any(path, "permissions", "calls")


def is_host(path: str) -> bool:
    """Say whether a call is one of the host's, and no question that a plug-in asks through it."""
    return path.partition(".")[0] in words("runs", "hosts") and not may_ask(path)
