"""Builds small dex images for tests out of smali-like text.

    dex = build_dex(
        Class(
            "La/Main;",
            methods=(
                Method(
                    "greet",
                    "(I)V",
                    '''
                    :start
                    const-string v0, "hello"
                    invoke-static {v0, p0}, La/Log;->say(Ljava/lang/String;I)V
                    :end
                    return-void
                    :caught
                    move-exception v0
                    throw v0
                    ''',
                    flags=PUBLIC | STATIC,
                    tries=(Try(":start", ":end", (("Ljava/lang/Exception;", ":caught"),)),),
                ),
            ),
            fields=(Field("LIMIT", "I", flags=STATIC, value=500),),
        ),
    )

`build_dex(*classes, version=35, call_sites=(), handles=(), strings=(), hidden_api=False)`
gives the bytes; `build_container(classes, classes, ...)` gives a dex 041 container with one
image each. Tables are collected from the classes, sorted and deduplicated as the format
wants them; checksum and signature are right.

Code is one instruction a line, `;`-free, written as smali writes it:

- registers `v3`, and `p0`... for parameters (`this` is `p0`); calls `{v0, v1}` or, for
  ranges, `{v0 .. v5}`;
- literals `#5`, `#-1`, `#0x7f` (for `const/high16` the literal is the 16 bits themselves);
- strings in double quotes with Python escapes; types, `La;->b(I)V`, `La;->c:I` bare;
- `:name` alone on a line sets a label; as an operand it is a branch target;
- `invoke-polymorphic {v0, v1}, La;->m([Ljava/lang/Object;)V, (I)V` has two references;
- `invoke-custom {v0}, site@0` and `const-method-handle v0, handle@0` go by number;
- data: `.packed 10 :a :b`, `.sparse 1 :a 5 :b`, `.array 4 1 2 3` (width, elements), set
  under a label and aligned for you; `.units 0x1234 0x0` are raw 16-bit units;
- `.line 12` gives the following instructions a line number; `#` at the start of a line is
  a comment.

`Method.code=None` makes an abstract or native method. Methods are direct if they are
static, private or constructors. `registers` is found from the text if left out.
Values of fields, annotations and call sites are `None`, bool, int, float, str, tuples of
values, `Ref("type" | "field" | "enum" | "method" | "proto" | "handle", text or number)`.
"""

import ast
import hashlib
import re
import struct
import zlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from auditor.dex.mutf8 import encode_mutf8
from auditor.dex.opcodes import FORMATS, MNEMONICS

PUBLIC, PRIVATE, STATIC, FINAL = 0x1, 0x2, 0x8, 0x10
NATIVE, INTERFACE, ABSTRACT, CONSTRUCTOR = 0x100, 0x200, 0x400, 0x10000
OBJECT = "Ljava/lang/Object;"
_OPCODES = {text: opcode for opcode, text in enumerate(MNEMONICS) if text}
_NO_INDEX = 0xFFFFFFFF
_VISIBILITIES = ("build", "runtime", "system")
_HANDLE_KINDS = (
    "static-put",
    "static-get",
    "instance-put",
    "instance-get",
    "invoke-static",
    "invoke-instance",
    "invoke-constructor",
    "invoke-direct",
    "invoke-interface",
)


@dataclass(frozen=True)
class Ref:
    kind: str
    text: str | int


@dataclass(frozen=True)
class Annotation:
    type: str
    elements: Mapping[str, Any] = field(default_factory=dict)
    visibility: str = "runtime"


@dataclass(frozen=True)
class Try:
    start: str
    end: str
    handlers: tuple[tuple[str | None, str], ...]


@dataclass(frozen=True)
class Field:
    name: str
    type: str
    flags: int = PUBLIC
    value: Any = None
    annotations: tuple[Annotation, ...] = ()


@dataclass(frozen=True)
class Method:
    name: str
    proto: str
    code: str | None = "return-void"
    flags: int = PUBLIC
    registers: int | None = None
    tries: tuple[Try, ...] = ()
    annotations: tuple[Annotation, ...] = ()
    parameter_annotations: tuple[tuple[Annotation, ...], ...] = ()


@dataclass(frozen=True)
class Class:
    name: str
    superclass: str | None = OBJECT
    interfaces: tuple[str, ...] = ()
    fields: tuple[Field, ...] = ()
    methods: tuple[Method, ...] = ()
    flags: int = PUBLIC
    source: str | None = None
    annotations: tuple[Annotation, ...] = ()


@dataclass(frozen=True)
class Handle:
    kind: str
    member: str


@dataclass(frozen=True)
class CallSite:
    linker: int
    name: str
    proto: str
    arguments: tuple[Any, ...] = ()


def build_dex(
    *classes: Class,
    version: int = 35,
    call_sites: Sequence[CallSite] = (),
    handles: Sequence[Handle] = (),
    strings: Sequence[str] = (),
    hidden_api: bool = False,
) -> bytes:
    image = _Image(classes, version, call_sites, handles, strings, hidden_api)
    return image.build(0)


def build_container(*images: Sequence[Class]) -> bytes:
    parts: list[bytes] = []
    for classes in images:
        parts.append(_Image(classes, 41, (), (), (), False).build(sum(map(len, parts))))
    size, start, whole = sum(map(len, parts)), 0, b""
    for part in parts:
        whole += _signed(part[:0x70] + struct.pack("<II", size, start) + part[0x78:])
        start += len(part)
    return whole


def uleb(value: int) -> bytes:
    out = bytearray()
    while value > 0x7F:
        out.append(value & 0x7F | 0x80)
        value >>= 7
    return bytes((*out, value))


def sleb(value: int) -> bytes:
    out = bytearray()
    while not -0x40 <= value < 0x40:
        out.append(value & 0x7F | 0x80)
        value >>= 7
    return bytes((*out, value & 0x7F))


class _Pools:
    """Collects names on the first pass, gives their numbers on the second."""

    def __init__(self) -> None:
        self.strings: dict[str, int] = {}
        self.types: dict[str, int] = {}
        self.protos: dict[str, int] = {}
        self.fields: dict[str, int] = {}
        self.methods: dict[str, int] = {}

    def string(self, text: str) -> int:
        return self.strings.setdefault(text, 0)

    def type(self, text: str) -> int:
        self.string(text)
        return self.types.setdefault(text, 0)

    def proto(self, text: str) -> int:
        parameters, result = split_proto(text)
        self.string(shorty(text))
        for one in (*parameters, result):
            self.type(one)
        return self.protos.setdefault(text, 0)

    def field(self, text: str) -> int:
        owner, name, kind = re.fullmatch(r"(.+?)->(.+):(.+)", text, re.S).groups()
        self.type(owner), self.string(name), self.type(kind)
        return self.fields.setdefault(text, 0)

    def method(self, text: str) -> int:
        owner, name, proto = re.fullmatch(r"(.+?)->(.+?)(\(.+)", text, re.S).groups()
        self.type(owner), self.string(name), self.proto(proto)
        return self.methods.setdefault(text, 0)

    def number(self) -> None:
        strings = sorted(self.strings, key=lambda one: one.encode("utf-16-be", "surrogatepass"))
        self.strings = {text: place for place, text in enumerate(strings)}
        types = sorted(self.types, key=self.strings.__getitem__)
        self.types = {text: place for place, text in enumerate(types)}
        self.protos = {
            text: place for place, text in enumerate(sorted(self.protos, key=self._proto))
        }
        self.fields = {
            text: place for place, text in enumerate(sorted(self.fields, key=self._field))
        }
        self.methods = {
            text: place for place, text in enumerate(sorted(self.methods, key=self._method))
        }

    def _proto(self, text: str) -> tuple[int, list[int]]:
        parameters, result = split_proto(text)
        return self.types[result], [self.types[one] for one in parameters]

    def _field(self, text: str) -> tuple[int, int, int]:
        return self.field_row(text)[0], self.field_row(text)[2], self.field_row(text)[1]

    def _method(self, text: str) -> tuple[int, int, int]:
        return self.method_row(text)[0], self.method_row(text)[2], self.method_row(text)[1]

    def field_row(self, text: str) -> tuple[int, int, int]:
        owner, name, kind = re.fullmatch(r"(.+?)->(.+):(.+)", text, re.S).groups()
        return self.types[owner], self.types[kind], self.strings[name]

    def method_row(self, text: str) -> tuple[int, int, int]:
        owner, name, proto = re.fullmatch(r"(.+?)->(.+?)(\(.+)", text, re.S).groups()
        return self.types[owner], self.protos[proto], self.strings[name]


def split_proto(text: str) -> tuple[list[str], str]:
    inside, _, result = text[1:].partition(")")
    return re.findall(r"\[*(?:L[^;]+;|[A-Z])", inside), result


def shorty(text: str) -> str:
    parameters, result = split_proto(text)
    return "".join("L" if one[0] in "L[" else one for one in (result, *parameters))


@dataclass
class _Code:
    units: list[int]
    labels: dict[str, int]
    lines: list[tuple[int, int]]
    registers: int
    ins: int
    outs: int


class _Assembler:
    def __init__(self, pools: _Pools, method: Method) -> None:
        self.pools = pools
        self.outs = 0
        parameters, _ = split_proto(method.proto)
        self.ins = sum(2 if one in "JD" else 1 for one in parameters)
        self.ins += not method.flags & STATIC
        self.lines = [one.strip() for one in (method.code or "").splitlines()]
        self.lines = [one for one in self.lines if one and not one.startswith("#")]
        named = self._named()
        locals_ = max((int(one[1:]) for one in named if one[0] == "v"), default=-1) + 1
        parameters_named = any(one[0] == "p" for one in named)
        found = locals_ + self.ins if parameters_named else max(locals_, self.ins)
        self.registers = found if method.registers is None else method.registers

    def _named(self) -> list[str]:
        operands = [each for line in self.lines for each in _operands(line.partition(" ")[2])]
        lists = [re.findall(r"[vp]\d+", one) for one in operands if one.startswith("{")]
        plain = [one for one in operands if re.fullmatch(r"[vp]\d+", one)]
        return plain + [one for each in lists for one in each]

    def assemble(self) -> _Code:
        labels = self._place_labels()
        units: list[int] = []
        lines: list[tuple[int, int]] = []
        for line in self.lines:
            if line.startswith(".line"):
                lines.append((len(units), int(line.split()[1])))
            elif line.startswith(":"):
                if self._is_payload(line):
                    units += [0] * (len(units) % 2)
            else:
                units += self._one(line, len(units), labels)
        return _Code(units, labels, lines, self.registers, self.ins, self.outs)

    def _is_payload(self, label: str) -> bool:
        place = self.lines.index(label) + 1
        rest = [one for one in self.lines[place:] if not one.startswith(":")]
        return bool(rest) and rest[0].startswith((".packed", ".sparse", ".array"))

    def _place_labels(self) -> dict[str, int]:
        labels: dict[str, int] = {}
        pc = 0
        for line in self.lines:
            if line.startswith(":"):
                pc += pc % 2 if self._is_payload(line) else 0
                labels[line] = pc
            elif not line.startswith(".line"):
                pc += len(self._one(line, pc, None))
        return labels

    def _one(self, line: str, pc: int, labels: dict[str, int] | None) -> list[int]:
        word, _, rest = line.partition(" ")
        if word.startswith("."):
            return self._data(word, rest.split(), labels)
        opcode = _OPCODES[word]
        operands = _operands(rest)
        values = [self._value(one, pc, labels) for one in operands]
        return _ENCODERS[FORMATS[opcode]](opcode, self, values)

    def _value(self, text: str, pc: int, labels: dict[str, int] | None) -> Any:
        if text.startswith("{"):
            return self._registers(text[1:-1].strip())
        if re.fullmatch(r"[vp]\d+", text):
            return self._register(text)
        if text.startswith("#"):
            return int(text[1:], 0)
        if text.startswith(":"):
            return 0 if labels is None else labels[text] - pc
        return self._reference(text)

    def _reference(self, text: str) -> int:
        if text.startswith(("site@", "handle@", "raw@")):
            return int(text.partition("@")[2], 0)
        if text.startswith('"'):
            return self.pools.string(ast.literal_eval(text))
        if text.startswith("("):
            return self.pools.proto(text)
        if "->" not in text:
            return self.pools.type(text)
        is_method = "(" in text.partition("->")[2]
        return self.pools.method(text) if is_method else self.pools.field(text)

    def _register(self, text: str) -> int:
        number = int(text[1:])
        return number if text[0] == "v" else self.registers - self.ins + number

    def _registers(self, text: str) -> list[int]:
        if ".." in text:
            first, last = (self._register(one.strip()) for one in text.split(".."))
            found = list(range(first, last + 1))
        else:
            found = [self._register(one.strip()) for one in text.split(",") if one.strip()]
        self.outs = max(self.outs, len(found))
        return found

    def _data(self, word: str, rest: list[str], labels: dict[str, int] | None) -> list[int]:
        if word == ".units":
            return [int(one, 0) & 0xFFFF for one in rest]
        if word == ".array":
            width, elements = int(rest[0]), [int(one, 0) for one in rest[1:]]
            raw = b"".join(
                (one & (1 << 8 * width) - 1).to_bytes(width, "little") for one in elements
            )
            return _halves(
                struct.pack("<HHI", 0x300, width, len(elements)) + raw + b"\0" * (len(raw) % 2)
            )
        numbers = [int(one, 0) for one in rest if not one.startswith(":")]
        targets = [self._from_switch(one, labels) for one in rest if one.startswith(":")]
        if word == ".packed":
            head = struct.pack("<HHi", 0x100, len(targets), numbers[0])
            return _halves(head + struct.pack(f"<{len(targets)}i", *targets))
        head = struct.pack("<HH", 0x200, len(targets))
        return _halves(head + struct.pack(f"<{2 * len(targets)}i", *numbers, *targets))

    def _from_switch(self, label: str, labels: dict[str, int] | None) -> int:
        """Count from the only switch instruction of the method that uses this table."""
        if labels is None:
            return 0
        pc = 0
        for line in self.lines:
            if line.startswith(":"):
                pc = labels[line]
            elif line.startswith(("packed-switch", "sparse-switch")):
                return labels[label] - pc
            elif not line.startswith(".line"):
                pc += len(self._one(line, pc, None))
        raise ValueError(label)


def _operands(text: str) -> list[str]:
    pattern = r'"(?:\\.|[^"\\])*"|\{[^}]*\}|[^,{"]+'
    return [one.strip() for one in re.findall(pattern, text) if one.strip()]


def _halves(raw: bytes) -> list[int]:
    return list(struct.unpack(f"<{len(raw) // 2}H", raw))


def _units32(value: int) -> list[int]:
    return [value & 0xFFFF, value >> 16 & 0xFFFF]


def _five(opcode: int, registers: Sequence[int], ref: int) -> list[int]:
    padded = [*registers, *[0] * 5]
    low = padded[0] | padded[1] << 4 | padded[2] << 8 | padded[3] << 12
    return [opcode | len(registers) << 12 | padded[4] << 8, ref, low]


def _range(opcode: int, registers: Sequence[int], ref: int) -> list[int]:
    return [opcode | len(registers) << 8, ref, registers[0] if registers else 0]


_Encoder = Callable[[int, _Assembler, list[Any]], list[int]]
_ENCODERS: dict[str, _Encoder] = {
    "10x": lambda o, _, v: [o],
    "12x": lambda o, _, v: [o | v[0] << 8 | v[1] << 12],
    "11n": lambda o, _, v: [o | v[0] << 8 | (v[1] & 15) << 12],
    "11x": lambda o, _, v: [o | v[0] << 8],
    "10t": lambda o, _, v: [o | (v[0] & 0xFF) << 8],
    "20t": lambda o, _, v: [o, v[0] & 0xFFFF],
    "22x": lambda o, _, v: [o | v[0] << 8, v[1]],
    "21t": lambda o, _, v: [o | v[0] << 8, v[1] & 0xFFFF],
    "21s": lambda o, _, v: [o | v[0] << 8, v[1] & 0xFFFF],
    "21h": lambda o, _, v: [o | v[0] << 8, v[1] & 0xFFFF],
    "21c": lambda o, _, v: [o | v[0] << 8, v[1]],
    "23x": lambda o, _, v: [o | v[0] << 8, v[1] | v[2] << 8],
    "22b": lambda o, _, v: [o | v[0] << 8, v[1] | (v[2] & 0xFF) << 8],
    "22t": lambda o, _, v: [o | v[0] << 8 | v[1] << 12, v[2] & 0xFFFF],
    "22s": lambda o, _, v: [o | v[0] << 8 | v[1] << 12, v[2] & 0xFFFF],
    "22c": lambda o, _, v: [o | v[0] << 8 | v[1] << 12, v[2]],
    "32x": lambda o, _, v: [o, v[0], v[1]],
    "30t": lambda o, _, v: [o, *_units32(v[0])],
    "31t": lambda o, _, v: [o | v[0] << 8, *_units32(v[1])],
    "31i": lambda o, _, v: [o | v[0] << 8, *_units32(v[1])],
    "31c": lambda o, _, v: [o | v[0] << 8, *_units32(v[1])],
    "51l": lambda o, _, v: [o | v[0] << 8, *_units32(v[1]), *_units32(v[1] >> 32)],
    "35c": lambda o, _, v: _five(o, v[0], v[1]),
    "3rc": lambda o, _, v: _range(o, v[0], v[1]),
    "45cc": lambda o, _, v: [*_five(o, v[0], v[1]), v[2]],
    "4rcc": lambda o, _, v: [*_range(o, v[0], v[1]), v[2]],
}


class _Image:
    def __init__(
        self,
        classes: Sequence[Class],
        version: int,
        call_sites: Sequence[CallSite],
        handles: Sequence[Handle],
        strings: Sequence[str],
        hidden_api: bool,
    ) -> None:
        self.classes, self.version = tuple(classes), version
        self.call_sites, self.handles = call_sites, handles
        self.extra, self.hidden_api = strings, hidden_api
        self.pools = _Pools()

    def build(self, start: int) -> bytes:
        """Write again until names have numbers and sections have settled in their places."""
        self.places: dict[int, int] = {}
        self._write(start)
        self.pools.number()
        written, before = self._write(start), b""
        while written != before:
            written, before = self._write(start), written
        return _signed(written)

    def _write(self, start: int) -> bytes:
        pools = self.pools
        for text in self.extra:
            pools.string(text)
        for one in self.classes:
            self._names(one)
        sizes = [len(pools.strings), len(pools.types), len(pools.protos)]
        sizes += [len(pools.fields), len(pools.methods), len(self.classes)]
        sizes += [len(self.call_sites), len(self.handles)]
        header = 0x70 if self.version < 41 else 0x78
        offsets, at = [], start + header
        for size, item in zip(sizes, (4, 4, 12, 8, 8, 32, 4, 8), strict=True):
            offsets.append(at if size else 0)
            at += size * item
        self.base = at
        self.sections: dict[int, bytearray] = {}
        self.counts: dict[int, int] = {}
        tables = self._tables()
        if self.hidden_api:
            rows = len(self.classes)
            self._put(0xF000, struct.pack(f"<{rows + 1}I", 4 + 4 * rows, *[0] * rows), 4)
        heads = [
            (kind + 1, size, where)
            for kind, (size, where) in enumerate(zip(sizes, offsets, strict=True))
        ]
        map_at, data = self._lay_out([(0, 1, start), *(one for one in heads if one[1])])
        words = [at + len(data) - start, header, 0x12345678, 0, 0, map_at]
        for place in range(6):
            words += [sizes[place], offsets[place]]
        words += [len(data), at]
        words += [start + words[0], start] if self.version >= 41 else []
        head = b"dex\n%03d\0" % self.version + bytes(24)
        return head + struct.pack(f"<{len(words)}I", *words) + tables + data

    def _lay_out(self, items: list[tuple[int, int, int]]) -> tuple[int, bytes]:
        """Put the sections one after another, and the map list behind them."""
        data = bytearray()
        for kind, section in sorted(self.sections.items()):
            self.places[kind] = len(data)
            items.append((kind, self.counts[kind], self.base + len(data)))
            data += section + bytes(-len(section) % 4)
        map_at = self.base + len(data)
        items.append((0x1000, 1, map_at))
        items.sort(key=lambda item: item[2])
        data += struct.pack("<I", len(items))
        data += b"".join(struct.pack("<HHII", kind, 0, size, at) for kind, size, at in items)
        return map_at, bytes(data)

    def _names(self, one: Class) -> None:
        pools = self.pools
        pools.type(one.name)
        for each in (one.superclass, *one.interfaces):
            if each:
                pools.type(each)
        if one.source:
            pools.string(one.source)

    def _tables(self) -> bytes:
        pools = self.pools
        classes = b"".join(self._class(one) for one in self._ordered())
        sites = b"".join(struct.pack("<I", self._site(one)) for one in self.call_sites)
        handles = b"".join(self._handle(one) for one in self.handles)
        lists = {text: self._types(split_proto(text)[0]) for text in pools.protos}
        strings = b"".join(struct.pack("<I", self._string(text)) for text in pools.strings)
        types = b"".join(struct.pack("<I", pools.string(text)) for text in pools.types)
        protos = b"".join(
            struct.pack(
                "<III",
                pools.string(shorty(text)),
                pools.type(split_proto(text)[1]),
                lists[text],
            )
            for text in pools.protos
        )
        fields = b"".join(struct.pack("<HHI", *pools.field_row(text)) for text in pools.fields)
        methods = b"".join(
            struct.pack("<HHI", *pools.method_row(text)) for text in pools.methods
        )
        return strings + types + protos + fields + methods + classes + sites + handles

    def _ordered(self) -> list[Class]:
        """Superclasses before subclasses, as the format wants it where it can be had."""
        by_name = {one.name: one for one in self.classes}
        done: dict[str, Class] = {}

        def visit(one: Class, path: frozenset[str]) -> None:
            for each in (one.superclass, *one.interfaces):
                if each in by_name and each not in path:
                    visit(by_name[each], path | {each})
            done.setdefault(one.name, one)

        for one in self.classes:
            visit(one, frozenset({one.name}))
        return list(done.values())

    def _put(self, kind: int, raw: bytes, align: int = 1) -> int:
        """Add an item to the section of its kind; give the offset it will have."""
        section = self.sections.setdefault(kind, bytearray())
        section += bytes(-len(section) % align)
        at = self.base + self.places.get(kind, 0) + len(section)
        section += raw
        self.counts[kind] = self.counts.get(kind, 0) + 1
        return at

    def _string(self, text: str) -> int:
        units = len(text.encode("utf-16-le", "surrogatepass")) // 2
        return self._put(0x2002, uleb(units) + encode_mutf8(text) + b"\0")

    def _types(self, names: Sequence[str]) -> int:
        if not names:
            return 0
        ids = [self.pools.type(one) for one in names]
        return self._put(0x1001, struct.pack(f"<I{len(ids)}H", len(ids), *ids), 4)

    def _class(self, one: Class) -> bytes:
        pools = self.pools
        return struct.pack(
            "<8I",
            pools.type(one.name),
            one.flags,
            pools.type(one.superclass) if one.superclass else _NO_INDEX,
            self._types(one.interfaces),
            pools.string(one.source) if one.source else _NO_INDEX,
            self._annotated(one),
            self._class_data(one),
            self._static_values(one),
        )

    def _class_data(self, one: Class) -> int:
        if not one.fields and not one.methods:
            return 0
        pools = self.pools
        fields = [
            (pools.field(f"{one.name}->{each.name}:{each.type}"), each) for each in one.fields
        ]
        methods = [
            (pools.method(f"{one.name}->{each.name}{each.proto}"), each) for each in one.methods
        ]
        fields.sort(key=lambda pair: pair[0])
        methods.sort(key=lambda pair: pair[0])
        groups = [
            [pair for pair in fields if pair[1].flags & STATIC],
            [pair for pair in fields if not pair[1].flags & STATIC],
            [pair for pair in methods if _is_direct(pair[1])],
            [pair for pair in methods if not _is_direct(pair[1])],
        ]
        raw = b"".join(uleb(len(group)) for group in groups)
        codes = {number: self._code(each) for number, each in methods}
        for place, group in enumerate(groups):
            before = 0
            for number, each in group:
                raw += uleb(number - before) + uleb(each.flags)
                raw += uleb(codes[number]) if place > 1 else b""
                before = number
        return self._put(0x2000, raw)

    def _static_values(self, one: Class) -> int:
        static = [each for each in one.fields if each.flags & STATIC]
        static.sort(key=lambda each: self.pools.field(f"{one.name}->{each.name}:{each.type}"))
        while static and static[-1].value is None:
            static.pop()
        if not static:
            return 0
        raw = uleb(len(static)) + b"".join(self._value(each.value) for each in static)
        return self._put(0x2005, raw)

    def _code(self, one: Method) -> int:
        if one.code is None:
            return 0
        code = _Assembler(self.pools, one).assemble()
        tries = self._tries(one, code)
        debug = self._debug(code, one)
        raw = struct.pack(
            "<4HII", code.registers, code.ins, code.outs, len(one.tries), debug, len(code.units)
        )
        raw += struct.pack(f"<{len(code.units)}H", *code.units)
        if one.tries:
            raw += b"\0\0" * (len(code.units) % 2) + tries
        return self._put(0x2001, raw, 4)

    def _tries(self, one: Method, code: _Code) -> bytes:
        raw, lists = b"", uleb(len(one.tries))
        for each in one.tries:
            first, last = code.labels[each.start], code.labels[each.end]
            raw += struct.pack("<IHH", first, last - first, len(lists))
            typed = [(kind, place) for kind, place in each.handlers if kind]
            rest = [place for kind, place in each.handlers if not kind]
            lists += sleb(-len(typed) if rest else len(typed))
            for kind, place in typed:
                lists += uleb(self.pools.type(kind)) + uleb(code.labels[place])
            lists += b"".join(uleb(code.labels[place]) for place in rest)
        return raw + lists

    def _debug(self, code: _Code, one: Method) -> int:
        if not code.lines:
            return 0
        pc, line = 0, code.lines[0][1]
        count = len(split_proto(one.proto)[0])
        raw = uleb(line) + uleb(count) + b"\0" * count
        for place, number in code.lines:
            raw += b"\x01" + uleb(place - pc) if place > pc else b""
            raw += b"\x02" + sleb(number - line) if number != line else b""
            raw += b"\x0e"
            pc, line = place, number
        return self._put(0x2003, raw + b"\0")

    def _annotated(self, one: Class) -> int:
        fields = [
            (
                self.pools.field(f"{one.name}->{each.name}:{each.type}"),
                self._annotations(each.annotations),
            )
            for each in one.fields
            if each.annotations
        ]
        named = [
            (self.pools.method(f"{one.name}->{each.name}{each.proto}"), each)
            for each in one.methods
        ]
        methods = [
            (number, self._annotations(each.annotations))
            for number, each in named
            if each.annotations
        ]
        parameters = [
            (number, self._annotation_sets(each.parameter_annotations))
            for number, each in named
            if each.parameter_annotations
        ]
        sizes = (len(fields), len(methods), len(parameters))
        if not any(sizes) and not one.annotations:
            return 0
        raw = struct.pack("<4I", self._annotations(one.annotations), *sizes)
        for pair in (*sorted(fields), *sorted(methods), *sorted(parameters)):
            raw += struct.pack("<II", *pair)
        return self._put(0x2006, raw, 4)

    def _annotation_sets(self, sets: Sequence[Sequence[Annotation]]) -> int:
        offsets = [self._annotations(one) for one in sets]
        return self._put(0x1002, struct.pack(f"<{len(sets) + 1}I", len(sets), *offsets), 4)

    def _annotations(self, annotations: Sequence[Annotation]) -> int:
        if not annotations:
            return 0
        items = []
        for one in annotations:
            raw = bytes((_VISIBILITIES.index(one.visibility),)) + self._nested(one)
            items.append(self._put(0x2004, raw))
        return self._put(0x1003, struct.pack(f"<{len(items) + 1}I", len(items), *items), 4)

    def _nested(self, one: Annotation) -> bytes:
        raw = uleb(self.pools.type(one.type)) + uleb(len(one.elements))
        for name, value in one.elements.items():
            raw += uleb(self.pools.string(name)) + self._value(value)
        return raw

    def _site(self, one: CallSite) -> int:
        values = (Ref("handle", one.linker), one.name, Ref("proto", one.proto), *one.arguments)
        return self._put(0x2005, uleb(len(values)) + b"".join(map(self._value, values)))

    def _handle(self, one: Handle) -> bytes:
        kind = _HANDLE_KINDS.index(one.kind)
        target = self.pools.method(one.member) if kind > 3 else self.pools.field(one.member)
        return struct.pack("<4H", kind, 0, target, 0)

    def _value(self, value: Any) -> bytes:
        if value is None or isinstance(value, bool):
            return b"\x1e" if value is None else bytes((0x1F | value << 5,))
        if isinstance(value, int):
            kind, width = (0x04, 4) if -(1 << 31) <= value < 1 << 31 else (0x06, 8)
            return _sized(kind, value.to_bytes(width, "little", signed=True))
        if isinstance(value, tuple):
            return b"\x1c" + uleb(len(value)) + b"".join(map(self._value, value))
        if isinstance(value, Annotation):
            return b"\x1d" + self._nested(value)
        return self._scalar(value)

    def _scalar(self, value: float | str | Ref) -> bytes:
        if isinstance(value, float):
            return _sized(0x11, struct.pack("<d", value))
        if isinstance(value, str):
            return _sized(0x17, struct.pack("<I", self.pools.string(value)))
        if value.kind == "handle":
            return _sized(0x16, struct.pack("<I", value.text))
        codes = {"proto": 0x15, "type": 0x18, "field": 0x19, "method": 0x1A, "enum": 0x1B}
        number = getattr(self.pools, value.kind.replace("enum", "field"))(value.text)
        return _sized(codes[value.kind], struct.pack("<I", number))


def _sized(kind: int, raw: bytes) -> bytes:
    return bytes((kind | len(raw) - 1 << 5,)) + raw


def _is_direct(one: Method) -> bool:
    return bool(one.flags & (STATIC | PRIVATE | CONSTRUCTOR)) or one.name.startswith("<")


def _signed(raw: bytes) -> bytes:
    raw = raw[:12] + hashlib.sha1(raw[32:]).digest() + raw[32:]
    return raw[:8] + struct.pack("<I", zlib.adler32(raw[12:])) + raw[12:]
