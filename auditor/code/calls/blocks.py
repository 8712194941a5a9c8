"""The table of functions that run a block and give back what it gives (data/android/blocks.toml)."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Final

from auditor.code.classes.sites import Call
from auditor.data.shelf import bad_entry, read_table

TABLE: Final = "android/blocks"


@dataclass(frozen=True, slots=True)
class Blocks:
    """The functions by name, the types of blocks, and as which methods those run."""

    givers: Mapping[str, tuple[str, ...]]
    takes: tuple[str, ...]
    runs: tuple[str, ...]

    def given(self, call: Call) -> int | None:
        """Return which argument of a call is the block whose value it gives; None for any other."""
        if not any(_is_of(call.owner, one) for one in self.givers.get(call.name, ())):
            return None
        return next((call.types.index(one) for one in self.takes if one in call.types), None)


def _is_of(name: str, owner: str) -> bool:
    return name.startswith(owner[:-1]) if owner.endswith("*") else name == owner


@cache
def blocks() -> Blocks:
    """Read the table; raises `BadData`."""
    table = read_table(TABLE)
    givers: dict[str, list[str]] = {}
    for number, row in enumerate(table["giver"]):
        if not row["owners"]:
            raise bad_entry(TABLE, f"giver {number}", "names no class")
        for name in row["names"]:
            givers.setdefault(name, []).extend(row["owners"])
    return Blocks(
        {name: tuple(owners) for name, owners in givers.items()},
        tuple(table["takes"]),
        tuple(table["runs"]),
    )
