"""In which order the places of a graph are best visited until nothing changes.

What a loop does is settled before what comes behind it is looked at. The order in which compilers
lay code down does not say this: some put the body of a loop behind all that follows the loop.

Source: the weak topological order of Bourdoncle, "Efficient chaotic iteration strategies with
widenings" (1993), by strongly connected parts within strongly connected parts.
"""

from collections.abc import Iterable, Sequence
from typing import Final

Nexts = Sequence[Sequence[int]]

_DEEPEST: Final = 8
"""Loops in loops that are told apart."""


def visiting_order(nexts: Nexts) -> list[int]:
    """Give each place's number in the order, from place 0 on; those never reached come last."""
    order = list(range(len(nexts)))
    if all(after > place for place, follow in enumerate(nexts) for after in follow):
        return order
    found: list[int] = []
    _lay(nexts, range(len(nexts)), 0, found, depth=0)
    for number, place in enumerate(found):
        order[place] = number
    return order


def _lay(
    nexts: Nexts, among: Iterable[int], start: int, found: list[int], *, depth: int
) -> None:
    """Put places into order: what is in one loop stands together, its beginning first."""
    inside = set(among)
    for part in _parts(nexts, inside, start):
        if len(part) == 1 or depth == _DEEPEST:
            found += sorted(part)
            continue
        head = _head(nexts, inside, part, start)
        found.append(head)
        rest = part - {head}
        _lay(nexts, rest, min(rest), found, depth=depth + 1)


def _head(nexts: Nexts, inside: set[int], part: set[int], start: int) -> int:
    """Give the place by which a loop is come into."""
    if start in part:
        return start
    entered = {each for one in inside - part for each in nexts[one] if each in part}
    return min(entered or part)


def _parts(nexts: Nexts, inside: set[int], start: int) -> list[set[int]]:
    """Give the strongly connected parts, each before those behind it (Tarjan's algorithm)."""
    numbers: dict[int, int] = {}
    lowest: dict[int, int] = {}
    stack: list[int] = []
    waiting: set[int] = set()
    parts: list[set[int]] = []
    for root in (start, *sorted(inside)):
        if root in numbers:
            continue
        numbers[root] = lowest[root] = len(numbers)
        stack.append(root)
        waiting.add(root)
        way = [(root, iter(nexts[root]))]
        while way:
            place, follow = way[-1]
            after = next((one for one in follow if one in inside), None)
            if after is None:
                way.pop()
                if way:
                    above = way[-1][0]
                    lowest[above] = min(lowest[above], lowest[place])
                if lowest[place] == numbers[place]:
                    parts.append(_taken_off(stack, waiting, place))
            elif after not in numbers:
                numbers[after] = lowest[after] = len(numbers)
                stack.append(after)
                waiting.add(after)
                way.append((after, iter(nexts[after])))
            elif after in waiting:
                lowest[place] = min(lowest[place], numbers[after])
    return parts[::-1]


def _taken_off(stack: list[int], waiting: set[int], last: int) -> set[int]:
    part: set[int] = set()
    while last not in part:
        part.add(stack.pop())
    waiting -= part
    return part
