"""Decodes and encodes the modified UTF-8 of dex strings.

Source: "Dalvik executable format", section "MUTF-8 (Modified UTF-8) encoding". Differences
from UTF-8: NUL is `C0 80`, and characters beyond the basic plane are two surrogates of
three bytes each. Pairs become one Python character. A lone surrogate stays in the `str`
as it is, so that two different names never become one; whoever prints or stores such a
text escapes it first with `visible`.
"""

import re

_PAIR = re.compile("[\ud800-\udbff][\udc00-\udfff]")
_UNPRINTABLE = re.compile(
    "[\x00-\x1f\x7f-\x9f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff0-\ufffb\ud800-\udfff"
    "\U000e0000-\U000e0fff]"
)


def decode_mutf8(raw: bytes) -> str:
    """Decode modified UTF-8, without its final NUL, and never fail.

    Bytes that are no modified UTF-8 become U+FFFD, one for each.
    """
    try:
        return raw.decode()  # What is plain UTF-8 means the same in both.
    except UnicodeDecodeError:
        pass
    try:
        text = raw.replace(b"\xc0\x80", b"\x00").decode("utf-8", "surrogatepass")
    except UnicodeDecodeError:
        text = _decode_loosely(raw)
    return _PAIR.sub(_join, text)


def encode_mutf8(text: str) -> bytes:
    """Encode a text as dex files hold it, without the final NUL."""
    if text.isascii() and "\0" not in text:
        return text.encode("ascii")
    return b"".join(_encode_one(ord(letter)) for letter in text)


def visible(text: str) -> str:
    """Escape control, bidirectional, invisible and surrogate characters and backslashes.

    The result can always be encoded as UTF-8 and reads in the order it is stored in.
    """
    escaped = text.replace("\\", "\\\\").replace("\n", "\\n").replace("\t", "\\t")
    return _UNPRINTABLE.sub(_escape, escaped.replace("\r", "\\r"))


def _escape(found: re.Match[str]) -> str:
    code = ord(found[0])
    return f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"


def _join(found: re.Match[str]) -> str:
    high, low = map(ord, found[0])
    return chr(0x10000 + ((high - 0xD800) << 10) + (low - 0xDC00))


def _encode_one(code: int) -> bytes:
    if code > 0xFFFF:
        code -= 0x10000
        return _encode_one(0xD800 + (code >> 10)) + _encode_one(0xDC00 + (code & 0x3FF))
    if 0 < code < 0x80:
        return bytes((code,))
    if code < 0x800:
        return bytes((0xC0 | code >> 6, 0x80 | code & 0x3F))
    return bytes((0xE0 | code >> 12, 0x80 | code >> 6 & 0x3F, 0x80 | code & 0x3F))


def _decode_loosely(raw: bytes) -> str:
    letters, at = [], 0
    while at < len(raw):
        lead = raw[at]
        size = (
            1 if lead < 0x80 else 2 if lead & 0xE0 == 0xC0 else 3 if lead & 0xF0 == 0xE0 else 0
        )
        tail = raw[at + 1 : at + size]
        if not size or len(tail) != size - 1 or any(byte & 0xC0 != 0x80 for byte in tail):
            letters.append("\ufffd")
            at += 1
            continue
        code = lead & (0x7F, 0x1F, 0x0F)[size - 1]
        for byte in tail:
            code = code << 6 | byte & 0x3F
        letters.append(chr(code))
        at += size
    return "".join(letters)
