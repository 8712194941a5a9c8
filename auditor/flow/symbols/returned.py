"""Where data that a method gives back leaves it, and where another calls for it."""

from auditor.code.classes.program import MethodNumber, Program
from auditor.dex.body import decode_body
from auditor.dex.opcodes import RETURN_OBJECT


def returned_at(program: Program, method: MethodNumber, after: int) -> int | None:
    """Find the return of an object behind a place of a method, else its last one."""
    image, row = program.place(method)
    places = [
        one.pc for one in decode_body(image, row).instructions if one.opcode == RETURN_OBJECT
    ]
    return next((pc for pc in places if pc > after), places[-1] if places else None)


def asked_at(program: Program, method: MethodNumber, giver: MethodNumber) -> int | None:
    """Find where a method calls what gives: itself, or what it is called by under any type."""
    asked = program.text(giver)
    name = asked.partition("->")[2]
    calls = program.calls_in(method)
    exact = (one.pc for one in calls if one.target == asked)
    named = (one.pc for one in calls if one.signature == name)
    return next(exact, next(named, None))
