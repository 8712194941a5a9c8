"""The type lists that many rows of a table point at, read at once (dex format, "type_list")."""

import numpy as np

from auditor.dex.arrays import Ints, Longs, Words, spread


def type_lists(data: bytes, offsets: Words) -> tuple[Longs, Ints]:
    """Return the rows whose lists have entries, a row per entry, and the type id of each entry.

    `offsets` holds the place of each row's list in bytes, 0 for none. Lists that are out of line
    or break off are left out.
    """
    units = np.frombuffer(data, "<u2", len(data) // 2)
    rows = np.flatnonzero((offsets > 0) & (offsets % 4 == 0))
    start = offsets[rows].astype(np.int64) // 2
    whole = start + 2 <= len(units)
    rows, start = rows[whole], start[whole]
    count = units[start].astype(np.int64) | units[start + 1].astype(np.int64) << 16
    whole = start + 2 + count <= len(units)
    rows, start, count = rows[whole], start[whole], count[whole]
    return np.repeat(rows, count), units[spread(start + 2, count)].astype(np.int32)
