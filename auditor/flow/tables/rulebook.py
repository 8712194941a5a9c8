"""Answers what the tables say of a call: by its class, or the nearest one above that a row names."""

from auditor.code.classes.hierarchy import Hierarchy
from auditor.flow.tables.catalogue import Catalogue, Rules
from auditor.flow.tables.renamed import Renamed


class RuleBook:
    """The tables' rules for the calls of one app, each looked up once."""

    def __init__(self, hierarchy: Hierarchy, catalogue: Catalogue, renamed: Renamed) -> None:
        self.hierarchy = hierarchy
        self.catalogue = catalogue
        self.renamed = renamed
        self._known: dict[tuple[str, str], Rules] = {}

    def of(self, owner: str, name: str) -> Rules:
        """Give what the tables say of a call, under the name that a renamed class has in its library."""
        key = (owner, name)
        known = self._known.get(key)
        if known is None:
            library = self.renamed.name_of(owner)
            known = Rules(*(None,) * 4) if library is None else self._find(library, name)
            known = self._known[key] = known if known.any else self._find(owner, name)
        return known

    def _above(self, owner: str) -> tuple[str, ...]:
        """Name a class and all above it; the tables add what interfaces extend."""
        found = dict.fromkeys((owner, *self.hierarchy.supers(owner)))
        for one in tuple(found):
            found.update(dict.fromkeys(self.catalogue.extends.get(one, ())))
        return tuple(found)

    def _find(self, owner: str, name: str) -> Rules:
        tables = self.catalogue
        owners = (owner,) if name == "<init>" else self._above(owner)
        found: list[object] = []
        for table in (tables.calls, tables.sinks, tables.carriers, tables.bridges):
            rule = next(
                (one for above in owners if (one := table.of(above, name)) is not None), None
            )
            found.append(rule)
        return Rules(*found)  # type: ignore[arg-type]
