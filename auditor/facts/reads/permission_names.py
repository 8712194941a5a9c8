"""Reads the names of permissions out of what a value may be."""

from typing import Final

from auditor.code.classes.decodings import Decoding, joined
from auditor.code.classes.values import Elements, Number, Site, Text, Value
from auditor.model.access import UNTOLD_PERMISSION

PREFIX: Final = "android.permission."


def permissions_in(value: Value) -> tuple[tuple[tuple[Site, ...], str], ...]:
    """Return the permissions in a value: each with the calls that handed it down."""
    match value:
        case Text(text=text, holes=()) if _is_permission(text):
            return ((value.via, text),)
        case Elements(values=values):
            found: list[tuple[tuple[Site, ...], str]] = []
            unknown = False
            for one in values:
                inner = permissions_in(one)
                found += inner
                unknown = unknown or (not inner and not isinstance(one, Number))
            if unknown and found:
                # Who handed the others down says nothing of where this one comes from.
                found.append(((), UNTOLD_PERMISSION))
            return tuple(found)
        case _:
            return ()


def decoded_in(value: Value) -> tuple[Decoding, ...]:
    """Return how the permissions in a value were made readable."""
    match value:
        case Text(text=text, decoded=decoded) if _is_permission(text):
            return decoded
        case Elements(values=values):
            return joined(*map(decoded_in, values))
        case _:
            return ()


def _is_permission(text: str) -> bool:
    """Say whether a text is a permission's name: of Android, or with a dot before `permission`."""
    return text.startswith(PREFIX) or ".permission." in text
