"""Collections of collections stay small, however often code puts one into another."""

from auditor.code.classes.values import MOST_ELEMENTS, Elements, Number, Unknown, elements


def numbers(first: int, count: int) -> Elements:
    return Elements(tuple(Number(one) for one in range(first, first + count)))


def test_a_collection_weighs_what_is_in_it_and_in_those_within() -> None:
    inner = numbers(0, 3)
    assert inner.weight == 3
    assert Elements((inner, Number(7))).weight == 4


def test_equal_collections_are_one() -> None:
    assert (
        len({numbers(0, 3), numbers(0, 3), Elements(numbers(0, 3).values, ordered=True)}) == 2
    )


def test_lists_of_long_lists_are_not_spelled_out_without_end() -> None:
    held = numbers(0, 40)
    for _ in range(8):
        held = elements((held, Elements((*held.values, Number(-1)), ordered=True), Number(1)))
    assert held.weight <= MOST_ELEMENTS


def test_an_ordered_list_keeps_the_places_of_what_it_keeps() -> None:
    long = numbers(0, 200)
    rows = Elements((long, Number(1), long, Number(2)), ordered=True)
    assert rows.values == (
        Unknown("lists of lists"),
        Number(1),
        Unknown("lists of lists"),
        Number(2),
    )


def test_a_short_list_of_lists_is_kept_whole() -> None:
    rows = tuple(numbers(10 * one, 4) for one in range(20))
    assert Elements(rows, ordered=True).values == rows
