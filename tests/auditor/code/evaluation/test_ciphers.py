"""Ciphers and digests of the interpreter give what the Java libraries give, or stop."""

import hashlib

import pytest

from auditor.code.evaluation.cells import Array, Stuck
from auditor.code.evaluation.natives import NATIVES

C = "Ljavax/crypto/Cipher;"
KEY = b"sixteen bytes ok"
# Known answers: NIST SP 800-38A, F.1.1 (ECB) and F.2.1 (CBC), first block.
NIST_KEY = bytes.fromhex("2b7e151628aed2a6abf7158809cf4f3c")
NIST_PLAIN = bytes.fromhex("6bc1bee22e409f96e93d7e117393172a")
NIST_ECB = bytes.fromhex("3ad77bb40d7a3660a89ecaf32466ef97")
NIST_CBC = bytes.fromhex("7649abac8119b246cee98e9b12e9197d")
NIST_VECTOR = bytes(range(16))


def array(data: bytes) -> Array:
    return Array("B", [one - 256 if one > 127 else one for one in data])


def octets(value: Array) -> bytes:
    return bytes(one & 0xFF for one in value.items)


def run(key: str, *values: object) -> object:
    return NATIVES[key]((), list(values))


def ciphered(name: str, mode: int, data: bytes, *, key: bytes, vector: bytes = b"") -> bytes:
    cipher = run(f"{C}->getInstance", name)
    given = [run("Ljavax/crypto/spec/SecretKeySpec;-><init>", None, array(key), "AES")]
    if vector:
        given.append(run("Ljavax/crypto/spec/IvParameterSpec;-><init>", None, array(vector)))
    run(f"{C}->init", cipher, mode, *given)
    return octets(run(f"{C}->doFinal", cipher, array(data)))


def test_aes_gives_the_known_answers_both_ways() -> None:
    for name, vector, hidden in (
        ("AES/ECB/NoPadding", b"", NIST_ECB),
        ("AES/CBC/NoPadding", NIST_VECTOR, NIST_CBC),
    ):
        for mode, given, expected in ((1, NIST_PLAIN, hidden), (2, hidden, NIST_PLAIN)):
            found = ciphered(name, mode, given, key=NIST_KEY, vector=vector)
            assert found == expected


def test_padding_is_taken_off_again_and_aes_alone_means_ecb_with_padding() -> None:
    hidden = ciphered("AES", 1, b"content://icc/adn", key=KEY)
    assert len(hidden) == 32
    assert ciphered("aes/ecb/pkcs5padding", 2, hidden, key=KEY) == b"content://icc/adn"


def test_des_and_triple_des_are_known() -> None:
    for key in (b"8 bytes!", b"twenty-four bytes of key"):
        name = "DES" if len(key) == 8 else "DESede"
        hidden = ciphered(
            f"{name}/CBC/PKCS5Padding", 1, b"abc", key=key, vector=bytes(range(8))
        )
        plain = ciphered(f"{name}/CBC/PKCS5Padding", 2, hidden, key=key, vector=bytes(range(8)))
        assert plain == b"abc"


@pytest.mark.parametrize("name", ["RSA/ECB/PKCS1Padding", "AES/GCM/NoPadding", "Blowfish", ""])
def test_what_is_not_known_stops_the_machine(name: str) -> None:
    with pytest.raises((Stuck, ValueError, KeyError)):
        ciphered(name, 2, b"x" * 16, key=KEY)


def test_a_key_may_be_a_part_of_an_array() -> None:
    key = run("Ljavax/crypto/spec/SecretKeySpec;-><init>", None, array(b"xxKEYxx"), 2, 3, "AES")
    assert key.content == b"KEY"


@pytest.mark.parametrize(
    ("java", "name"), [("MD5", "md5"), ("SHA-256", "sha256"), ("SHA1", "sha1")]
)
def test_digests_are_those_of_the_library(java: str, name: str) -> None:
    digest = run("Ljava/security/MessageDigest;->getInstance", java)
    run("Ljava/security/MessageDigest;->update", digest, array(b"a"))
    found = run("Ljava/security/MessageDigest;->digest", digest, array(b"b"))
    assert octets(found) == hashlib.new(name, b"ab").digest()
    assert (
        octets(run("Ljava/security/MessageDigest;->digest", digest))
        == hashlib.new(name).digest()
    )


def test_what_is_no_cipher_and_no_digest_stops_the_machine() -> None:
    for key, values in (
        (f"{C}->init", (None, 2, None)),
        (f"{C}->doFinal", (None, array(b"x"))),
        ("Ljava/security/MessageDigest;->digest", (None,)),
        ("Ljava/security/MessageDigest;->update", (None, array(b""))),
        ("Ljava/security/MessageDigest;->getInstance", ("MD4",)),
        ("Ljavax/crypto/spec/IvParameterSpec;-><init>", (None, None)),
    ):
        with pytest.raises(Stuck):
            run(key, *values)
