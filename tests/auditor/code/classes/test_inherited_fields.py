"""A field that is named through a class below the one that declares it is one field."""

import pytest

from auditor.code.classes import inherited_fields
from tests.auditor.code.small_app import app, app_of_images, kind, main
from tests.dex_builder import PUBLIC, Class, Field

AGREED = "agreed"
BASE = Class("La/Base;", fields=(Field(AGREED, "Z", PUBLIC),))
WRITE = "const/4 v0, #1\nnew-instance v1, {of}\niput-boolean v0, v1, {of}->agreed:Z"
BELOW = kind("La/Below;", above="La/Base;")


def uses(*classes: Class, field: str) -> int:
    return len(app(*classes).program.field_uses(field))


def test_a_field_is_found_by_the_class_that_declares_it() -> None:
    writer = main(WRITE.format(of="La/Below;"))
    assert uses(BASE, BELOW, writer, field="La/Base;->agreed:Z") == 1
    assert uses(BASE, BELOW, writer, field="La/Below;->agreed:Z") == 0


def test_one_that_the_class_below_declares_anew_is_another() -> None:
    below = Class("La/Below;", superclass="La/Base;", fields=(Field(AGREED, "Z", PUBLIC),))
    writer = main(WRITE.format(of="La/Below;"))
    assert uses(BASE, below, writer, field="La/Below;->agreed:Z") == 1
    assert uses(BASE, below, writer, field="La/Base;->agreed:Z") == 0


def test_a_field_of_another_type_is_another_field() -> None:
    base = Class("La/Base;", fields=(Field(AGREED, "I", PUBLIC),))
    writer = main(WRITE.format(of="La/Below;"))
    assert uses(base, BELOW, writer, field="La/Below;->agreed:Z") == 1


def test_the_declaring_class_may_stand_in_another_image() -> None:
    writer = main(WRITE.format(of="La/Below;"))
    code = app_of_images(((BASE,), (BELOW, writer)))
    assert len(code.program.field_uses("La/Base;->agreed:Z")) == 1


def test_what_no_class_of_the_package_declares_keeps_its_name() -> None:
    writer = main(WRITE.format(of="La/Below;"))
    below = kind("La/Below;", above="Landroid/view/View;")
    assert uses(below, writer, field="La/Below;->agreed:Z") == 1


def test_a_class_of_many_fields_is_read_once_for_all_that_name_them(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    read = []
    monkeypatch.setattr(
        inherited_fields, "_declared", lambda _, row: iter(read.append(row) or [("a", "I")])
    )
    numbers = Class("La/R;", fields=tuple(Field(one, "I", PUBLIC) for one in "abcd"))
    uses_all = main("\n".join(f"sget v0, La/R;->{one}:I" for one in "abcd"))
    assert app_of_images(((numbers,), (uses_all,))).program.images
    assert read == [0]
