"""Compares the dex room with androguard, package by package.

androguard decodes the same images on its own, so agreement on every method, call, string
and class is evidence for both. What it cannot say (which code touches a static field of
the framework) is counted from its instructions, since its cross references leave it out.
"""

import zipfile
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from androguard.core.dex import DEX, Operand
from loguru import logger

from auditor.dex.body import decode_body
from auditor.dex.image import DexImage, read_dex
from auditor.dex.opcodes import CONST_STRINGS, FIELD_USES, INVOKE_POLYMORPHICS, INVOKES

Uses = Counter[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Picture:
    """What one reader saw in one dex image.

    `calls`, `fields` and `strings` count pairs of a method's text and what it names.
    """

    code: Counter[str]
    calls: Uses
    fields: Uses
    strings: Uses
    classes: dict[str, tuple[str | None, tuple[str, ...]]]


def dex_entries(package: Path) -> Iterator[tuple[str, bytes]]:
    """Give name and bytes of every dex image of an archive, in the archive's order."""
    with zipfile.ZipFile(package) as archive:
        for name in archive.namelist():
            if name.endswith(".dex"):
                yield name, archive.read(name)


def ours(image: DexImage) -> Picture:
    """Draw the picture that the columns give."""
    text = cache(image.method_text)
    field = cache(image.field_text)
    rows = [text(int(method)) for method in image.row_method]
    return Picture(
        code=Counter(rows[row] for row in image.row_code.nonzero()[0]),
        calls=_pairs(rows, image.invoke_row, image.invoke_method, text),
        fields=_pairs(rows, image.field_row, image.field_id, field),
        strings=_pairs(rows, image.string_row, image.string_id, image.strings.__getitem__),
        classes={
            image.type_name(int(kind)): _hierarchy(image, row)
            for row, kind in enumerate(image.class_type)
        },
    )


def theirs(data: bytes) -> Picture:
    """Draw the picture that androguard gives."""
    logger.disable("androguard")
    dex = DEX(data)
    names = _Names(dex)
    picture = Picture(Counter(), Counter(), Counter(), Counter(), {})
    for one in dex.get_classes():
        interfaces = tuple(one.get_interfaces())
        picture.classes[one.get_name()] = (one.get_superclassname(), interfaces)
    for method in dex.get_encoded_methods():
        if method.get_code() is not None:
            _draw(picture, names, method)
    return picture


def differences(mine: Picture, other: Picture) -> list[str]:
    """Say in a line each where two pictures differ; nothing if they agree."""
    found = []
    for name in ("code", "calls", "fields", "strings"):
        one, two = getattr(mine, name), getattr(other, name)
        found += [f"{name}: only ours: {item}" for item in sorted((one - two).elements())]
        found += [
            f"{name}: only androguard's: {item}" for item in sorted((two - one).elements())
        ]
    for name in sorted(mine.classes.keys() | other.classes.keys()):
        pair = mine.classes.get(name), other.classes.get(name)
        found += [f"class {name}: {pair[0]} and {pair[1]}"] if pair[0] != pair[1] else []
    return found


def compare(package: Path) -> list[str]:
    """Compare every dex image of a package; give the differences, each with its image."""
    return [
        f"{package.name}!{name}: {line}"
        for name, data in dex_entries(package)
        for line in differences(ours(read_dex(data, name)), theirs(data))
    ]


def decoded_differently(data: bytes, name: str) -> list[str]:
    """Say which methods decode to other opcodes, registers or literals in androguard."""
    logger.disable("androguard")
    image = read_dex(data, name)
    row_of = {int(code): row for row, code in enumerate(image.row_code) if code}
    found = []
    for method in DEX(data).get_encoded_methods():
        code = method.get_code()
        if code is None:
            continue
        row = row_of[method.get_code_off()]
        mine = [
            (one.opcode, one.registers, one.literal)
            for one in decode_body(image, row).instructions
        ]
        other = [
            _operands(one) for one in method.get_instructions() if one.get_op_value() < 0x100
        ]
        if mine != other:
            pairs = [pair for pair in zip(mine, other, strict=False) if pair[0] != pair[1]]
            found.append(f"{image.method_text(int(image.row_method[row]))}: {pairs[:3]}")
    return found


def _operands(instruction: Any) -> tuple[int, tuple[int, ...], int | None]:
    parts = instruction.get_operands()
    registers = tuple(one[1] for one in parts if one[0] == Operand.REGISTER)
    literals = [one[1] for one in parts if one[0] == Operand.LITERAL]
    return instruction.get_op_value(), registers, literals[0] if literals else None


class _Names:
    """androguard's names in our spelling: no spaces between parameters."""

    def __init__(self, dex: Any) -> None:
        self._dex = dex
        self.method = cache(self._method)
        self.field = cache(self._field)
        self.string = cache(dex.CM.get_raw_string)

    def _method(self, index: int) -> str:
        owner, name, (parameters, result) = self._dex.CM.get_method(index)
        return f"{owner}->{name}{parameters.replace(' ', '')}{result}"

    def _field(self, index: int) -> str:
        owner, kind, name = self._dex.CM.get_field(index)
        return f"{owner}->{name}:{kind}"


def _draw(picture: Picture, names: _Names, method: Any) -> None:
    proto = method.get_descriptor().replace(" ", "")
    text = f"{method.get_class_name()}->{method.get_name()}{proto}"
    picture.code[text] += 1
    for instruction in method.get_instructions():
        opcode = instruction.get_op_value()
        if opcode in INVOKE_POLYMORPHICS:  # androguard names neither of their two references.
            picture.calls[text, names.method(instruction.BBBB)] += 1
        elif opcode in INVOKES:
            picture.calls[text, names.method(instruction.get_ref_kind())] += 1
        elif opcode in FIELD_USES:
            picture.fields[text, names.field(instruction.get_ref_kind())] += 1
        elif opcode in CONST_STRINGS:
            picture.strings[text, names.string(instruction.get_ref_kind())] += 1


def _pairs(rows: list[str], column: Any, refs: Any, name: Any) -> Uses:
    pairs = Counter(zip(column.tolist(), refs.tolist(), strict=True))
    found: Uses = Counter()
    for (row, ref), count in pairs.items():
        found[rows[row], name(ref)] += count
    return found


def _hierarchy(image: DexImage, row: int) -> tuple[str | None, tuple[str, ...]]:
    above = int(image.class_super[row])
    interfaces = tuple(image.type_name(one) for one in image.class_interfaces(row))
    return (image.type_name(above) if above >= 0 else None), interfaces
