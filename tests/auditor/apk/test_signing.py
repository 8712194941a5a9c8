import datetime
import hashlib
import struct
from functools import cache

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import pkcs7
from cryptography.x509.oid import NameOID

from auditor.apk.archive import Archive
from auditor.apk.der import signing_certificates, subject_of
from auditor.apk.signing import read_signers
from tests.axml_builder import build_apk

_V2, _V3, _V31 = 0x7109871A, 0xF05368C0, 0x1B93AD61


@cache
def signed_by(name: str) -> tuple[ec.EllipticCurvePrivateKey, x509.Certificate]:
    key = ec.generate_private_key(ec.SECP256R1())
    subject = x509.Name(
        [
            x509.NameAttribute(NameOID.COMMON_NAME, name),
            x509.NameAttribute(NameOID.ORGANIZATION_NAME, "借款 Ltd"),
            x509.NameAttribute(NameOID.COUNTRY_NAME, "IN"),
        ]
    )
    issuer = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, f"{name}'s issuer")])
    start = datetime.datetime(2020, 1, 1, tzinfo=datetime.UTC)
    builder = x509.CertificateBuilder(
        issuer, subject, key.public_key(), 7, start, start.replace(year=2050)
    )
    return key, builder.sign(key, hashes.SHA256())


def der(name: str) -> bytes:
    return signed_by(name)[1].public_bytes(serialization.Encoding.DER)


def block_for(name: str, *extra: str) -> bytes:
    key, certificate = signed_by(name)
    builder = (
        pkcs7.PKCS7SignatureBuilder()
        .set_data(b"x")
        .add_signer(certificate, key, hashes.SHA256())
    )
    for other in extra:
        builder = builder.add_certificate(signed_by(other)[1])
    options = [pkcs7.PKCS7Options.DetachedSignature, pkcs7.PKCS7Options.Binary]
    return builder.sign(serialization.Encoding.DER, options)


def prefixed(*parts: bytes) -> bytes:
    return b"".join(struct.pack("<I", len(part)) + part for part in parts)


def signer(*certificates: bytes) -> bytes:
    signed = prefixed(prefixed(b"digests"), prefixed(*certificates), b"")
    return prefixed(signed, b"signatures", b"key")


def with_block(data: bytes, *pairs: tuple[int, bytes]) -> bytes:
    """Put a signing block before the central directory."""
    end = data.rindex(b"PK\x05\x06")
    (at,) = struct.unpack_from("<I", data, end + 16)
    body = b"".join(
        struct.pack("<QI", len(value) + 4, identity) + value for identity, value in pairs
    )
    size = struct.pack("<Q", len(body) + 24)
    block = size + body + size + b"APK Sig Block 42"
    return (
        data[:at]
        + block
        + data[at : end + 16]
        + struct.pack("<I", at + len(block))
        + data[end + 20 :]
    )


def signers(data: bytes) -> list[tuple[str, str, str]]:
    read = read_signers(Archive(memoryview(data), "loan.apk"))
    return [(one.scheme, one.certificate_sha256, one.subject) for one in read]


def said(scheme: str, name: str) -> tuple[str, str, str]:
    return scheme, hashlib.sha256(der(name)).hexdigest(), f"CN={name}, O=借款 Ltd, C=IN"


def test_every_scheme_names_its_certificate() -> None:
    data = build_apk({"META-INF/CERT.EC": block_for("one"), "a": b"x"})
    data = with_block(
        data,
        (0x42726577, b"padding"),
        (_V2, prefixed(prefixed(signer(der("two"), der("chain"))))),
        (_V3, prefixed(prefixed(signer(der("three"))))),
        (_V31, prefixed(prefixed(signer(der("four"))))),
    )
    assert signers(data) == [
        said("v1", "one"),
        said("v2", "two"),
        said("v3", "three"),
        said("v3.1", "four"),
    ]


def test_several_signers_are_all_named() -> None:
    data = with_block(
        build_apk({"a": b"x"}),
        (_V2, prefixed(prefixed(signer(der("one")), signer(der("two"))))),
    )
    assert sorted(signers(data)) == sorted([said("v2", "one"), said("v2", "two")])


def test_of_a_chain_in_a_v1_block_only_the_signer_is_named() -> None:
    data = build_apk({"META-INF/CERT.RSA": block_for("one", "chain")})
    assert signers(data) == [said("v1", "one")]


def test_an_unsigned_package_names_nobody() -> None:
    assert signers(build_apk({"a": b"x", "META-INF/sub/CERT.RSA": block_for("one")})) == []


def test_broken_blocks_name_nobody() -> None:
    good = block_for("one")
    for length in range(0, len(good), 11):
        assert signing_certificates(good[:length]) == ()
    value = prefixed(prefixed(signer(der("one"))))
    for length in range(0, len(value), 13):
        assert signers(with_block(build_apk({"a": b"x"}), (_V2, value[:length]))) == []
    assert signers(with_block(build_apk({"META-INF/A.RSA": b"\x30\x84\xff"}))) == []


def test_a_block_that_lies_about_its_size_names_nobody() -> None:
    data = with_block(build_apk({"a": b"x"}), (_V2, prefixed(prefixed(signer(der("one"))))))
    at = data.index(b"APK Sig Block 42")
    assert signers(data[: at - 8] + b"\xff" * 8 + data[at:]) == []


@pytest.mark.parametrize("data", [b"", b"\x30", b"\x30\x82\x01", b"\x30\x03\x02\x01\x01"])
def test_the_subject_of_no_certificate_is_empty(data: bytes) -> None:
    assert subject_of(data) == ""
