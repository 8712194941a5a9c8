"""Library calls of the interpreter: each gives what the Java library gives, or stops."""

import pytest

from auditor.code.evaluation.cells import Array, Stuck
from auditor.code.evaluation.natives import NATIVES, Boxed, Builder

S = "Ljava/lang/String;"
B = "Ljava/lang/StringBuilder;"


def run(key, *values, types=()):
    return NATIVES[key](tuple(types), list(values))


@pytest.mark.parametrize(
    ("key", "types", "values", "expected"),
    [
        (f"{S}->length", (), ("abc",), 3),
        (f"{S}->charAt", ("I",), ("abc", 1), ord("b")),
        (f"{S}->substring", ("I",), ("abc", 1), "bc"),
        (f"{S}->substring", ("I", "I"), ("abc", 0, 2), "ab"),
        (f"{S}->trim", (), (" a ",), "a"),
        (f"{S}->toLowerCase", (), ("AbC",), "abc"),
        (f"{S}->toUpperCase", (), ("AbC",), "ABC"),
        (f"{S}->hashCode", (), ("content",), 951530617),
        ("Ljava/lang/Integer;->toHexString", ("I",), (-1,), "ffffffff"),
        ("Ljava/lang/Character;->toString", ("C",), (97,), "a"),
        (f"{S}->concat", (S,), ("a", "b"), "ab"),
        (f"{S}->isEmpty", (), ("",), 1),
        (f"{S}->equals", ("Ljava/lang/Object;",), ("a", "a"), 1),
        (f"{S}->indexOf", ("I",), ("abc", 99), 2),
        (f"{S}->indexOf", (S,), ("abc", "z"), -1),
        (f"{S}->replace", ("C", "C"), ("abc", 97, 122), "zbc"),
        (f"{S}->valueOf", ("C",), (97,), "a"),
        (f"{S}->valueOf", ("I",), (97,), "97"),
        (f"{S}->valueOf", ("Z",), (1,), "true"),
        (f"{S}->valueOf", ("[C",), (Array("C", [104, 105]),), "hi"),
        (f"{S}->valueOf", ("Ljava/lang/Object;",), (Boxed(7),), "7"),
        (f"{S}-><init>", (), ("",), ""),
        (f"{S}-><init>", (S,), (None, "a"), "a"),
        (f"{S}-><init>", ("[B",), (None, Array("B", [104, 105])), "hi"),
        (f"{S}-><init>", ("[B", "I", "I"), (None, Array("B", [104, 105]), 1, 1), "i"),
        (f"{S}-><init>", ("[B", S), (None, Array("B", [-61, -87]), "UTF-8"), "é"),
        ("Ljava/lang/Integer;->parseInt", (S, "I"), ("ff", 16), 255),
        ("Ljava/lang/Integer;->intValue", (), (Boxed(3),), 3),
        ("Ljava/lang/Math;->max", ("I", "I"), (3, 4), 4),
        ("Ljava/lang/Character;->digit", ("C", "I"), (ord("f"), 16), 15),
    ],
)
def test_a_call_gives_what_the_library_gives(key, types, values, expected):
    assert run(key, *values, types=types) == expected


def test_a_builder_appends_reverses_and_sets():
    builder = Builder([])
    run(f"{B}-><init>", builder, "a", types=(S,))
    run(f"{B}->append", builder, 98, types=("C",))
    run(f"{B}->reverse", builder)
    run(f"{B}->setCharAt", builder, 0, 122, types=("I", "C"))
    assert run(f"{B}->toString", builder) == "za"
    assert run(f"{B}->length", builder) == 2
    assert run(f"{B}->charAt", builder, 1, types=("I",)) == ord("a")


def test_bytes_and_characters_go_back_and_forth():
    assert run(f"{S}->getBytes", "é").items == [-61, -87]
    assert run(f"{S}->toCharArray", "hi").items == [104, 105]
    assert run("Landroid/util/Base64;->decode", "aGk", 0, types=(S, "I")).items == [104, 105]


def test_arrays_are_copied():
    target = Array("B", [0, 0, 0])
    run("Ljava/lang/System;->arraycopy", Array("B", [1, 2]), 0, target, 1, 2)
    assert target.items == [0, 1, 2]
    assert run("Ljava/util/Arrays;->copyOf", target, 2).items == [0, 1]


@pytest.mark.parametrize(
    ("key", "types", "values"),
    [
        (f"{S}->charAt", ("I",), ("abc", 3)),
        (f"{S}->substring", ("I",), ("abc", 4)),
        (f"{S}->length", (), (None,)),
        (f"{S}-><init>", ("[B", S), (None, Array("B", [1]), "KOI8-R")),
        ("Landroid/util/Base64;->decode", (S, "I"), ("*", 0)),
        ("Ljava/lang/System;->arraycopy", (), (Array("B", [1]), 0, Array("B", [1]), 0, 2)),
        ("Ljava/lang/Integer;->parseInt", (S,), ("x",)),
        (f"{B}->append", (S,), ("no builder", "a")),
        ("Ljava/util/Arrays;->copyOf", (), (Array("B", [1]), 1 << 30)),
    ],
)
def test_what_cannot_be_stops_the_machine(key, types, values):
    with pytest.raises(Stuck):
        run(key, *values, types=types)


def test_a_builder_takes_pieces_in_the_middle_and_gives_characters_up() -> None:
    builder = Builder(["ad"])
    run(f"{B}->insert", builder, 1, "bc", types=("I", S))
    assert builder.pieces == ["abcd"]
    run(f"{B}->deleteCharAt", builder, 0, types=("I",))
    assert builder.pieces == ["bcd"]
    with pytest.raises(Stuck):
        run(f"{B}->insert", builder, 9, "x", types=("I", S))
    with pytest.raises(Stuck):
        run(f"{B}->deleteCharAt", builder, 3, types=("I",))


def test_a_part_of_an_array_is_copied_and_filled_up_with_zeros() -> None:
    array = Array("B", [1, 2, 3])
    assert run("Ljava/util/Arrays;->copyOfRange", array, 1, 5).items == [2, 3, 0, 0]
    with pytest.raises(Stuck):
        run("Ljava/util/Arrays;->copyOfRange", array, 4, 5)
