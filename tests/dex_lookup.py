"""Finds the ids of a dex image by their texts, for tests: the product goes from ids to texts."""

from collections.abc import Iterator

from auditor.dex.image import DexImage


def string_id(image: DexImage, text: str) -> int:
    """Give the id of a string, or -1."""
    return _first(one for one in range(len(image.strings)) if image.strings[one] == text)


def type_id(image: DexImage, text: str) -> int:
    """Give the id of a type by its descriptor, or -1."""
    return _first(one for one in range(len(image.type_string)) if image.type_name(one) == text)


def method_id(image: DexImage, text: str) -> int:
    """Give the id of a method by its text, or -1."""
    return _first(
        one for one in range(len(image.method_name)) if image.method_text(one) == text
    )


def field_id(image: DexImage, text: str) -> int:
    """Give the id of a field by its text, or -1."""
    return _first(one for one in range(len(image.field_name)) if image.field_text(one) == text)


def _first(ids: Iterator[int]) -> int:
    return next(ids, -1)
