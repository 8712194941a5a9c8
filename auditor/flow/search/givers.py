"""Answers by what a function object came to give data."""

from auditor.flow.search.engine import Engine
from auditor.flow.symbols.cases import without_number
from auditor.flow.symbols.functions import GIVES
from auditor.flow.symbols.terms import MOST_CALLS


def given_from(engine: Engine, fact: str, source: int) -> str:
    """Name the fact, or the method called, by which a function object came to give data.

    Nothing if the methods that it called are not known, or if it read the data itself.
    """
    place = engine.puts.first(fact, source)
    method: object = -1 if place is None else place[0]
    for _ in range(MOST_CALLS):
        if not isinstance(method, int):
            break
        what, detail, _ = engine.origins.get((source, method), ("", None, 0))
        if what == "fact":
            return without_number(str(detail))
        if what != "call":
            owner = engine.program.owner(method)
            is_own = fact.removeprefix(GIVES).startswith(owner)
            return "" if is_own or what != "source" else f"{owner}->"
        method = detail
    return ""
