"""Knows libraries' classes and methods again after a shrinker renamed them: by the strings in them."""

from collections.abc import Sequence

from auditor.code.program import MethodNumber, Program
from auditor.flow.catalogue import RenamedRule


class Renamed:
    """The library names of an app's renamed methods and classes."""

    def __init__(self, program: Program, rules: Sequence[RenamedRule]) -> None:
        """Look for the strings of every rule; a library under its own name is not renamed."""
        self.methods: dict[MethodNumber, tuple[str, str]] = {}
        """The class and name that a method has in its library."""
        self.classes: dict[str, str] = {}
        """The name that a class has in its library."""
        for rule in rules:
            owner, arrow, name = rule.name.partition("->")
            if program.class_info(owner) is not None:
                continue
            for method in holding(program, rule.strings):
                if arrow:
                    self.methods.setdefault(method, (owner, name))
                else:
                    self.classes.setdefault(program.owner(method), owner)


def holding(program: Program, strings: Sequence[str]) -> tuple[MethodNumber, ...]:
    """Give the methods that load all of some strings."""
    found: set[MethodNumber] | None = None
    for text in strings:
        here = {one.method for one in program.string_uses(text)}
        found = here if found is None else found & here
        if not found:
            return ()
    return tuple(sorted(found or ()))
