"""However an image is damaged, reading it succeeds or says `MalformedDex`, and ends."""

import random
from collections.abc import Callable

import pytest

from auditor.dex.body import decode_body
from auditor.dex.disassembly import disassemble
from auditor.dex.image import DexImage, read_container
from auditor.dex.opcodes import JUMPS
from auditor.errors import MalformedDex
from tests.dex_builder import (
    ABSTRACT,
    PUBLIC,
    STATIC,
    Annotation,
    CallSite,
    Class,
    Field,
    Handle,
    Method,
    Ref,
    Try,
    build_container,
    build_dex,
)
from tests.dex_lookup import method_id, string_id

CODE = """
    .line 3
    :start
    const-string v0, "content://com.android.contacts"
    invoke-static {v0, p0}, La/Log;->say(Ljava/lang/String;I)V
    :end
    .line 9
    packed-switch p0, :table
    fill-array-data v0, :array
    if-eqz p0, :start
    iget-object v0, p0, La/A;->f:La/A;
    invoke-custom {}, site@0
    goto :start
    :caught
    throw v0
    :table
    .packed 10 :end :caught
    :array
    .array 4 1 2 3
"""
CLASSES = (
    Class(
        "La/A;",
        interfaces=("La/I;",),
        source="A.java",
        annotations=(Annotation("La/N;", {"v": ("x", 1), "t": Ref("type", "La/I;")}),),
        fields=(Field("f", "La/A;"), Field("S", "Ljava/lang/String;", STATIC, "value")),
        methods=(
            Method(
                "run", "(I)V", CODE, PUBLIC | STATIC,
                tries=(Try(":start", ":end", (("La/E;", ":caught"), (None, ":caught"))),),
                annotations=(Annotation("La/N;"),),
            ),
            Method("todo", "()V", None, PUBLIC | ABSTRACT),
        ),
    ),
    Class("La/I;", methods=(Method("plain", "()V"),)),
)  # fmt: skip
PLAIN = build_dex(
    *CLASSES,
    version=39,
    handles=(Handle("invoke-static", "La/L;->link()V"),),
    call_sites=(CallSite(0, "run", "()V", (1,)),),
    hidden_api=True,
)
CONTAINER = build_container(CLASSES[1:], (Class("La/Z;", methods=(Method("z", "()V"),)),))


def details(image: DexImage) -> list[Callable[[], object]]:
    methods, classes = range(len(image.method_name)), range(len(image.class_type))
    asks: list[Callable[[], object]] = [
        lambda: [image.class_annotations(one) for one in classes],
        lambda: [image.method_annotations(one) for one in methods],
        lambda: [image.parameter_annotations(one) for one in methods],
        lambda: [image.static_values(one) for one in classes],
        lambda: image.call_site(0),
        lambda: image.method_handle(0),
    ]
    return asks


def names(image: DexImage) -> object:
    """What never fails once an image is read."""
    return (
        list(image.strings),
        [image.method_text(one) for one in range(len(image.method_name))],
        [image.field_text(one) for one in range(len(image.field_name))],
        [image.type_name(one) for one in range(len(image.type_string))],
        [image.class_interfaces(one) for one in range(len(image.class_type))],
        [image.invokes_of(one).tolist() for one in range(len(image.method_name))],
        [image.line(row, 3) for row in range(len(image.row_method))],
        [disassemble(image, row, around=0, context=99) for row in range(len(image.row_method))],
        string_id(image, "La/Q;"),
        image.strings.matching(b"a"),
        method_id(image, "La/I;->plain()V"),
    )


def check_body(image: DexImage, row: int) -> None:
    """What `decode_body` promises to whoever interprets a body."""
    body = decode_body(image, row)
    places = {one.pc for one in body.instructions}
    for one in body.instructions:
        assert all(register < body.registers for register in one.registers)
        assert one.opcode not in JUMPS or one.target in places
    for cases in body.switches.values():
        assert all(place in places for _, place in cases)
    assert all(place in places for one in body.tries for _, place in one.handlers)


def survives(data: bytes) -> bool:
    """Read it and ask for everything; tell whether the image could be read at all."""
    try:
        images = read_container(data, "x")
    except MalformedDex as fault:
        assert "\n" not in str(fault)
        return False
    for image in images:
        assert names(image)
        for row in range(len(image.row_method)):
            check_body(image, row)
        for ask in details(image):
            try:
                ask()
            except MalformedDex as fault:
                assert "\n" not in str(fault)
    return True


@pytest.mark.parametrize("whole", [PLAIN, CONTAINER], ids=["image", "container"])
def test_an_image_cut_off_anywhere_is_refused(whole: bytes) -> None:
    assert survives(whole)
    assert not any(survives(whole[:size]) for size in range(0, len(whole), 3))


@pytest.mark.parametrize("seed", range(4))
@pytest.mark.parametrize("whole", [PLAIN, CONTAINER], ids=["image", "container"])
def test_changed_bytes_are_read_or_refused_and_nothing_else(whole: bytes, seed: int) -> None:
    source = random.Random(seed)
    outcomes = set()
    for _ in range(250):
        changed = bytearray(whole)
        for _ in range(source.choice((1, 1, 2, 8))):
            changed[source.randrange(8, len(whole))] = source.choice((0, 1, 0x7F, 0x80, 0xFF))
        outcomes.add(survives(bytes(changed)))
    assert outcomes == {True, False}
