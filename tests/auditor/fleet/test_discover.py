"""Which files are audited together."""

from pathlib import Path

import pytest

from auditor.errors import UnreadablePackage
from auditor.fleet.discover import Identity, discover


def fake_identify(path: Path) -> Identity:
    """Read an identity that a test wrote into the file: `package version signer split`."""
    words = path.read_text("utf-8").split()
    if len(words) != 4:
        raise UnreadablePackage(f"{path}: no package")
    package, version, signer, split = words
    return Identity(package, int(version), signer, None if split == "-" else split)


@pytest.fixture
def tree(tmp_path):
    """Return what writes files below a folder and gives the folder."""

    def write(**files: str) -> Path:
        for name, content in files.items():
            path = tmp_path / name.replace("__", "/").replace("_apk", ".apk")
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(content, "utf-8")
        return tmp_path

    return write


def found(*paths: Path) -> list[list[str]]:
    apps = discover(paths, fake_identify).apps
    return [[path.name for path in app.paths] for app in apps]


def test_a_base_and_its_splits_are_one_app(tree):
    folder = tree(
        zz_apk="com.x 1 s -", b_apk="com.x 1 s config.hi", a_apk="com.x 1 s config.zu"
    )
    assert found(folder) == [["zz.apk", "b.apk", "a.apk"]]


@pytest.mark.parametrize(
    "other", ["com.y 1 s -", "com.x 2 s -", "com.x 1 t -", "com.x 2 s config.hi"]
)
def test_another_package_version_or_signer_is_another_app(tree, other):
    assert len(found(tree(a_apk="com.x 1 s -", b_apk=other))) == 2


def test_two_copies_of_a_base_are_two_apps_with_the_splits_beside_them(tree):
    folder = tree(
        one__base_apk="com.x 1 s -",
        two__base_apk="com.x 1 s -",
        two__hi_apk="com.x 1 s config.hi",
    )
    assert found(folder) == [["base.apk"], ["base.apk", "hi.apk"]]


def test_splits_without_a_base_stay_together(tree):
    folder = tree(hi_apk="com.x 1 s config.hi", bn_apk="com.x 1 s config.bn")
    assert found(folder) == [["bn.apk", "hi.apk"]]


def test_a_file_that_cannot_be_identified_is_an_app_of_its_own(tree):
    assert found(tree(a_apk="com.x 1 s -", b_apk="broken")) == [["a.apk"], ["b.apk"]]


def test_one_file_given_is_not_opened(tmp_path):
    assert found(tmp_path / "gone.apk") == [["gone.apk"]]


def test_a_container_is_an_app_of_its_own(tree):
    folder = tree(a_apk="com.x 1 s -")
    (folder / "b.XAPK").write_bytes(b"")
    assert found(folder) == [["a.apk"], ["b.XAPK"]]


def test_a_folder_is_searched_for_packages_only_and_at_every_depth(tree):
    folder = tree(deep__deeper__a_apk="com.x 1 s -")
    (folder / "notes.txt").write_text("no package", "utf-8")
    assert [app.name for app in discover([folder], fake_identify).apps] == ["deep/deeper/a.apk"]


def test_a_named_file_counts_whatever_its_suffix(tmp_path):
    assert found(tmp_path / "sample.bin") == [["sample.bin"]]


def test_a_file_given_twice_is_audited_once(tree):
    folder = tree(a_apk="com.x 1 s -")
    assert found(folder / "a.apk", folder, folder / "a.apk") == [["a.apk"]]


def test_an_empty_folder_holds_no_app_and_no_failure(tmp_path):
    discovery = discover([tmp_path], fake_identify)
    assert (discovery.apps, discovery.failures) == ((), ())


def test_the_order_depends_on_names_alone(tree):
    folder = tree(c_apk="com.c 1 s -", a_apk="com.a 1 s -", b_apk="com.b 1 s -")
    assert found(folder) == [["a.apk"], ["b.apk"], ["c.apk"]]


def test_a_folder_that_cannot_be_searched_is_a_failure(tree, monkeypatch):
    folder = tree(closed__a_apk="com.x 1 s -")

    def refuse(path):
        raise PermissionError(13, "Permission denied", str(path))

    monkeypatch.setattr("os.scandir", refuse)
    (failure,) = discover([folder], fake_identify).failures
    assert (failure.name, failure.kind) == (folder.name, "unreadable")
    assert str(folder) not in failure.message


def names(*paths: Path) -> list[str]:
    return [app.name for app in discover(paths, fake_identify).apps]


def test_two_files_of_one_name_are_told_apart(tree):
    folder = tree(old__app_apk="com.x 1 s -", new__app_apk="broken", other_apk="com.z 1 s -")
    given = (folder / "old" / "app.apk", folder / "new" / "app.apk", folder / "other.apk")
    assert names(*given) == ["old/app.apk", "new/app.apk", "other.apk"]


def test_files_of_one_name_below_two_searched_folders_are_told_apart(tree):
    folder = tree(a__x__app_apk="com.x 1 s -", b__x__app_apk="com.y 1 s -")
    assert names(folder / "a", folder / "b") == ["a/x/app.apk", "b/x/app.apk"]


def test_a_name_is_not_longer_than_it_must_be(tree):
    folder = tree(a__x__app_apk="com.x 1 s -", b__app_apk="com.y 1 s -")
    assert names(folder) == ["a/x/app.apk", "b/app.apk"]
    assert names(folder / "a" / "x" / "app.apk") == ["app.apk"]
