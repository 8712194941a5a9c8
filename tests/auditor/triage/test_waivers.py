"""A file of waivers: everything required, ends that end, remarks that a person can act on."""

import pytest

from auditor.errors import UnreadableFile
from auditor.triage.waivers import WaiverEntry, read_waivers, remarks

WHOLE = """
[[waiver]]
rule = "LAP-A02"
package = "com.x"
because = "the store agreed"
by = "R. Iewer"
until = 2027-01-31
"""
ENTRY = WaiverEntry(
    1, "LAP-A02", "com.x", "the store agreed", "R. Iewer", "2027-01-31", "waivers.toml"
)


def read(tmp_path, text):
    file = tmp_path / "waivers.toml"
    file.write_text(text, "utf-8")
    return read_waivers(file)


def test_a_whole_waiver_is_read(tmp_path):
    assert read(tmp_path, WHOLE) == (ENTRY,)


def test_a_day_may_be_a_text(tmp_path):
    text = WHOLE.replace("2027-01-31", '"2027-01-31"')
    assert read(tmp_path, text) == (ENTRY,)


@pytest.mark.parametrize(
    ("change", "says"),
    [
        (('because = "the store agreed"\n', ""), "because is missing"),
        (('because = "the store agreed"\n', 'because = " "\n'), "because is missing"),
        (('by = "R. Iewer"\n', ""), "by is missing"),
        (('package = "com.x"\n', ""), "package is missing"),
        (("until = 2027-01-31\n", ""), "until is missing"),
        (("2027-01-31", '"2027-02-30"'), "is no day"),
        (("2027-01-31", "2027-01-31T10:00:00"), "until is missing"),
        (('rule = "LAP-A02"\n', ""), "either fingerprint or rule"),
        (('rule = "LAP-A02"', 'rule = "LAP-A02"\nfingerprint = "v1:00"'), "either fingerprint"),
        (('rule = "LAP-A02"', 'rule = "A02"'), "write LAP-A02"),
        (('rule = "LAP-A02"', 'fingerprint = "v1:xyz"'), "fingerprint 'v1:xyz'"),
        (("by =", "bye = 1\nby ="), "unknown key 'bye'"),
        (("[[waiver]]", "[waiver]"), "more than [[waiver]]"),
        (("[[waiver]]", "[[waver]]"), "more than [[waiver]]"),
        (("[[waiver]]", "[[waiver"), "is not TOML"),
    ],
)
def test_what_is_missing_or_misspelled_is_named_with_its_place(tmp_path, change, says):
    with pytest.raises(UnreadableFile) as caught:
        read(tmp_path, WHOLE.replace(*change))
    assert says in str(caught.value)
    assert "waivers.toml" in str(caught.value)


def test_a_file_that_is_not_there_is_named(tmp_path):
    with pytest.raises(UnreadableFile, match="No such file"):
        read_waivers(tmp_path / "none.toml")


def told(day, *, packages=("com.x",), used=()):
    found = remarks([ENTRY], day=day, packages=frozenset(packages), used=frozenset(used))
    return [(one.fails, one.says) for one in found]


def test_a_used_waiver_is_not_spoken_of():
    assert told("2027-01-31", used=[1]) == []


def test_an_unused_waiver_is_a_warning():
    ((fails, says),) = told("2027-01-31")
    assert not fails
    assert "not needed any more" in says


def test_a_waiver_that_ended_fails_and_says_when():
    ((fails, says),) = told("2027-02-01")
    assert fails
    assert "ended on 2027-01-31" in says


def test_waivers_of_apps_that_were_not_audited_are_left_alone():
    assert told("2027-02-01", packages=["com.other"]) == []
