"""Says how large, crowded and deep a package may be before the audit refuses it."""

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class Caps:
    """The limits of one audit; all sizes in bytes, uncompressed unless said otherwise."""

    entries: int = 300_000
    """Members of one archive."""
    member: int = 512 * 1024 * 1024
    """One member."""
    total: int = 3 * 1024 * 1024 * 1024
    """What all members read from one archive may come to."""
    ratio: int = 300
    """Uncompressed to compressed size of one member; only asked above `ratio_from`."""
    ratio_from: int = 48 * 1024 * 1024
    """Members up to this size may be compressed as strongly as deflate can."""
    nesting: int = 2
    """Containers around a package: an `.xapk` that holds an `.apks` is 2."""
    packages: int = 1000
    """Packages in one container or folder."""


DEFAULT_CAPS: Final = Caps()
