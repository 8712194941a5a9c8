"""Answers what a test of an object's class says where all that it can be was seen made."""

from auditor.dex.body import Instruction
from auditor.flow.search.frame import Frame
from auditor.flow.symbols.atoms import ANYTHING, Value
from auditor.flow.symbols.state import State


def is_instance(frame: Frame, state: State, test: Instruction, name: str) -> Value:
    """Give 1 or 0 where every object is of the class, or none is; both are possible else."""
    answers = {_is_it(frame, one, name) for one in state.regs[test.registers[1]]}
    (known,) = answers if len(answers) == 1 else (None,)
    return ANYTHING if known is None else frozenset({frame.atoms.intern("K", int(known))})


def _is_it(frame: Frame, one: int, name: str) -> bool | None:
    """Say whether an object made in sight is of a class of the app, of whose objects all supertypes are known."""
    made = frame.atoms.class_of(one) if frame.atoms.kind(one) == "N" else None
    is_app = made is not None and frame.program.class_info(made) is not None
    if made is None or not is_app or frame.program.class_info(name) is None:
        return None
    return frame.engine.hierarchy.is_subtype(made, name)
