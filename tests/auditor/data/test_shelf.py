"""The shelf reads its tables, refuses broken ones and knows its own digest."""

import hashlib
from pathlib import Path

import pytest

import auditor.data.shelf as shelf
from auditor.errors import BadData


@pytest.fixture
def shelf_at(tmp_path, monkeypatch):
    """Return a function that puts files on an empty shelf."""

    def place(**contents):
        for name, content in contents.items():
            path = tmp_path.joinpath(*name.split("/"))
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
        return tmp_path

    def clear():
        for cached in (shelf.digest, shelf._parsed, shelf._file_names):
            cached.cache_clear()

    clear()
    monkeypatch.setattr(shelf, "files", lambda _: Path(tmp_path))
    yield place
    monkeypatch.undo()
    clear()


def test_a_table_is_read_by_its_name_with_or_without_ending(shelf_at):
    shelf_at(**{"law/one.toml": b'x = "y"\n'})
    assert shelf.read_table("law/one") == {"x": "y"} == shelf.read_table("law/one.toml")


def test_a_caller_cannot_spoil_the_table_of_another(shelf_at):
    shelf_at(**{"one.toml": b"x = [1]\n"})
    shelf.read_table("one")["x"].append(2)
    assert shelf.read_table("one") == {"x": [1]}


def test_a_missing_table_says_which_file_is_missing(shelf_at):
    shelf_at()
    with pytest.raises(BadData, match=r"law/none\.toml: the file: is missing"):
        shelf.read_table("law/none")


def test_a_broken_table_says_where_it_breaks(shelf_at):
    shelf_at(**{"one.toml": b"x = \n"})
    with pytest.raises(BadData, match=r"one\.toml: the whole file: is not TOML.*line 1"):
        shelf.read_table("one")


def test_a_table_that_is_not_utf8_is_refused(shelf_at):
    shelf_at(**{"one.toml": b'x = "\xff"\n'})
    with pytest.raises(BadData, match="UTF-8"):
        shelf.read_table("one")


def test_the_tables_of_a_folder_are_listed_in_order(shelf_at):
    shelf_at(**{"p/b.toml": b"", "p/a.toml": b"", "p/c.txt": b"", "q/d.toml": b""})
    assert shelf.table_names("p") == ("p/a", "p/b")


def test_the_digest_covers_names_and_contents_in_order(shelf_at):
    shelf_at(**{"b.txt": b"2", "a.toml": b"x = 1\n", "README.md": b"ignored"})
    expected = hashlib.sha256(b"a.toml\x006\x00x = 1\nb.txt\x001\x002").hexdigest()
    assert shelf.digest() == f"sha256:{expected}"


def test_the_digest_does_not_depend_on_line_ends(shelf_at):
    folder = shelf_at(**{"a.toml": b"x = 1\ny = 2\n"})
    first = shelf.digest()
    (folder / "a.toml").write_bytes(b"\xef\xbb\xbfx = 1\r\ny = 2\r\n")
    shelf.digest.cache_clear()
    assert shelf.digest() == first


def test_packed_files_count_byte_by_byte(shelf_at):
    folder = shelf_at(**{"a.gz": b"1\r\n"})
    first = shelf.digest()
    (folder / "a.gz").write_bytes(b"1\n")
    shelf.digest.cache_clear()
    assert shelf.digest() != first


def test_every_table_of_the_real_shelf_can_be_read():
    names = [name for name in shelf._file_names() if name.endswith(".toml")]
    for name in names:
        shelf.read_table(name)
    assert shelf.digest().startswith("sha256:")
