"""Holds the Dalvik instruction set: mnemonics, formats, lengths and families of opcodes.

Source: "Dalvik bytecode format" and "Dalvik executable instruction formats" of the Android
Open Source Project, with the opcodes 0xfa to 0xff that dex 038 and 039 added. Opcodes that
no dex file may hold have an empty mnemonic, an empty format and length 0.
"""

from typing import Final

import numpy as np

from auditor.dex.arrays import Bytes

# A run of opcodes with one format a line: first opcode, format, mnemonics in order.
_TABLE: Final = """
00 10x nop
01 12x move
02 22x move/from16
03 32x move/16
04 12x move-wide
05 22x move-wide/from16
06 32x move-wide/16
07 12x move-object
08 22x move-object/from16
09 32x move-object/16
0a 11x move-result move-result-wide move-result-object move-exception
0e 10x return-void
0f 11x return return-wide return-object
12 11n const/4
13 21s const/16
14 31i const
15 21h const/high16
16 21s const-wide/16
17 31i const-wide/32
18 51l const-wide
19 21h const-wide/high16
1a 21c const-string
1b 31c const-string/jumbo
1c 21c const-class
1d 11x monitor-enter monitor-exit
1f 21c check-cast
20 22c instance-of
21 12x array-length
22 21c new-instance
23 22c new-array
24 35c filled-new-array
25 3rc filled-new-array/range
26 31t fill-array-data
27 11x throw
28 10t goto
29 20t goto/16
2a 30t goto/32
2b 31t packed-switch sparse-switch
2d 23x cmpl-float cmpg-float cmpl-double cmpg-double cmp-long
32 22t if-eq if-ne if-lt if-ge if-gt if-le
38 21t if-eqz if-nez if-ltz if-gez if-gtz if-lez
44 23x aget aget-wide aget-object aget-boolean aget-byte aget-char aget-short
4b 23x aput aput-wide aput-object aput-boolean aput-byte aput-char aput-short
52 22c iget iget-wide iget-object iget-boolean iget-byte iget-char iget-short
59 22c iput iput-wide iput-object iput-boolean iput-byte iput-char iput-short
60 21c sget sget-wide sget-object sget-boolean sget-byte sget-char sget-short
67 21c sput sput-wide sput-object sput-boolean sput-byte sput-char sput-short
6e 35c invoke-virtual invoke-super invoke-direct invoke-static invoke-interface
74 3rc invoke-virtual/range invoke-super/range invoke-direct/range invoke-static/range
78 3rc invoke-interface/range
7b 12x neg-int not-int neg-long not-long neg-float neg-double
81 12x int-to-long int-to-float int-to-double long-to-int long-to-float long-to-double
87 12x float-to-int float-to-long float-to-double double-to-int double-to-long
8c 12x double-to-float int-to-byte int-to-char int-to-short
90 23x add-int sub-int mul-int div-int rem-int and-int or-int xor-int
98 23x shl-int shr-int ushr-int
9b 23x add-long sub-long mul-long div-long rem-long and-long or-long xor-long
a3 23x shl-long shr-long ushr-long
a6 23x add-float sub-float mul-float div-float rem-float
ab 23x add-double sub-double mul-double div-double rem-double
b0 12x add-int/2addr sub-int/2addr mul-int/2addr div-int/2addr rem-int/2addr and-int/2addr
b6 12x or-int/2addr xor-int/2addr shl-int/2addr shr-int/2addr ushr-int/2addr
bb 12x add-long/2addr sub-long/2addr mul-long/2addr div-long/2addr rem-long/2addr
c0 12x and-long/2addr or-long/2addr xor-long/2addr shl-long/2addr shr-long/2addr
c5 12x ushr-long/2addr
c6 12x add-float/2addr sub-float/2addr mul-float/2addr div-float/2addr rem-float/2addr
cb 12x add-double/2addr sub-double/2addr mul-double/2addr div-double/2addr rem-double/2addr
d0 22s add-int/lit16 rsub-int mul-int/lit16 div-int/lit16 rem-int/lit16 and-int/lit16
d6 22s or-int/lit16 xor-int/lit16
d8 22b add-int/lit8 rsub-int/lit8 mul-int/lit8 div-int/lit8 rem-int/lit8 and-int/lit8
de 22b or-int/lit8 xor-int/lit8 shl-int/lit8 shr-int/lit8 ushr-int/lit8
fa 45cc invoke-polymorphic
fb 4rcc invoke-polymorphic/range
fc 35c invoke-custom
fd 3rc invoke-custom/range
fe 21c const-method-handle const-method-type
"""


def _read_table() -> tuple[tuple[str, ...], tuple[str, ...]]:
    mnemonics, formats = [""] * 256, [""] * 256
    for line in _TABLE.split("\n"):
        first, *rest = line.split() or ["0"]
        for step, mnemonic in enumerate(rest[1:]):
            mnemonics[int(first, 16) + step] = mnemonic
            formats[int(first, 16) + step] = rest[0]
    return tuple(mnemonics), tuple(formats)


_READ: Final = _read_table()
MNEMONICS: Final[tuple[str, ...]] = _READ[0]
FORMATS: Final[tuple[str, ...]] = _READ[1]
# The first character of a format is its length in 16-bit units.
LENGTHS: Final[tuple[int, ...]] = tuple(int(text[:1] or "0") for text in FORMATS)

NOP: Final = 0x00
CONST_STRINGS: Final = frozenset({0x1A, 0x1B})
CONST_NUMBERS: Final = frozenset({0x12, 0x13, 0x14, 0x15})
"""Those that put a number of one word into a register, or null."""
CONST_CLASS: Final = 0x1C
MONITORS: Final = frozenset({0x1D, 0x1E})
CHECK_CAST: Final = 0x1F
INSTANCE_OF: Final = 0x20
ARRAY_LENGTH: Final = 0x21
NEW_INSTANCE: Final = 0x22
NEW_ARRAY: Final = 0x23
FILLED_NEW_ARRAYS: Final = frozenset({0x24, 0x25})
FILL_ARRAY_DATA: Final = 0x26
THROW: Final = 0x27
GOTOS: Final = frozenset({0x28, 0x29, 0x2A})
PACKED_SWITCH: Final = 0x2B
SPARSE_SWITCH: Final = 0x2C
SWITCHES: Final = frozenset({PACKED_SWITCH, SPARSE_SWITCH})
IFS: Final = frozenset(range(0x32, 0x3E))
JUMPS: Final = GOTOS | IFS
MOVES: Final = frozenset(range(0x01, 0x0A))
MOVE_RESULTS: Final = frozenset({0x0A, 0x0B, 0x0C})
MOVE_EXCEPTION: Final = 0x0D
RETURNS: Final = frozenset({0x0E, 0x0F, 0x10, 0x11})
RETURN_OBJECT: Final = 0x11
AGET: Final = 0x44
AGET_OBJECT: Final = 0x46
APUT_OBJECT: Final = 0x4D
ARRAY_WRITES: Final = frozenset(range(0x4B, 0x52))
"""aput and its kinds."""
IGET: Final = 0x52
IGET_BOOLEAN: Final = 0x55
IGET_OBJECT: Final = 0x54
IPUT: Final = 0x59
SGET_OBJECT: Final = 0x62
INSTANCE_READS: Final = frozenset(range(0x52, 0x59))
INSTANCE_WRITES: Final = frozenset(range(0x59, 0x60))
STATIC_READS: Final = frozenset(range(0x60, 0x67))
STATIC_WRITES: Final = frozenset(range(0x67, 0x6E))
FIELD_READS: Final = INSTANCE_READS | STATIC_READS
FIELD_WRITES: Final = INSTANCE_WRITES | STATIC_WRITES
FIELD_USES: Final = FIELD_READS | FIELD_WRITES
INVOKE_VIRTUALS: Final = frozenset({0x6E, 0x74})
INVOKE_SUPERS: Final = frozenset({0x6F, 0x75})
INVOKE_DIRECTS: Final = frozenset({0x70, 0x76})
INVOKE_STATICS: Final = frozenset({0x71, 0x77})
INVOKE_INTERFACES: Final = frozenset({0x72, 0x78})
INVOKE_POLYMORPHICS: Final = frozenset({0xFA, 0xFB})
INVOKE_CUSTOMS: Final = frozenset({0xFC, 0xFD})
# Every call that names a method of the method table (invoke-custom names a call site).
INVOKES: Final = (
    frozenset(range(0x6E, 0x73)) | frozenset(range(0x74, 0x79)) | INVOKE_POLYMORPHICS
)
TYPE_USES: Final = frozenset({0x1C, 0x1F, 0x20, 0x22, 0x23, 0x24, 0x25})
# After these no instruction follows in the flow of control.
ENDS: Final = RETURNS | GOTOS | {THROW}

# The units that start a payload, an instruction-shaped table of data.
PACKED_PAYLOAD: Final = 0x0100
SPARSE_PAYLOAD: Final = 0x0200
ARRAY_PAYLOAD: Final = 0x0300
PAYLOADS: Final = frozenset({PACKED_PAYLOAD, SPARSE_PAYLOAD, ARRAY_PAYLOAD})


def _pool_of() -> tuple[str, ...]:
    pools = {**dict.fromkeys(CONST_STRINGS, "string"), **dict.fromkeys(TYPE_USES, "type")}
    pools |= {**dict.fromkeys(FIELD_USES, "field"), **dict.fromkeys(INVOKES, "method")}
    pools |= dict.fromkeys(INVOKE_CUSTOMS, "call_site")
    pools |= {0xFE: "method_handle", 0xFF: "proto"}
    return tuple(pools.get(opcode, "") for opcode in range(256))


# The table that an opcode's reference points into, or "".
POOLS: Final[tuple[str, ...]] = _pool_of()


def _unit_widths() -> Bytes:
    widths = np.tile(np.array(LENGTHS, np.uint8), 256)
    widths[sorted(PAYLOADS)] = 0
    return widths


# Length by an instruction's first unit; 0 for a payload's first unit or an unused opcode.
UNIT_WIDTHS: Final[Bytes] = _unit_widths()
