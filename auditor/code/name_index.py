"""Answers which images can name a method so, for all images of an app at once.

A search in each image's string table would be made thousands of times, most of them in vain:
here the first bytes of the name are looked up in one column for all images.
"""

from collections.abc import Sequence

import numpy as np

from auditor.dex.arrays import Ints, Keys, ids_in
from auditor.dex.image import DexImage
from auditor.dex.strings import first_bytes


class NameIndex:
    """The names of the methods that code names, by their first bytes."""

    def __init__(self, images: Sequence[DexImage]) -> None:
        """Sort the names of all images together."""
        names = [ids_in(image.method_name, len(image.strings)) for image in images]
        counts = [len(one) for one in names]
        keys: Keys = np.concatenate(
            [
                np.zeros(0, np.uint64),
                *(image.strings.keys[one] for image, one in zip(images, names, strict=True)),
            ]
        )
        order = np.argsort(keys, kind="stable")
        self._keys = keys[order]
        self._images: Ints = np.repeat(np.arange(len(images), dtype=np.int32), counts)[order]

    def images_with(self, name: str) -> frozenset[int]:
        """Give the indexes of the images that may have a method of that name; others have none."""
        key = np.uint64(first_bytes(name))
        low = self._keys.searchsorted(key)
        high = self._keys.searchsorted(key, side="right")
        return frozenset(self._images[low:high].tolist())
