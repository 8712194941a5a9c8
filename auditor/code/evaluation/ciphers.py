"""Ciphers and digests for the interpreter of small methods: what decryptors of strings use.

Only with keys that are in the code; nothing random, nothing of the phone's key store.
Source: Java Cryptography Architecture, standard names (transformations, padding).
"""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from auditor.code.evaluation.cells import Array, Native, Stuck, byte_array, octets

_MOST: Final = 1 << 16
_BLOCKS: Final = {"AES": 16, "DES": 8, "DESEDE": 8}
_DIGESTS: Final = {
    "MD5": "md5",
    "SHA1": "sha1",
    "SHA-1": "sha1",
    "SHA-256": "sha256",
    "SHA-512": "sha512",
}


@dataclass(eq=False, slots=True)
class Key:
    """A `SecretKeySpec` or `IvParameterSpec`: bytes."""

    content: bytes


@dataclass(eq=False, slots=True)
class CipherInUse:
    """A `Cipher` with what it was given."""

    transformation: str
    mode: int = 0
    key: bytes = b""
    vector: bytes = b""


@dataclass(eq=False, slots=True)
class Digest:
    """A `MessageDigest` with what it was fed."""

    name: str
    fed: bytearray


def _key(_types: tuple[str, ...], values: list[Any]) -> Key:
    content = octets(values[1])
    if len(values) > 3:
        content = content[int(values[2]) : int(values[2]) + int(values[3])]
    return Key(content)


def _get_cipher(_types: tuple[str, ...], values: list[Any]) -> CipherInUse:
    return CipherInUse(str(values[0]).upper())


def _init(_types: tuple[str, ...], values: list[Any]) -> None:
    cipher, mode, key = values[0], values[1], values[2]
    if not isinstance(cipher, CipherInUse) or not isinstance(key, Key):
        raise Stuck("a cipher that is not known")
    cipher.mode, cipher.key = int(mode), key.content
    if len(values) > 3 and isinstance(values[3], Key):
        cipher.vector = values[3].content


def _finish(_types: tuple[str, ...], values: list[Any]) -> Array:
    cipher, data = values[0], octets(values[1])
    if not isinstance(cipher, CipherInUse) or len(data) > _MOST or len(values) > 2:
        raise Stuck("a cipher that is not known")
    from cryptography.exceptions import UnsupportedAlgorithm

    try:
        return byte_array(_ciphered(cipher, data))
    except UnsupportedAlgorithm as error:
        raise Stuck("a cipher of another kind") from error


def _ciphered(used: CipherInUse, data: bytes) -> bytes:
    from cryptography.hazmat.primitives import padding
    from cryptography.hazmat.primitives.ciphers import Cipher

    name, _, rest = used.transformation.partition("/")
    mode, _, filling = (rest or "ECB/PKCS5PADDING").partition("/")
    padded = filling in ("PKCS5PADDING", "PKCS7PADDING") and mode in ("ECB", "CBC")
    cipher = Cipher(_algorithm(name, used.key), _mode(mode, used.vector))
    padder = padding.PKCS7(8 * _BLOCKS[name])
    if used.mode == 1:
        adding = padder.padder()
        data = adding.update(data) + adding.finalize() if padded else data
        hiding = cipher.encryptor()
        return bytes(hiding.update(data) + hiding.finalize())
    showing = cipher.decryptor()
    plain = bytes(showing.update(data) + showing.finalize())
    taking = padder.unpadder()
    return bytes(taking.update(plain) + taking.finalize()) if padded else plain


def _algorithm(name: str, key: bytes) -> Any:
    from cryptography.hazmat.primitives.ciphers import algorithms

    if name == "AES":
        return algorithms.AES(key)
    if name in ("DES", "DESEDE"):
        from cryptography.hazmat.decrepit.ciphers.algorithms import TripleDES

        return TripleDES(key * 3 if len(key) == 8 else key)
    raise Stuck("a cipher of another kind")


def _mode(name: str, vector: bytes) -> Any:
    from cryptography.hazmat.primitives.ciphers import modes

    match name:
        case "ECB":
            return modes.ECB()  # noqa: S305 - it is the app's choice
        case "CBC":
            return modes.CBC(vector)
        case "CTR":
            return modes.CTR(vector)
        case _:
            raise Stuck("a mode of another kind")


def _get_digest(_types: tuple[str, ...], values: list[Any]) -> Digest:
    name = _DIGESTS.get(str(values[0]).upper())
    if name is None:
        raise Stuck("a digest of another kind")
    return Digest(name, bytearray())


def _update(_types: tuple[str, ...], values: list[Any]) -> None:
    if not isinstance(values[0], Digest):
        raise Stuck("a digest that is not known")
    values[0].fed += octets(values[1])


def _digest(_types: tuple[str, ...], values: list[Any]) -> Array:
    digest = values[0]
    if not isinstance(digest, Digest):
        raise Stuck("a digest that is not known")
    if len(values) > 1:
        digest.fed += octets(values[1])
    made = hashlib.new(digest.name, bytes(digest.fed), usedforsecurity=False)
    digest.fed.clear()
    return byte_array(made.digest())


CIPHERS: Final[Mapping[str, Native]] = {
    "Ljavax/crypto/spec/SecretKeySpec;-><init>": _key,
    "Ljavax/crypto/spec/IvParameterSpec;-><init>": _key,
    "Ljavax/crypto/Cipher;->getInstance": _get_cipher,
    "Ljavax/crypto/Cipher;->init": _init,
    "Ljavax/crypto/Cipher;->doFinal": _finish,
    "Ljava/security/MessageDigest;->getInstance": _get_digest,
    "Ljava/security/MessageDigest;->update": _update,
    "Ljava/security/MessageDigest;->digest": _digest,
}
"""Every call of ciphers and digests that is known, by class and name."""
