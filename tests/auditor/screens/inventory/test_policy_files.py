"""What `--policy` takes, and what it refuses: a file without words is no policy that is silent."""

import gzip
import io
import json
import sqlite3
import zipfile
from pathlib import Path

import pytest
from pypdf import PdfWriter
from pypdf.generic import DecodedStreamObject, DictionaryObject, NameObject

from auditor.errors import UnreadablePolicy
from auditor.screens.inventory.policy_files import read_policy

BUILT = Path(__file__).parents[4] / "samples" / "built"
ENGLISH = "Privacy policy. We read your contact list to verify who you are."
SPANISH = "Política de privacidad: leemos su agenda de contactos para la evaluación de crédito."
CHINESE = "隐私政策：我们读取您的通讯录，用于核实您的身份。"
TRADITIONAL = "隱私權政策：我們會讀取您的通訊錄，用於核實您的身分與評估您的信用。" * 2
RUSSIAN = "Политика конфиденциальности. Мы читаем ваши контакты для оценки. " * 3
KOREAN = "개인정보 처리방침. 당사는 본인 확인을 위해 귀하의 연락처를 읽습니다. " * 3
SHELL = (
    "<!doctype html><title>Privacy Policy</title><noscript>You need to enable JavaScript to run "
    "this app.</noscript><div id=root></div><script>var page = 'We read your contact list';"
    "</script><script src=/app.js></script>"
)


def zipped(name: str) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr(name, f"<w:t>{ENGLISH}</w:t>")
    return buffer.getvalue()


def database() -> bytes:
    with sqlite3.connect(":memory:") as store:
        store.execute("create table policy (words text)")
        return store.serialize()


def pdf(words: str, *, password: str = "") -> bytes:
    writer = PdfWriter()
    page = writer.add_blank_page(width=600, height=200)
    font = DictionaryObject(
        {
            NameObject("/Type"): NameObject("/Font"),
            NameObject("/Subtype"): NameObject("/Type1"),
            NameObject("/BaseFont"): NameObject("/Helvetica"),
        }
    )
    fonts = DictionaryObject({NameObject("/F1"): writer._add_object(font)})
    page[NameObject("/Resources")] = DictionaryObject({NameObject("/Font"): fonts})
    stream = DecodedStreamObject()
    stream.set_data(f"BT /F1 12 Tf 20 100 Td ({words}) Tj ET".encode("latin-1"))
    page[NameObject("/Contents")] = writer._add_object(stream)
    if password:
        writer.encrypt(password, algorithm="RC4-128")
    buffer = io.BytesIO()
    writer.write(buffer)
    return buffer.getvalue()


PNG = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + bytes(range(256)) * 20

REFUSED = {
    "policy.docx": (zipped("word/document.xml"), "a zip archive"),
    "renamed.html": (zipped("word/document.xml"), "a zip archive"),
    "policy.zip": (zipped("privacy.html"), "a zip archive"),
    "app.apk": ((BUILT / "no_contacts.apk").read_bytes(), "a zip archive"),
    "policy.png": (PNG, "a picture"),
    "renamed.txt": (PNG, "a picture"),
    "policy.jpg": (b"\xff\xd8\xff\xe0" + bytes(range(256)) * 20, "a picture"),
    "ls": (b"\x7fELF\x02\x01\x01" + b"\x00" * 500, "a program"),
    "classes.dex": (b"dex\n035\x00" + bytes(range(256)) * 20, "the code of an app"),
    "policy.gz": (gzip.compress(ENGLISH.encode()), "a compressed file"),
    "policy.doc": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 500, "an office program"),
    "policy.rtf": (b"{\\rtf1\\ansi " + ENGLISH.encode() + b"}", "rich text"),
    "policy.db": (database(), "a database"),
    "result.json": (json.dumps({"policy": ENGLISH}).encode(), "JSON"),
    "renamed-result.txt": (json.dumps([ENGLISH]).encode(), "JSON"),
    "noise": (bytes(range(128, 256)) * 40, "no encoding that is known"),
    "russian.txt": (RUSSIAN.encode("cp1251"), "no encoding that is known"),
    "korean.txt": (KOREAN.encode("euc-kr"), "no encoding that is known"),
    "zeros": (b"privacy policy\x00" * 40, "binary data"),
    "coded.txt": (b"c29tZSBkYXRhIHRoYXQgbm8gcGVyc29uIGNhbiByZWFk" * 40, "no words"),
    "numbers.csv": (b"1234, 5678, 91011\n" * 40, "no words"),
    "title.txt": (b"Privacy", "no words"),
    "shell.html": (SHELL.encode(), "no words"),
    "empty.txt": (b" \n", "no words"),
    "pictures.pdf": (pdf(""), "pictures of text"),
    "locked.pdf": (pdf(ENGLISH, password="secret"), "cannot be read as a PDF"),
}

TAKEN = {
    "policy.txt": (ENGLISH.encode(), "en"),
    "short.md": (b"# Privacy\n\nWe read your contacts.", "en"),
    "no-suffix": (CHINESE.encode(), "zh"),
    "mark.txt": (CHINESE.encode("utf-8-sig"), "zh"),
    "wide.txt": (CHINESE.encode("utf-16"), "zh"),
    "big-endian.txt": (b"\xfe\xff" + CHINESE.encode("utf-16-be"), "zh"),
    "gbk.html": (f"<html><meta charset=gbk><p>{CHINESE}</p></html>".encode("gbk"), "zh"),
    "gbk.txt": (CHINESE.encode("gbk"), "zh"),
    "big5.txt": (TRADITIONAL.encode("big5"), "zh"),
    "big5.html": (f"<html><meta charset=Big5><p>{TRADITIONAL}</html>".encode("big5"), "zh"),
    "western.txt": (SPANISH.encode("cp1252"), "es"),
    "thai.html": (
        "<html><meta charset='tis-620'><p>เราเข้าถึงรายชื่อผู้ติดต่อของคุณเพื่อยืนยันตัวตน</p>".encode("cp874"),
        "th",
    ),
    "page.html": (
        f"<html><p>{ENGLISH}</p><img src='data:image/png;base64,{'Zm9v' * 800}'></html>".encode(),
        "en",
    ),
    "braces.txt": (("{ENGLISH} [1] " + ENGLISH).encode(), "en"),
    "words.pdf": (pdf(ENGLISH), "en"),
}  # fmt: skip


@pytest.mark.parametrize("name", REFUSED)
def test_what_holds_no_words_is_refused_and_told(tmp_path: Path, name: str) -> None:
    data, says = REFUSED[name]
    (tmp_path / name).write_bytes(data)
    with pytest.raises(UnreadablePolicy) as refused:
        read_policy(tmp_path / name)
    message = str(refused.value)
    assert message.startswith(f"{name}: ")
    assert says in message
    assert "\n" not in message


@pytest.mark.parametrize("name", TAKEN)
def test_what_a_person_can_read_is_taken(tmp_path: Path, name: str) -> None:
    data, language = TAKEN[name]
    (tmp_path / name).write_bytes(data)
    policy = read_policy(tmp_path / name)
    assert (policy.document.language, policy.document.examined) == (language, True)


def test_chinese_is_the_same_in_each_encoding(tmp_path: Path) -> None:
    for name in ("no-suffix", "wide.txt", "big-endian.txt", "gbk.txt"):
        (tmp_path / name).write_bytes(TAKEN[name][0])
        assert read_policy(tmp_path / name).text.text.lstrip("\ufeff") == CHINESE


def test_traditional_chinese_is_the_same_in_big5(tmp_path: Path) -> None:
    for name in ("big5.txt", "big5.html"):
        (tmp_path / name).write_bytes(TAKEN[name][0])
        assert TRADITIONAL in read_policy(tmp_path / name).text.text
