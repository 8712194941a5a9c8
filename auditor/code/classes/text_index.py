"""Answers which images hold a text as a certain string, for all images of an app at once.

A search in each image's string table would be made thousands of times, most of them in vain:
here one column of numbers over all images is searched, and what it finds is compared.
"""

from collections.abc import Sequence

import numpy as np

from auditor.dex.arrays import Ints, Keys, ids_in
from auditor.dex.image import DexImage
from auditor.dex.mutf8 import encode_mutf8
from auditor.dex.strings import hash_of


class TextIndex:
    """Some strings of each image, found by their text: names of members, strings that are loaded."""

    def __init__(self, images: Sequence[DexImage], ids: Sequence[Ints]) -> None:
        """Index `ids[i]`, ids of strings of the i-th image."""
        self._strings = [image.strings for image in images]
        hashes: Keys = np.concatenate(
            [
                np.zeros(0, np.uint64),
                *(one.hashes(part) for one, part in zip(self._strings, ids, strict=True)),
            ]
        )
        order = np.argsort(hashes, kind="stable")
        counts = [len(one) for one in ids]
        self._hashes = hashes[order]
        self._image: Ints = np.repeat(np.arange(len(ids), dtype=np.int32), counts)[order]
        self._id: Ints = np.concatenate([np.zeros(0, np.int32), *ids])[order]

    def places(self, text: str) -> tuple[tuple[int, int], ...]:
        """Give the images that hold a text so, each with the string's id there."""
        raw = encode_mutf8(text)
        number = np.uint64(hash_of(raw))
        low = int(self._hashes.searchsorted(number))
        high = int(self._hashes.searchsorted(number, side="right"))
        if low == high:
            return ()
        near = zip(self._image[low:high].tolist(), self._id[low:high].tolist(), strict=True)
        return tuple(
            (image, one) for image, one in near if self._strings[image].raw(one) == raw
        )


def method_names(images: Sequence[DexImage]) -> TextIndex:
    """Index the strings that are names of methods."""
    ids = [ids_in(one.method_name, len(one.strings)) for one in images]
    return TextIndex(images, ids)


def field_names(images: Sequence[DexImage]) -> TextIndex:
    """Index the strings that are names of fields."""
    ids = [ids_in(one.field_name, len(one.strings)) for one in images]
    return TextIndex(images, ids)


def loaded_strings(images: Sequence[DexImage]) -> TextIndex:
    """Index the strings that instructions load."""
    ids = [ids_in(one.string_id, len(one.strings)) for one in images]
    return TextIndex(images, ids)
