"""The store: an app is audited once for its bytes, the rules and what was asked."""

import sqlite3
from dataclasses import replace
from pathlib import Path

import pytest

from auditor.errors import UnreadableFile
from auditor.fleet.store import Key, digest_of, open_store, package_sum
from auditor.model.result import Failure
from auditor.model.vocabulary import LimitKind, VerdictCode
from tests.builders import finding, limit, result

KEY = Key("aa", "0.1.0 sha256:bb", "cc")
BREACH = result(VerdictCode.B, finding())


@pytest.fixture
def file(tmp_path) -> Path:
    return tmp_path / "deep" / "audits.sqlite"


def test_a_result_comes_back_as_it_was(file):
    with open_store(file) as store:
        store.put(KEY, "a.apk", BREACH)
        assert store.get(KEY) == BREACH
    with open_store(file) as again:
        assert again.get(KEY) == BREACH


@pytest.mark.parametrize("field", ["package_sha256", "tool_digest", "order_digest"])
def test_other_bytes_rules_or_orders_are_another_audit(file, field):
    with open_store(file) as store:
        store.put(KEY, "a.apk", BREACH)
        assert store.get(replace(KEY, **{field: "other"})) is None


@pytest.mark.parametrize("kind", [LimitKind.TIME, LimitKind.MEMORY])
def test_an_audit_that_the_net_cut_short_is_kept_but_made_again(file, kind):
    with open_store(file) as store:
        store.put(KEY, "a.apk", result(limits=(limit(kind),)))
        assert store.get(KEY) is None
    rows = sqlite3.connect(file).execute("SELECT name, finished FROM audits").fetchall()
    assert rows == [("a.apk", 0)]


def test_a_failure_is_not_kept(file):
    with open_store(file) as store:
        store.put(KEY, "a.apk", Failure("a.apk", "internal", "odd"))
        assert store.get(KEY) is None


def test_a_damaged_row_is_as_if_it_were_not_there(file):
    with open_store(file) as store:
        store.put(KEY, "a.apk", BREACH)
    connection = sqlite3.connect(file)
    with connection:
        connection.execute("UPDATE audits SET result = x'00'")
    connection.close()
    with open_store(file) as store:
        assert store.get(KEY) is None


def test_names_that_no_text_can_hold_are_kept_escaped(file):
    with open_store(file) as store:
        store.put(KEY, "a\udcff.apk", BREACH)
        assert store.get(KEY) == BREACH


@pytest.mark.parametrize(
    "content", [b"no database at all, but long enough to look like one", None]
)
def test_a_file_that_is_no_store_is_named(tmp_path, content):
    file = tmp_path / "x.sqlite"
    if content is None:
        connection = sqlite3.connect(file)
        connection.execute("CREATE TABLE theirs (x)")
        connection.commit()
        connection.close()
    else:
        file.write_bytes(content)
    with pytest.raises(UnreadableFile, match=r"x\.sqlite"), open_store(file):
        pass


def test_a_folder_is_no_store(tmp_path):
    with pytest.raises(UnreadableFile), open_store(tmp_path):
        pass


def test_one_file_is_known_by_its_own_sum_and_several_by_one_over_all(tmp_path):
    one, other = tmp_path / "one", tmp_path / "other"
    one.write_bytes(b"")
    other.write_bytes(b"x")
    empty = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
    assert package_sum([one]) == empty
    assert package_sum([one, other]) != package_sum([other, one]) != empty
    assert digest_of("a", "bc") != digest_of("ab", "c")
