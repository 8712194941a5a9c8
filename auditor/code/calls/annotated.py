"""Finds the annotations by which an app's own code has methods run: `method.getAnnotation(AfterGranted.class)`, then `invoke`.

Permission helpers and buses are written so. Whoever calls a method of the class that looks for the annotation and invokes
has its own annotated methods run.
Source: java.lang.reflect.Method.
"""

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from auditor.code.calls.edges import ImplicitEdge, annotation_types, implicit_edges
from auditor.code.classes.program import MethodNumber, Program
from auditor.dex import access_flags
from auditor.dex.opcodes import CONST_CLASS
from auditor.model.names import outermost

OWN: Final = "own-annotation"
_METHOD: Final = "Ljava/lang/reflect/Method;"
_LOOKS: Final = ("getAnnotation", "isAnnotationPresent")


def own_rows(program: Program) -> tuple[ImplicitEdge, ...]:
    """Return a row for each annotation of the app's own by which its code has methods run."""
    invoking = {
        outermost(program.owner(one.method)) for one in program.calls_of(_METHOD, "invoke")
    }
    looking = {
        one.method
        for name in _LOOKS
        for one in program.calls_of(_METHOD, name)
        if outermost(program.owner(one.method)) in invoking
    }
    if not looking:
        return ()
    template = next(one for one in implicit_edges() if one.id == OWN)
    return tuple(
        replace(template, annotations=frozenset({kind}), registers=_ways_in(program, method))
        for method in sorted(looking)
        for kind in _annotations(program, method)
    )


def _annotations(program: Program, method: MethodNumber) -> Iterator[str]:
    """Yield the annotations that a method names, but for those of which the table knows."""
    image, _ = program.place(method)
    for one in program.body(method).instructions:
        if one.opcode != CONST_CLASS or one.ref is None:
            continue
        kind = image.type_name(one.ref)
        info = program.class_info(kind)
        is_one = info is not None and bool(info.flags & access_flags.ANNOTATION)
        if is_one and kind not in annotation_types():
            yield kind


def _ways_in(program: Program, method: MethodNumber) -> tuple[tuple[str, str], ...]:
    """Return the methods of the class by which others have it look for the annotation."""
    owner = program.owner(method)
    names = {one.partition("(")[0] for one in program.declared(owner)}
    return tuple((owner, one) for one in sorted(names) if not one.startswith("<"))
