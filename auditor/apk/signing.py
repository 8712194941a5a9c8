"""Tells who signed a package, from its signing block (v2, v3, v3.1) and `META-INF` (v1).

Signatures are not verified: Android does that before it installs, and an auditor asks who,
not whether. A broken block is no error; it just names nobody. Source: AOSP
source.android.com, "APK signature scheme v2", "v3" and "v3.1".
"""

import hashlib
import struct
from collections.abc import Iterator
from typing import Final

from auditor.apk.archive import Archive
from auditor.apk.der import signing_certificates, subject_of
from auditor.errors import InputError
from auditor.model.app import Signer

_MAGIC: Final = b"APK Sig Block 42"
_SCHEMES: Final = {0x7109871A: "v2", 0xF05368C0: "v3", 0x1B93AD61: "v3.1"}
_SIGNATURES: Final = (".RSA", ".DSA", ".EC")


def read_signers(archive: Archive) -> tuple[Signer, ...]:
    """Return who signed, v1 first, each certificate once per scheme."""
    found = [("v1", one) for one in _v1_certificates(archive)]
    found += _block_certificates(archive)
    signers = [
        Signer(scheme, hashlib.sha256(one).hexdigest(), subject_of(one))
        for scheme, one in found
    ]
    return tuple(
        sorted(dict.fromkeys(signers), key=lambda one: (one.scheme, one.certificate_sha256))
    )


def _v1_certificates(archive: Archive) -> Iterator[bytes]:
    for name in sorted(archive.entries):
        upper = name.upper()
        if (
            upper.startswith("META-INF/")
            and upper.endswith(_SIGNATURES)
            and upper.count("/") == 1
        ):
            try:
                block = archive.read(name)
            except InputError:
                continue
            yield from signing_certificates(block)


def _block_certificates(archive: Archive) -> Iterator[tuple[str, bytes]]:
    for identity, value in _pairs(_signing_block(archive)):
        scheme = _SCHEMES.get(identity)
        if scheme is None:
            continue
        for signer in _prefixed(next(_prefixed(value), b"")):
            signed = next(_prefixed(signer), b"")
            # Digests, then certificates, of which the first is the signer's.
            parts = _prefixed(signed)
            next(parts, b"")
            certificate = next(_prefixed(next(parts, b"")), b"")
            if certificate:
                yield scheme, certificate


def _signing_block(archive: Archive) -> bytes:
    """Return the pairs of the block that ends where the central directory starts."""
    data = archive.data
    end = archive.directory_start
    if end < 32 or bytes(data[end - 16 : end]) != _MAGIC:
        return b""
    (size,) = struct.unpack_from("<Q", data, end - 24)
    start = end - size
    return bytes(data[start : end - 24]) if 24 <= size <= end else b""


def _pairs(block: bytes) -> Iterator[tuple[int, bytes]]:
    at = 0
    while at + 12 <= len(block):
        length, identity = struct.unpack_from("<QI", block, at)
        if not 4 <= length <= len(block) - at - 8:
            return
        yield identity, block[at + 12 : at + 8 + length]
        at += 8 + length


def _prefixed(data: bytes) -> Iterator[bytes]:
    """Yield the parts of a sequence in which each part stands behind its length."""
    at = 0
    while at + 4 <= len(data):
        (length,) = struct.unpack_from("<I", data, at)
        if length > len(data) - at - 4:
            return
        yield data[at + 4 : at + 4 + length]
        at += 4 + length
