"""What was decrypted is shown so: the result, from what, by which method and means."""

from pathlib import Path

import pytest

from auditor.audit import AuditOptions, Silent, audit_package
from reports.html import to_html

SAMPLES = Path(__file__).resolve().parents[3] / "samples" / "built"
PHONES = '"content://com.android.contacts/data/phones"'


@pytest.mark.parametrize(
    ("sample", "means", "by"),
    [
        ("uri_by_stringfog", "XOR", "StringFog$XorFog.xor"),
        ("uri_by_xor", "XOR", "PeopleReader.d"),
        ("uri_by_aes", "AES/CBC/PKCS5Padding, Base64", "Words.of"),
        ("uri_in_base64", "Base64", "Base64.decode"),
        ("uri_by_char_arithmetic", "character arithmetic", "PeopleReader.d"),
    ],
)
def test_a_decrypted_uri_is_shown_as_decrypted(sample: str, means: str, by: str) -> None:
    result = audit_package([SAMPLES / f"{sample}.apk"], AuditOptions(), progress=Silent())
    [access] = [one for one in result.accesses if one.data == "contacts"]
    step = access.path[-2]
    assert step.says.en.startswith(f"{PHONES} is decrypted from ")
    assert step.says.en.endswith(f" by {by} ({means})")
    assert "解密" in step.says.zh
    [read] = [one for one in result.findings if one.rule == "LAP-A02"]
    told = [one for one in read.evidence if one.excerpt.startswith("decrypted: ")]
    assert [one.excerpt.partition(" from ")[0] for one in told] == [f"decrypted: {PHONES}"]
    assert (told[0].symbol, told[0].offset) == (step.method, step.offset)
    assert "is decrypted from" in to_html(result).decode()


@pytest.mark.parametrize("sample", ["literal_uri", "uri_in_pieces", "uri_by_string_builder"])
def test_nothing_is_called_decrypted_that_was_not(sample: str) -> None:
    result = audit_package([SAMPLES / f"{sample}.apk"], AuditOptions(), progress=Silent())
    says = [step.says.en for one in result.accesses for step in one.path]
    excerpts = [each.excerpt for one in result.findings for each in one.evidence]
    assert not any("decrypted" in one for one in (*says, *excerpts))


def test_decrypted_names_of_classes_methods_permissions_and_addresses_are_shown_too() -> None:
    result = audit_package([SAMPLES / "names_by_xor.apk"], AuditOptions(), progress=Silent())
    ways = {
        "access": result.accesses[0].path,
        "request": result.requests[0].path,
        "flow": next(one.steps for one in result.flows if one.sink.kind == "network"),
    }
    told = {
        place: {one.says.en.split(" is decrypted from ")[0] for one in steps if "is decrypted" in one.says.en}
        for place, steps in ways.items()
    }  # fmt: skip
    assert told == {
        "access": {'"android.content.ContentResolver"', '"query"', PHONES},
        "request": {'"android.permission.READ_CONTACTS"'},
        "flow": {'"https://api.brightfern.example/v2"'},
    }
