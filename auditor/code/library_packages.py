"""Answers which classes belong to a library that keeps nothing of the app's own, or hosts its objects, renamed or not.

A shrinker renames packages as it renames classes, and leaves the texts in their code. Where it was told
to put all classes into one package no package is a library's, and its code is looked through as the app's.
Source: `data/android/packages.toml`; R8's `-repackageclasses` and horizontal class merging.
"""

from collections import Counter
from functools import cache, cached_property
from typing import Final

from auditor.code.merged import Merged
from auditor.code.program import Program
from auditor.data.shelf import read_table
from auditor.model.names import package_of

_FEWEST: Final = 2
"""A text of a library can come into a package of another by inlining, and several with a merged class: most must be here."""
_LARGEST: Final = 0.5
"""The share of all classes above which a package is one that everything was put into."""


class LibraryPackages:
    """Such packages; one per app."""

    def __init__(self, program: Program, merged: Merged) -> None:
        self.program = program
        self.merged = merged
        self._known: dict[str, str | None] = {}

    def has(self, class_name: str) -> bool:
        """Say whether a class is such a library's own; one that was merged of several never is."""
        return self._of(class_name) in _kinds(is_host=False)

    def is_host(self, class_name: str) -> bool:
        """Say whether a class is one of a library that holds and runs the app's own objects.

        Only its plain fields, numbers and texts, are how it works.
        """
        return self._of(class_name) in _kinds(is_host=True)

    def shows(self, class_name: str) -> bool:
        """Say whether a class is one of a library through which data only comes to be shown."""
        return self._of(class_name) in _showing()

    def _of(self, class_name: str) -> str | None:
        """Return the library's package, by its own name."""
        if class_name not in self._known:
            self._known[class_name] = self._find(class_name)
        return self._known[class_name]

    def _find(self, class_name: str) -> str | None:
        package = package_of(class_name)
        named = package.removeprefix("L")
        if named in _texts():
            return named
        if package in self._renamed and self.merged.number_field(class_name) is None:
            return self._renamed[package]
        around = (one for one in _texts() if named.startswith(f"{one}/"))
        return max(around, key=len, default=None)

    @cached_property
    def _renamed(self) -> dict[str, str]:
        """The packages that hold texts of one library, and no component of the app."""
        sizes = Counter(map(package_of, self.program.class_names()))
        most = sum(sizes.values()) * _LARGEST
        own = {package_of(one.name) for one in self.program.manifest.components}
        found: dict[str, set[str]] = {}
        for name, texts in _texts().items():
            using = [users for text in texts if (users := self._using(text))]
            held = Counter(package for users in using for package in users)
            for package, count in held.items():
                is_most = count >= _FEWEST and 2 * count > len(using)
                if is_most and package not in own and sizes[package] <= most:
                    found.setdefault(package, set()).add(name)
        return {package: min(names) for package, names in found.items() if len(names) == 1}

    def _using(self, text: str) -> frozenset[str]:
        uses = self.program.string_uses(text)
        return frozenset(package_of(self.program.owner(one.method)) for one in uses)


@cache
def _texts() -> dict[str, tuple[str, ...]]:
    rows = read_table("android/packages")["package"]
    return {row["name"]: tuple(row["texts"]) for row in rows}


@cache
def _kinds(*, is_host: bool) -> frozenset[str]:
    """Return the names of those packages that are hosts of the app's objects, or of the others."""
    rows = read_table("android/packages")["package"]
    return frozenset(row["name"] for row in rows if row.get("host", False) is is_host)


@cache
def _showing() -> frozenset[str]:
    """Return the names of the packages through which data only comes to be shown."""
    rows = read_table("android/packages")["package"]
    return frozenset(row["name"] for row in rows if row.get("shows", False))
