"""The sweep finds the same instructions as reading one after another, and survives junk."""

import random
import struct
from collections.abc import Iterator

import numpy as np
import pytest

from auditor.dex.body import decode_body
from auditor.dex.image import DexImage, read_dex
from auditor.dex.opcodes import LENGTHS, MNEMONICS
from auditor.dex.sweep import astray, locate, payload_widths, sweep
from auditor.errors import MalformedDex
from tests.dex_builder import STATIC, Class, Method, build_dex, uleb

SAFE = [
    one
    for one in range(256)
    if MNEMONICS[one] and not MNEMONICS[one].startswith(("goto", "if-"))
]


def random_method(source: random.Random, size: int) -> tuple[list[int], list[int]]:
    """Give units of a method without branches, and where its instructions start."""
    units: list[int] = []
    starts = []
    while len(units) < size:
        starts.append(len(units))
        if source.random() < 0.02:
            units += next(payloads(source))
            continue
        opcode = source.choice(SAFE)
        head = opcode | (0 if opcode == 0 else source.randrange(256) << 8)
        units += [head, *(source.randrange(1 << 16) for _ in range(LENGTHS[opcode] - 1))]
    return units, starts


def payloads(source: random.Random) -> Iterator[list[int]]:
    while True:
        count = source.randrange(6)
        width = source.choice((1, 2, 4, 8))
        yield source.choice(
            (
                [0x100, count] + [0] * (2 + 2 * count),
                [0x200, count] + [0] * (4 * count),
                [0x300, width, count, 0] + [0] * ((width * count + 1) // 2),
            )
        )


def lay_out(methods: list[list[int]]) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    units, starts, ends = [0] * 5, [], []
    for one in methods:
        units += [0xFFFF] * 8
        starts.append(len(units))
        units += one
        ends.append(len(units))
    return np.array(units, np.uint16), np.array(starts), np.array(ends)


@pytest.mark.parametrize("seed", range(5))
def test_the_sweep_finds_what_reading_one_after_another_finds(seed: int) -> None:
    source = random.Random(seed)
    methods = [random_method(source, source.choice((1, 5, 40, 3_000))) for _ in range(40)]
    units, starts, ends = lay_out([one for one, _ in methods])
    marks, wrong = sweep(units, starts, ends)
    expected = [
        start + place
        for start, (_, found) in zip(starts, methods, strict=True)
        for place in found
    ]
    assert (np.flatnonzero(marks) + starts[0]).tolist() == expected
    assert not wrong.any()


@pytest.mark.parametrize("size", [1, 100, 2_000])
@pytest.mark.parametrize(
    "tail", [[0x3E], [0x18], [0x100, 9], [0x300, 8, 0xFFFF, 0xFFFF], [0x200]]
)
def test_a_method_that_ends_badly_is_told_whatever_its_length(
    size: int, tail: list[int]
) -> None:
    units, starts, ends = lay_out([[0] * size + tail, [0] * 700, [0x0E]])
    _, wrong = sweep(units, starts, ends)
    assert wrong.tolist() == [True, False, False]


def test_no_code_at_all_is_swept() -> None:
    nothing = np.zeros(0, np.int64)
    units = np.zeros(8, np.uint16)
    marks, wrong = sweep(units, nothing, nothing)
    found = locate(units, marks, nothing)
    strays = astray(units, marks, found, nothing, nothing)
    assert len(marks) == len(wrong) == len(found.at) == len(strays) == 0


def test_a_method_without_instructions_is_swept() -> None:
    units, starts, ends = lay_out([[], [0x0E]])
    marks, wrong = sweep(units, starts, ends)
    assert int(marks.sum()) == 1
    assert not wrong.any()


def test_the_width_of_a_payload_at_the_very_end_reaches_over_it() -> None:
    units = np.array([0x100], np.uint16)
    assert payload_widths(units, np.array([0])).tolist()[0] > 1


@pytest.mark.parametrize(
    ("body", "stray"),
    [
        ([0x0128, 0x0E], False),
        ([0x0228, 0x0018, 0, 0, 0, 0, 0x0E], True),
        ([0x0029, 2, 0x0E], False),
        ([0x0029, 9, 0x0E], True),
        ([0x0029, 0xFFFF, 0x0E], True),
        ([0x002A, 3, 0, 0x0E], False),
        ([0x002A, 0, 1, 0x0E], True),
        ([0x000E, 0x002A, 0xFFFF, 0xFFFF], False),
        ([0x0038, 2, 0x0E], False),
        ([0x0032, 1, 0x0E], True),
    ],
)
def test_a_branch_that_lands_inside_an_instruction_or_outside_is_told(
    body: list[int], stray: bool
) -> None:
    units, starts, ends = lay_out([[0x0E] * 8, body, [0x0E] * 8])
    marks, _ = sweep(units, starts, ends)
    found = locate(units, marks, starts)
    assert astray(units, marks, found, starts, ends).tolist() == ([1] if stray else [])


def image_of(*codes: str) -> DexImage:
    methods = tuple(
        Method(f"m{place}", "(I)V", code, STATIC) for place, code in enumerate(codes)
    )
    return read_dex(build_dex(Class("La/A;", methods=methods)), "x")


CALL = "invoke-static {}, La/Log;->say()V"


@pytest.mark.parametrize(
    "junk",
    [".units 0x0018", ".units 0x003e", ".units 0x006e", ".units 0x0300 0x0008 0xffff 0x00ff"],
)
def test_calls_behind_junk_are_found_along_the_flow_of_control(junk: str) -> None:
    code = f'goto :real\n{junk}\n:real\n{CALL}\nconst-string v0, "seen"\nreturn-void'
    image = image_of(CALL + "\nreturn-void", code)
    assert image.invoke_row.tolist() == [0, 1]
    assert [image.strings[int(one)] for one in image.string_id] == ["seen"]
    assert image.oddities == ("x: junk between the instructions of 1 methods",)
    calls = [one for one in decode_body(image, 1).instructions if one.opcode == 0x71]
    assert [one.pc for one in calls] == image.invoke_pc[1:].tolist()


def test_switch_cases_and_both_ways_of_an_if_are_followed_behind_junk() -> None:
    code = f"""
        packed-switch p0, :table
        if-eqz p0, :zero
        return-void
        .units 0x003e
        :zero
        {CALL}
        return-void
        :case
        {CALL}
        goto/16 :zero
        .units 0x003e
        :table
        .packed 1 :case :zero
    """
    image = image_of(code)
    assert len(image.invoke_row) == 2
    assert decode_body(image, 0).switches == {0: ((1, 11), (2, 7))}


def test_junk_at_the_end_that_nothing_reaches_hides_nothing() -> None:
    image = image_of(f"{CALL}\nreturn-void\n.units 0x0018")
    assert len(image.invoke_row) == 1


def test_code_that_two_methods_share_counts_for_both() -> None:
    code = f"{CALL}\nreturn-void"
    methods = (Method("a", "()V", code, STATIC), Method("b", "()V", code, STATIC))
    image = read_dex(share_all(build_dex(Class("La/A;", methods=methods))), "x")
    assert image.invoke_row.tolist() == [0, 1]
    assert image.invoke_pc.tolist() == [0, 0]
    assert image.instructions == 4


def test_code_shared_beyond_reason_is_refused() -> None:
    long = "\n".join([CALL] * 3_000) + "\nreturn-void"
    methods = [Method(f"m{one:03}", "()V", "return-void", STATIC) for one in range(99)]
    raw = build_dex(Class("La/A;", methods=(Method("a", "()V", long, STATIC), *methods)))
    with pytest.raises(MalformedDex, match="share the same code"):
        read_dex(share_all(raw), "x")


def share_all(raw: bytes) -> bytes:
    """Rewrite a class's data so that every method runs the first method's code."""
    image = read_dex(raw, "x")
    data = uleb(0) * 2 + uleb(len(image.row_method)) + uleb(0)
    before = 0
    for method in image.row_method.tolist():
        data += uleb(method - before) + uleb(STATIC) + uleb(int(image.row_code[0]))
        before = method
    longer = bytearray(raw + data)
    (classes,) = struct.unpack_from("<I", raw, 0x64)
    struct.pack_into("<I", longer, classes + 24, len(raw))
    struct.pack_into("<I", longer, 0x20, len(longer))
    return bytes(longer)
