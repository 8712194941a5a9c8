"""Answers what the answer to a request runs, taken by itself: whoever put the request, however it was brought about.

A request that a refusal is seen to put all the same stands before consent, though by which way it comes there was not
followed. What reads once it is granted does so before consent too (decision.md, section 3, "Before consent").
"""

from collections.abc import Iterable
from typing import Final

from auditor.code.calls.entrypoints import EntryPoint, entries_at
from auditor.code.classes.program import MethodNumber, Program
from auditor.model.words import Words

_REQUEST: Final = "request"
_SAYS: Final = Words("the system asks, and the answer comes back", "系统询问，随后返回答复")


def requests_at(program: Program, methods: Iterable[MethodNumber]) -> tuple[EntryPoint, ...]:
    """Return requests as entry points."""
    return entries_at(program, methods, _REQUEST, _SAYS)
