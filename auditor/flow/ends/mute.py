"""Answers whether anything in an app's code could message or call anybody at all.

Where nothing could, nobody is messaged whatever becomes of the data: no need to have followed it. Words
and classes are asked for in what the app brings; what a library under its own name says for itself
does not count. Source: `data/flow/handoffs.toml`.
"""

import re
from collections.abc import Iterable, Mapping
from typing import Any, Final

from auditor.code.classes.program import Program
from auditor.data.shelf import read_table
from auditor.dex import access_flags
from auditor.flow.ends.handoffs import handoffs

_TABLE: Final = "flow/handoffs"
_CALLING: Final = frozenset({"sms", "call", "messenger"})
_LIBRARIES: Final = (
    "Landroid/support/",
    "Landroidx/",
    "Lcom/google/android/material/",
    "Lkotlin",
)
_FIXED: Final = re.compile(r"\w+:[+*#\d() .-]{3,}")
"""A scheme with a whole number behind it: a hotline's, nobody's of the phonebook."""


def is_mute(program: Program) -> bool:
    """Say whether no code of the app sends a text, places a call, or asks another app or a page to."""
    doors = read_table(_TABLE)["doors"]
    return not (
        _names_a_class(program, doors["classes"])
        or _calls_any(program, doors["calls"])
        or _declares_native(program)
        or _says_a_word(program, doors)
    )


def _names_a_class(program: Program, classes: Iterable[str]) -> bool:
    """Say whether code of the app's own calls a method of such a class."""
    return any(
        _is_own(program.owner(site.method))
        for name in classes
        for signature in program.members.references_to(name)
        for site in program.calls_naming(name, signature)
    )


def _calls_any(program: Program, calls: Iterable[str]) -> bool:
    """Say whether code of the app's own makes one of some calls, with whatever parameters."""
    return any(
        _is_own(program.owner(site.method))
        for one in calls
        for site in program.calls_of(*one.split("->"))
    )


def _declares_native(program: Program) -> bool:
    """Say whether the app declares methods whose code is in a library."""
    return any(
        _is_own(image.type_name(int(image.class_type[one])))
        for image in program.images
        for one in set(image.row_class[(image.row_flags & access_flags.NATIVE) != 0].tolist())
    )


def _says_a_word(program: Program, doors: Mapping[str, Any]) -> bool:
    """Say whether a text of the app's own is a word of an intent that messages or calls.

    An action that dials is none where each number beside it is written out.
    """
    rows = [one for one in handoffs() if one.kind in _CALLING]
    schemes = sorted({scheme for row in rows for scheme in row.schemes})
    hosts = sorted({host for row in rows for host in row.hosts})
    actions = frozenset[str]().union(*(row.actions for row in rows))
    words = frozenset(doors["texts"]).union(*(row.types | row.packages for row in rows))
    beginnings = (
        *doors["beginnings"],
        *(f"{scheme}:" for scheme in schemes),
        *(f"{start}{host}" for start in ("http://", "https://") for host in hosts),
    )
    held = program.texts_from((*beginnings, *sorted(words), *sorted(actions)))
    said = [one for one in held if _is_said(program, one)]
    begun = [one for one in said if one.startswith(beginnings)]
    fixed = [one for one in begun if _FIXED.fullmatch(one)]
    return (
        len(begun) > len(fixed)
        or not words.isdisjoint(said)
        or (not fixed and not actions.isdisjoint(said))
        or any(program.string_uses(one) for one in schemes)
    )


def _is_said(program: Program, text: str) -> bool:
    """Say whether a text is in the app's code, and not in that of known libraries alone."""
    uses = program.string_uses(text)
    return not uses or any(_is_own(program.owner(one.method)) for one in uses)


def _is_own(owner: str) -> bool:
    return not owner.startswith(_LIBRARIES)
