"""Finds the classes that reflection makes of the type arguments of another class's superclass.

`class BookActivity extends BaseActivity<BookPresenter>` names its presenter in its signature alone, and the base class has it
made: `((ParameterizedType) getClass().getGenericSuperclass()).getActualTypeArguments()[0]).newInstance()`.
Source: "Dalvik executable format", `dalvik.annotation.Signature`; Java Virtual Machine Specification, 4.7.9.1.
"""

import re
from collections.abc import Iterator
from typing import Final

from auditor.code.calls.callgraph import Edge
from auditor.code.classes.hierarchy import Hierarchy
from auditor.code.classes.program import CallSite, MethodNumber, Program
from auditor.code.ways.reflective_calls import REFLECTION
from auditor.errors import MalformedDex

_GENERIC: Final = ("Ljava/lang/reflect/ParameterizedType;", "getActualTypeArguments")
_SIGNATURE: Final = "Ldalvik/annotation/Signature;"
_NAMED: Final = re.compile(r"L[\w/$]+")
_SURE: Final = 0.85
_FAR: Final = 2
"""So many calls lie at most between who has a class made and the helper that asks for the arguments."""
_MOST_CALLERS: Final = 24


def argument_edges(hierarchy: Hierarchy) -> Iterator[Edge]:
    """Yield an edge to the constructors of each such class, from where the arguments are asked for.

    Whoever asks for them at run time makes objects of them, itself or by a library (a view model, what a parser reads).
    """
    program = hierarchy.program
    for site in program.calls_of(*_GENERIC):
        near = _near(hierarchy, site.method)
        for owner in dict.fromkeys(map(program.owner, near)):
            for name in hierarchy.subtypes(owner):
                yield from _edges(program, site, name)


def _near(hierarchy: Hierarchy, method: MethodNumber) -> tuple[MethodNumber, ...]:
    """Give a method and those that call it, a few calls up."""
    program, found, last = hierarchy.program, {method: None}, [method]
    for _ in range(_FAR):
        callers = [one for each in last for one in _callers(hierarchy, each)]
        last = [one for one in dict.fromkeys(callers) if one not in found]
        if len(last) > _MOST_CALLERS:
            break
        found.update(dict.fromkeys(last))
    return tuple(one for one in found if program.has_code(one))


def _callers(hierarchy: Hierarchy, method: MethodNumber) -> Iterator[MethodNumber]:
    program = hierarchy.program
    owner, signature = program.owner(method), program.signature(method)
    for name in (owner, *hierarchy.subtypes(owner)):
        for site in program.calls_naming(name, signature):
            yield site.method


def _edges(program: Program, site: CallSite, name: str) -> Iterator[Edge]:
    for one in _arguments(program, name):
        for signature, target in program.declared(one).items():
            if signature.startswith("<init>("):
                yield Edge(site.method, target, site.pc, REFLECTION, _SURE)


def _arguments(program: Program, name: str) -> Iterator[str]:
    """Yield the app's classes that the signature of one names, beside what it extends."""
    info = program.class_info(name)
    if info is None:
        return
    try:
        known = program.images[info.image].class_annotations(info.row)
    except MalformedDex:
        return
    for one in known:
        if one.type == _SIGNATURE:
            parts = one.elements.get("value")
            text = "".join(map(str, parts)) if isinstance(parts, tuple) else ""
            named = dict.fromkeys(f"{each};" for each in _NAMED.findall(text))
            yield from (
                each for each in named if each not in (info.superclass, *info.interfaces)
            )
