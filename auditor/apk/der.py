"""Reads as much DER as certificates and their signatures need.

Source: X.690 (DER), RFC 5280 section 4.1 (certificates), RFC 5652 section 5 (signed data),
RFC 4514 (how a distinguished name is written).
"""

from collections.abc import Iterator
from typing import Final, NamedTuple

_SHORT: Final = {
    bytes.fromhex("550403"): "CN",
    bytes.fromhex("550404"): "SN",
    bytes.fromhex("550405"): "serialNumber",
    bytes.fromhex("550406"): "C",
    bytes.fromhex("550407"): "L",
    bytes.fromhex("550408"): "ST",
    bytes.fromhex("550409"): "street",
    bytes.fromhex("55040a"): "O",
    bytes.fromhex("55040b"): "OU",
    bytes.fromhex("2a864886f70d010901"): "emailAddress",
    bytes.fromhex("0992268993f22c640119"): "DC",
}


class Node(NamedTuple):
    """One value: its tag, its content, and all its bytes."""

    tag: int
    content: bytes
    whole: bytes


class NotDer(ValueError):  # noqa: N818 - caught in this room only
    """The bytes are no DER."""


def read_node(data: bytes, at: int = 0) -> Node:
    """Read one value; raises `NotDer`."""
    if at + 2 > len(data):
        raise NotDer("truncated")
    tag, length = data[at], data[at + 1]
    start = at + 2
    if length & 0x80:
        count = length & 0x7F
        if not 1 <= count <= 4 or start + count > len(data):
            raise NotDer("length")
        length = int.from_bytes(data[start : start + count], "big")
        start += count
    if start + length > len(data):
        raise NotDer("truncated")
    return Node(tag, data[start : start + length], data[at : start + length])


def children(node: Node) -> list[Node]:
    """Return the values inside a constructed value; raises `NotDer`."""
    return list(_walk(node.content))


def subject_of(certificate: bytes) -> str:
    """Return a certificate's subject as text; empty when it cannot be read."""
    try:
        fields = _fields(certificate)
        return ", ".join(_names(fields[4]))
    except (NotDer, IndexError):
        return ""


def signing_certificates(signed_data: bytes) -> tuple[bytes, ...]:
    """Return the certificates that signed a PKCS #7 block, in the order of its signers.

    Empty when it is broken; all certificates when no signer names one of them.
    """
    try:
        content = children(children(read_node(signed_data))[1])[0]
        parts = children(content)
        certificates = [
            node.whole for part in parts if part.tag == 0xA0 for node in children(part)
        ]
        signers = [children(children(signer)[1]) for signer in children(parts[-1])]
        by_name = {
            (_fields(one)[2].content, _fields(one)[0].content): one for one in certificates
        }
        chosen = [by_name.get((name.content, serial.content)) for name, serial in signers]
    except (NotDer, IndexError, ValueError):
        return ()
    return tuple(one for one in chosen if one) or tuple(certificates)


def _walk(data: bytes) -> Iterator[Node]:
    at = 0
    while at < len(data):
        node = read_node(data, at)
        yield node
        at += len(node.whole)


def _fields(certificate: bytes) -> list[Node]:
    """Return serial, algorithm, issuer, validity, subject, … of a certificate."""
    to_be_signed = children(read_node(certificate))[0]
    fields = children(to_be_signed)
    return fields[1:] if fields[0].tag == 0xA0 else fields


def _names(name: Node) -> Iterator[str]:
    for relative in children(name):
        for pair in children(relative):
            kind, value = children(pair)[:2]
            wide = value.tag == 0x1E
            text = value.content.decode("utf-16-be" if wide else "utf-8", "replace")
            yield f"{_SHORT.get(kind.content) or kind.content.hex()}={text}"
