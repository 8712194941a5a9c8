"""Answers where objects of a class come from, and whether any can exist at all.

An object exists because code makes it (`new-instance`), because a class literal or the class's
name as a string hands it to somebody who makes it, or because Android makes it: components of
the manifest, views of layouts.
"""

from collections.abc import Mapping
from typing import Final, NamedTuple

from auditor.code.classes.hierarchy import Hierarchy
from auditor.code.classes.program import MethodNumber, Program
from auditor.dex import access_flags, opcodes

NEW_INSTANCE: Final = frozenset({opcodes.NEW_INSTANCE})
CONST_CLASS: Final = frozenset({0x1C})
_MADE: Final = NEW_INSTANCE | CONST_CLASS
_CANNOT_EXIST: Final = (
    access_flags.INTERFACE | access_flags.ABSTRACT
)  # Interfaces and abstract classes have no objects.


class Birth(NamedTuple):
    """One place that makes an object or names its class: `how` is object, class, name or action."""

    method: MethodNumber
    pc: int
    how: str


class Instances:
    """The births of each class's objects, found when asked for."""

    def __init__(
        self, program: Program, hierarchy: Hierarchy, given: Mapping[str, str]
    ) -> None:
        """Take the classes that somebody outside the code makes, each with who does it.

        `given` maps class names to `manifest`, `layout`, `script`, …; the classes that the
        program's manifest names are added.
        """
        self.program = program
        self.hierarchy = hierarchy
        self.filed = frozenset(given)
        """Those that something else than the manifest names."""
        self.given: dict[str, str] = {**given, **manifest_classes(program)}
        self._loaded: dict[str, list[Birth]] = {}
        self._births: dict[str, tuple[Birth, ...]] = {}
        self._names: dict[str, tuple[Birth, ...]] = {}
        self._actions: dict[str, tuple[Birth, ...]] = {}
        self._exist: dict[str, bool] = {}

    def add_loaded(self, class_name: str, method: MethodNumber, pc: int) -> None:
        """Take a place that loads a class by a name which no string of the package shows.

        To be called before anything is asked.
        """
        self._loaded.setdefault(class_name, []).append(Birth(method, pc, "name"))

    def births(self, class_name: str) -> tuple[Birth, ...]:
        """Give the places that make objects of exactly this class or name it as a class.

        For a class that Android makes, its constructors stand for the place. An object that names its own class
        (`getClass` that a shrinker filled in) was made somewhere else.
        """
        known = self._births.get(class_name)
        if known is None:
            found = [
                Birth(use.method, use.pc, "object" if use.opcode in NEW_INSTANCE else "class")
                for use in self.program.type_uses(class_name, _MADE)
                if use.opcode in NEW_INSTANCE or not self._is_run_on(use.method, class_name)
            ]
            if class_name in self.given:
                found.extend(Birth(one, 0, "object") for one in self.constructors(class_name))
            known = self._births[class_name] = tuple(sorted(found))
        return known

    def _is_run_on(self, method: MethodNumber, class_name: str) -> bool:
        """Say whether a method of a class runs on an object of it, which is there by then."""
        return self.program.owner(method) == class_name and not self.program.is_static(method)

    def namings(self, class_name: str) -> tuple[Birth, ...]:
        """Give the places that load the class's name as a string: `com.x.A` or `com/x/A`, or an alias of the manifest's.

        Behind the app's own package, which code may put in front of it, `.A` is one too.
        """
        known = self._names.get(class_name)
        if known is None:
            slashed = class_name[1:-1]
            manifest = self.program.manifest
            aliases = (
                one.alias for one in manifest.components if one.name == class_name and one.alias
            )
            dotted = (slashed.replace("/", "."), *aliases)
            short = (
                one.removeprefix(manifest.package)
                for one in dotted
                if one.startswith(f"{manifest.package}.")
            )
            texts = dict.fromkeys((*dotted, slashed, *short))
            known = self._names[class_name] = tuple(
                Birth(use.method, use.pc, "name")
                for text in texts
                if "/" in slashed  # A class without a package is named like any word.
                for use in self.program.string_uses(text)
            ) + tuple(self._loaded.get(class_name, ()))
        return known

    def action_namings(self, class_name: str) -> tuple[Birth, ...]:
        """Give the places that load an action of the app's own which the manifest gives a class.

        Android's own actions (`android.…`) say too little: anybody may answer them.
        """
        known = self._actions.get(class_name)
        if known is None:
            actions = {
                action
                for component in self.program.manifest.components
                if component.name == class_name
                for each in component.filters
                for action in each.actions
                if not action.startswith("android.")
            }
            known = self._actions[class_name] = tuple(
                Birth(use.method, use.pc, "action")
                for action in sorted(actions)
                for use in self.program.string_uses(action)
            )
        return known

    def exist(self, class_name: str) -> bool:
        """Say whether objects of exactly this class can exist anywhere in the app."""
        known = self._exist.get(class_name)
        if known is None:
            known = self._exist[class_name] = self._can_exist(class_name)
        return known

    def constructors(self, class_name: str) -> tuple[MethodNumber, ...]:
        """Give the constructors that a class declares."""
        declared = self.program.declared(class_name)
        return tuple(number for name, number in declared.items() if name.startswith("<init>"))

    def _can_exist(self, class_name: str) -> bool:
        info = self.program.class_info(class_name)
        if info is None or info.flags & _CANNOT_EXIST:
            return False
        if class_name in self.given:
            return True
        return bool(self.births(class_name) or self.namings(class_name))


def manifest_classes(program: Program) -> dict[str, str]:
    """Give the classes that the manifest has Android make, meta-data included."""
    manifest = program.manifest
    names = [manifest.application, manifest.component_factory, manifest.backup_agent]
    names.extend(manifest.instrumentation)
    for component in manifest.components:
        names.append(component.name)
        for key, value in component.metadata.items():
            names.extend((dex_name(key), dex_name(value)))
    for key, value in manifest.metadata.items():
        names.extend((dex_name(key), dex_name(value)))
    return {name: "manifest" for name in names if name and program.class_info(name)}


def dex_name(dotted: str) -> str:
    """Spell a class name of the manifest as dex does."""
    return f"L{dotted.replace('.', '/')};"
