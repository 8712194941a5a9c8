"""Answers which classes belong to a library that keeps nothing of the app's own, or hosts its objects, renamed or not.

A shrinker renames packages as it renames classes, and leaves the texts in their code. Where it was told
to put all classes into one package no package is a library's, and its code is looked through as the app's.
R8 gives out names of packages in the order of the alphabet (seen in all of twenty apps), so that what lies between
two packages of a library of many packages is that library's too.
Source: `data/android/packages.toml`; R8's `-repackageclasses` and horizontal class merging.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from functools import cache, cached_property
from itertools import pairwise
from string import ascii_letters
from typing import Final

from auditor.code.classes.program import Program
from auditor.code.shrunk.merged import Merged
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
        self._joined: dict[str, bool] = {}

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
        return self._of(class_name) in _showing() and not self._holds_others(class_name)

    def _holds_others(self, class_name: str) -> bool:
        """Say whether a shrinker may have put code of others into a class that has a library's package.

        It merges classes of all packages whose objects hold as much: fields of any type then, and a constructor for each.
        """
        if package_of(class_name) not in self._renamed:
            return False
        known = self._joined.get(class_name)
        if known is None:
            known = self._joined[class_name] = self._is_joined(class_name)
        return known

    def _is_joined(self, class_name: str) -> bool:
        made = [one for one in self.program.declared(class_name) if one.startswith("<init>")]
        if len(made) < _FEWEST:
            return False
        for index, one in self.program.type_places(class_name).items():
            image = self.program.images[index]
            kinds = image.field_type[image.fields_of_type(one)].tolist()
            if any(image.type_name(kind) == "Ljava/lang/Object;" for kind in kinds):
                return True
        return False

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
            held = Counter(
                package for users in using for package in set(map(package_of, users))
            )
            for package, count in held.items():
                is_most = count >= _FEWEST and 2 * count > len(using)
                is_named = package in own or self._is_joined_into_base(package, using)
                if is_most and not is_named and sizes[package] <= most:
                    found.setdefault(package, set()).add(name)
        known = {package: min(names) for package, names in found.items() if len(names) == 1}
        return {**_between(known, sizes), **known}

    def _using(self, text: str) -> frozenset[str]:
        return frozenset(
            self.program.owner(one.method) for one in self.program.string_uses(text)
        )

    def _is_joined_into_base(self, package: str, using: Iterable[frozenset[str]]) -> bool:
        """Say whether of a package those classes alone hold a library's texts that the app's components extend.

        Where the app has one base class for its screens, a shrinker puts the library's base classes into that one.
        """
        users = {one for each in using for one in each if package_of(one) == package}
        return users <= self._bases

    @cached_property
    def _bases(self) -> frozenset[str]:
        """The classes that the app's components extend."""
        found: dict[str, None] = {}
        for component in self.program.manifest.components:
            info = self.program.class_info(component.name)
            while (
                info is not None
                and info.superclass is not None
                and info.superclass not in found
            ):
                found[info.superclass] = None
                info = self.program.class_info(info.superclass)
        return frozenset(found)


def _between(known: Mapping[str, str], packages: Iterable[str]) -> dict[str, str]:
    """Name the packages between two of one family, if all are named as R8 does: in the alphabet's order."""
    placed = sorted(
        (place, name) for one, name in known.items() if (place := _place(one)) is not None
    )
    if any(before[1] > after[1] for before, after in pairwise(placed)):
        return {}
    found = {}
    for (low, name), (high, other) in pairwise(placed):
        family = _families().get(name)
        if family is None or family != _families().get(other):
            continue
        for one in packages:
            place = _place(one)
            if place is not None and low < place < high:
                found[one] = name
    return found


def _place(package: str) -> int | None:
    """Return where R8 gives a package's name: a to z, A to Z, a0 to Z0, a1 and so on; None for other names."""
    letter, number = package[1:2], package[2:]
    if not letter or letter not in ascii_letters or (number and not number.isdecimal()):
        return None
    return len(ascii_letters) * (int(number) + 1 if number else 0) + ascii_letters.index(letter)


@cache
def _texts() -> dict[str, tuple[str, ...]]:
    rows = read_table("android/packages")["package"]
    return {row["name"]: tuple(row["texts"]) for row in rows}


@cache
def _families() -> dict[str, str]:
    """Return the libraries of many packages by the name of each that has texts."""
    rows = read_table("android/packages")["package"]
    return {row["name"]: row["family"] for row in rows if "family" in row}


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
