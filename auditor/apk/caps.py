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
    document: int = 16 * 1024 * 1024
    """A manifest or a layout."""
    table: int = 192 * 1024 * 1024
    """A resource table."""
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

    def most(self, member: str) -> int:
        """Return the size up to which a member of this name is read."""
        if member == "AndroidManifest.xml":
            return min(self.document, self.member)
        return min(self.table, self.member) if member == "resources.arsc" else self.member


DEFAULT_CAPS: Final = Caps()
