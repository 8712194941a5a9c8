"""Calls of which it is only assumed what they do with data: the stated default, a store joined by name."""

from auditor.code.classes.program import MethodNumber


class Assumed:
    """The places of such calls of one search."""

    def __init__(self) -> None:
        self._calls: dict[MethodNumber, set[int]] = {}

    def note(self, method: MethodNumber, pc: int) -> None:
        """Take note of a call."""
        self._calls.setdefault(method, set()).add(pc)

    def of(self, method: MethodNumber) -> tuple[int, ...]:
        """Give the places of a method's such calls, in order."""
        return tuple(sorted(self._calls.get(method, ())))
