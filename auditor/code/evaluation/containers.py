"""Holds the collections that the interpreter of small methods knows (java.util, API 37)."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from auditor.code.evaluation.cells import Array, Boxed, Builder, Link, Native, Stuck

_MOST: Final = 4_096
"""So many entries one collection may have."""


@dataclass(eq=False, slots=True)
class Listing:
    """A list, set, queue or iterator over one."""

    items: list[Any] = field(default_factory=list)
    place: int = 0
    """How far an iterator has come."""
    is_set: bool = False


@dataclass(eq=False, slots=True)
class Table:
    """A map or JSON object."""

    entries: dict[Any, tuple[Any, Any]] = field(default_factory=dict)
    """By key as it compares: the key and the value."""


def key_of(value: Any) -> Any:
    """Return what stands for a value where Java calls `equals` and `hashCode`."""
    if isinstance(value, Boxed):
        return value.value
    if value is None:
        return 0
    return value


def plain_items(value: Any) -> list[Any]:
    """Return the elements of a list, set or array."""
    if isinstance(value, Listing | Array):
        return value.items
    raise Stuck("a collection that is not known")


def text_of(value: Any) -> str:
    """Return the characters of a text, a builder, a number's object or a URI."""
    if isinstance(value, str):
        return value
    if isinstance(value, Builder):
        return "".join(value.pieces)
    if isinstance(value, Boxed):
        return value.shown
    if isinstance(value, Link):
        return value.text
    raise Stuck("a text that is not known")


def number_of(value: Any) -> int:
    """Return a number, out of its object if it is in one."""
    if isinstance(value, int):
        return value
    if isinstance(value, Boxed):
        return value.value
    raise Stuck("a number that is not known")


def _listing(value: Any) -> Listing:
    if isinstance(value, Listing):
        return value
    raise Stuck("a list that is not known")


def table_of(value: Any) -> Table:
    """Return a map; raises `Stuck` for anything else."""
    if isinstance(value, Table):
        return value
    raise Stuck("a map that is not known")


def _new_list(types: tuple[str, ...], values: list[Any]) -> Listing:
    if types and types[0] != "I":
        return Listing(list(plain_items(values[1])))
    return Listing()


def _new_set(types: tuple[str, ...], values: list[Any]) -> Listing:
    found = Listing(is_set=True)
    if types and types[0] not in ("I", "Ljava/util/Comparator;"):
        for one in plain_items(values[1]):
            _added(found, one)
    return found


def _added(held: Listing, value: Any) -> int:
    if len(held.items) >= _MOST:
        raise Stuck("a collection of that size")
    if held.is_set and any(key_of(one) == key_of(value) for one in held.items):
        return 0
    held.items.append(value)
    return 1


def _add(types: tuple[str, ...], values: list[Any]) -> int:
    held = _listing(values[0])
    if len(types) == 2:
        held.items.insert(number_of(values[1]), values[2])
        return 1
    return _added(held, values[1])


def _add_all(_types: tuple[str, ...], values: list[Any]) -> int:
    for one in list(plain_items(values[-1])):
        _added(_listing(values[0]), one)
    return 1


def taken(_types: tuple[str, ...], values: list[Any]) -> Any:
    """Take out of a list by place, or out of a map by key, with a default if given."""
    if isinstance(values[0], Table):
        kept = values[0].entries.get(key_of(values[1]))
        if kept is not None:
            return kept[1]
        return values[2] if len(values) > 2 else 0
    items, at = plain_items(values[0]), number_of(values[1])
    if not 0 <= at < len(items):
        raise Stuck("an index out of bounds")
    return items[at]


def _set_at(_types: tuple[str, ...], values: list[Any]) -> Any:
    items, at = _listing(values[0]).items, number_of(values[1])
    if not 0 <= at < len(items):
        raise Stuck("an index out of bounds")
    before, items[at] = items[at], values[2]
    return before


def size(_types: tuple[str, ...], values: list[Any]) -> int:
    """Count the entries of a list or map."""
    return (
        len(values[0].entries) if isinstance(values[0], Table) else len(plain_items(values[0]))
    )


def _new_map(types: tuple[str, ...], values: list[Any]) -> Table:
    if types and types[0] == "Ljava/util/Map;":
        return Table(dict(table_of(values[1]).entries))
    return Table()


def put(_types: tuple[str, ...], values: list[Any]) -> Any:
    """Put into a map; give back what was there."""
    held = table_of(values[0])
    if len(held.entries) >= _MOST:
        raise Stuck("a map of that size")
    before = held.entries.get(key_of(values[1]), (0, 0))[1]
    held.entries[key_of(values[1])] = (values[1], values[2])
    return before


def _put_all(_types: tuple[str, ...], values: list[Any]) -> None:
    table_of(values[0]).entries.update(table_of(values[1]).entries)


def _keys(_types: tuple[str, ...], values: list[Any]) -> Listing:
    return Listing([one for one, _ in table_of(values[0]).entries.values()], is_set=True)


def _contents(_types: tuple[str, ...], values: list[Any]) -> Listing:
    return Listing([one for _, one in table_of(values[0]).entries.values()])


def _has_key(_types: tuple[str, ...], values: list[Any]) -> int:
    return int(key_of(values[1]) in table_of(values[0]).entries)


def _contains(_types: tuple[str, ...], values: list[Any]) -> int:
    wanted = key_of(values[1])
    return int(any(key_of(one) == wanted for one in plain_items(values[0])))


def _iterator(_types: tuple[str, ...], values: list[Any]) -> Listing:
    return Listing(list(plain_items(values[0])))


def has_next(_types: tuple[str, ...], values: list[Any]) -> int:
    """Say whether an iterator has more."""
    held = _listing(values[0])
    return int(held.place < len(held.items))


def next_of(_types: tuple[str, ...], values: list[Any]) -> Any:
    """Take the next of an iterator."""
    held = _listing(values[0])
    if held.place >= len(held.items):
        raise Stuck("the end of an iterator")
    held.place += 1
    return held.items[held.place - 1]


def _as_list(types: tuple[str, ...], values: list[Any]) -> Listing:
    if types == ("[Ljava/lang/Object;",):
        return Listing(plain_items(values[0]))
    return Listing(list(values))


def _to_array(_types: tuple[str, ...], values: list[Any]) -> Array:
    return Array("L", list(plain_items(values[0])))


def _same(_types: tuple[str, ...], values: list[Any]) -> Any:
    return values[0]


def _reversed(_types: tuple[str, ...], values: list[Any]) -> None:
    plain_items(values[0]).reverse()


def _lists() -> dict[str, Native]:
    found: dict[str, Native] = {}
    plain: dict[str, Native] = {
        "add": _add, "addFirst": lambda _, values: _listing(values[0]).items.insert(0, values[1]),
        "addLast": _add, "push": _add, "offer": _add, "addAll": _add_all, "get": taken, "set": _set_at,
        "size": size, "isEmpty": lambda types, values: int(not size(types, values)),
        "contains": _contains, "iterator": _iterator, "listIterator": _iterator, "toArray": _to_array,
        "clear": lambda _, values: _listing(values[0]).items.clear(),
    }  # fmt: skip
    new = {
        **dict.fromkeys(
            ("ArrayList", "LinkedList", "ArrayDeque", "Vector", "Stack"), _new_list
        ),
        **dict.fromkeys(("HashSet", "LinkedHashSet", "TreeSet"), _new_set),
    }
    others = (
        "List",
        "Collection",
        "Set",
        "Deque",
        "Queue",
        "AbstractList",
        "AbstractCollection",
    )
    for owner in (*new, *others):
        found |= {f"Ljava/util/{owner};->{name}": does for name, does in plain.items()}
        if owner in new:
            found[f"Ljava/util/{owner};-><init>"] = new[owner]
    for owner in ("Ljava/util/Iterator;", "Ljava/util/ListIterator;"):
        found |= {f"{owner}->hasNext": has_next, f"{owner}->next": next_of}
    found["Ljava/lang/Iterable;->iterator"] = _iterator
    found |= {
        f"Ljava/util/{name}": _as_list for name in ("Arrays;->asList", "List;->of", "Set;->of")
    }
    wraps = ("unmodifiableList", "unmodifiableMap", "unmodifiableSet", "unmodifiableCollection", "synchronizedMap")  # fmt: skip
    found |= {f"Ljava/util/Collections;->{name}": _same for name in wraps}
    found["Ljava/util/Collections;->singletonList"] = lambda _, values: Listing([values[0]])
    found["Ljava/util/Collections;->reverse"] = _reversed
    return found


def _maps() -> dict[str, Native]:
    plain: dict[str, Native] = {
        "put": put, "get": taken, "getOrDefault": taken, "containsKey": _has_key, "putAll": _put_all,
        "keySet": _keys, "values": _contents, "size": size,
        "isEmpty": lambda types, values: int(not size(types, values)),
    }  # fmt: skip
    new = ("HashMap", "LinkedHashMap", "TreeMap", "Hashtable", "EnumMap", "concurrent/ConcurrentHashMap")  # fmt: skip
    found: dict[str, Native] = {}
    for owner in (*new, "Map", "AbstractMap"):
        found |= {f"Ljava/util/{owner};->{name}": does for name, does in plain.items()}
        if owner in new:
            found[f"Ljava/util/{owner};-><init>"] = _new_map
    found["Ljava/util/Collections;->singletonMap"] = lambda _, values: Table(
        {key_of(values[0]): (values[0], values[1])}
    )
    return found


CONTAINERS: Final[Mapping[str, Native]] = {
    **_lists(),
    **_maps(),
}
"""Every call that is known, by class and name."""
