"""Ways of fields, with their circles cut short: of records that lead to each other, such as the links of a list.

`next.next.text` is told as `next.text`: one link stands for all links behind it, and a field that comes
again for where it came first. Links in two directions would have ways by the thousand else, all of which
say the same. Sources: "k-limited" access paths of Jones and Muchnick (POPL 1979), folded by the types that
come again as in A. Deutsch, "Interprocedural may-alias analysis for pointers" (PLDI 1994).
"""

from typing import TypeAlias

Way: TypeAlias = tuple[str, ...]
_CONTENT, _SPREAD = "$", "$*"
"""As in `heap`, which stands above this."""


class Ways:
    """What is known of the fields and ways of one search."""

    def __init__(self) -> None:
        self._links: dict[str, str] = {}
        self._folded: dict[Way, Way] = {}

    def is_one_way(self, before: str, field: str) -> bool:
        """Say whether a field leads on among objects that another one led to, both of their own class."""
        link = self._link(field)
        return bool(link) and link == self._link(before)

    def folded(self, way: Way) -> Way:
        """Give a way without its circles, and without what cannot come after a number."""
        if len(way) < 2:
            return way
        known = self._folded.get(way)
        if known is None:
            known = self._folded[way] = self._fold(way)
        return known

    def kept(self, way: Way) -> Way:
        """Give a way, folded, as what is kept is told by it: a whole map that was put in key by key stands for all keys."""
        found = self.folded(way)
        return (*found[:-1], _CONTENT) if found[-1:] == (_SPREAD,) else found

    def _fold(self, way: Way) -> Way:
        found: list[str] = []
        for field in way:
            if found and _is_plain(found[-1]):
                break
            if found and found[-1] == _SPREAD:
                found.pop()  # What is in the map that was put in key by key is in the other.
            if "->" not in field:
                found.append(field)
            elif field in found:
                del found[found.index(field) + 1 :]
            elif not found or not self.is_one_way(found[-1], field):
                found.append(field)
        return tuple(found)

    def _link(self, field: str) -> str:
        """Name the class of a field that holds another object of the class that has it; "" for others."""
        known = self._links.get(field)
        if known is None:
            owner, _, rest = field.partition("->")
            known = self._links[field] = owner if rest.endswith(f":{owner}") else ""
        return known


def _is_plain(field: str) -> bool:
    """Say whether a field holds a number or truth value, which has no fields."""
    return "->" in field and field[-2:-1] == ":" and field[-1:] in "ZBSCIJFD"
