"""Knows the classes that Android itself brings: supertypes and the methods an app can override.

The facts are the table `auditor/data/android/framework.txt.gz` (its README names the source).
Names are in dex form: `Landroid/app/Activity;`.
"""

import gzip
import re
from functools import cache
from typing import Final, NamedTuple

from auditor.data.shelf import read_bytes

_PARAMETER: Final = re.compile(r"\[*(?:L[^;]*;|[ZBSCIJFD])")
TABLE: Final = "android/framework.txt.gz"
OBJECT: Final = "Ljava/lang/Object;"


class FrameworkClass(NamedTuple):
    """One public class of the SDK; `methods` are names of its own that an app can override."""

    superclass: str | None
    interfaces: tuple[str, ...]
    methods: frozenset[str]
    uris: frozenset[str]
    """Names of its static fields of type `android.net.Uri`."""
    is_interface: bool
    counted: frozenset[str]
    """The same methods as `name/2`, with the number of their parameters."""

    def declares(self, signature: str) -> bool:
        """Say whether it has a method of that name with so many parameters (`name(…)…`)."""
        name, _, rest = signature.partition("(")
        return f"{name}/{parameters(rest)}" in self.counted


class Framework:
    """The table of SDK classes; a line is read when its class is asked for."""

    def __init__(self, table: str) -> None:
        self._lines: dict[str, str] = {}
        for line in table.splitlines():
            name, _, rest = line.partition("\t")
            self._lines[name] = rest
        self._known: dict[str, FrameworkClass | None] = {}

    def __len__(self) -> int:
        return len(self._lines)

    def __contains__(self, name: str) -> bool:
        return name[1:-1] in self._lines

    def find(self, name: str) -> FrameworkClass | None:
        """Describe a class of the SDK by its dex name, or give None."""
        if name not in self._known:
            line = self._lines.get(name[1:-1])
            self._known[name] = None if line is None else _parse(name, line)
        return self._known[name]


@cache
def parameters(rest: str) -> int:
    """Count the parameters of a prototype from behind its opening bracket (dex form)."""
    return len(_PARAMETER.findall(rest.partition(")")[0]))


@cache
def framework() -> Framework:
    """Load the table once for the whole process; takes about 10 ms."""
    return Framework(gzip.decompress(read_bytes(TABLE)).decode())


def _parse(name: str, line: str) -> FrameworkClass:
    above, interfaces, methods, uris = line.split("\t")
    counted = frozenset(methods.split())
    superclass = f"L{above.removeprefix('*')};" if above.removeprefix("*") else OBJECT
    return FrameworkClass(
        None if name == OBJECT else superclass,
        tuple(f"L{one};" for one in interfaces.split()),
        frozenset(one.partition("/")[0] for one in counted),
        frozenset(uris.split()),
        above.startswith("*"),
        counted,
    )
