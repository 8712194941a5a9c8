"""A text is found in every image that holds it, whatever stands beside it."""

import numpy as np

from auditor.code.classes.text_index import TextIndex
from auditor.dex.image import read_dex
from tests.dex_builder import Class, build_dex

ALIKE = ("prefix01-a-suffix01", "prefix01-b-suffix01", "\0nul", "", "通讯录")
FIRST = read_dex(build_dex(Class("La/A;"), strings=ALIKE), "first")
SECOND = read_dex(build_dex(Class("La/B;"), strings=ALIKE[1:]), "second")


def index(*left_out: str) -> TextIndex:
    images = (FIRST, SECOND)
    ids = [
        np.array([at for at, one in enumerate(each.strings) if one not in left_out], np.int32)
        for each in images
    ]
    return TextIndex(images, ids)


def found(text: str, *left_out: str) -> list[int]:
    places = index(*left_out).places(text)
    images = (FIRST, SECOND)
    assert all(images[image].strings[one] == text for image, one in places)
    return sorted(image for image, _ in places)


def test_a_text_is_found_in_each_image_that_holds_it() -> None:
    assert found(ALIKE[0]) == [0]
    for text in ALIKE[1:]:
        assert found(text) == [0, 1]


def test_strings_that_begin_and_end_alike_are_told_apart() -> None:
    assert found("prefix01-c-suffix01") == []
    assert found(ALIKE[0], ALIKE[0]) == []
    assert found("nothing") == []


def test_an_app_without_code_has_no_texts() -> None:
    assert TextIndex((), ()).places("a") == ()
