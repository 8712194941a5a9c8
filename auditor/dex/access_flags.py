"""The access flags of classes, fields and methods, by name (dex format, "access_flags definitions")."""

from typing import Final

PRIVATE: Final = 0x2
STATIC: Final = 0x8
FINAL: Final = 0x10
BRIDGE: Final = 0x40
"""Of methods that a compiler adds beside one with other types."""
NATIVE: Final = 0x100
"""Of methods whose code is in a library."""
INTERFACE: Final = 0x200
ABSTRACT: Final = 0x400
SYNTHETIC: Final = 0x1000
ANNOTATION: Final = 0x2000
