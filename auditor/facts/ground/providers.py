"""Answers which data a content URI names, and how much of it, by authority and path.

Authorities match exactly and case-sensitively (android.content.ContentProvider), after a user
prefix such as `0@` is taken off.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from auditor.code.classes.values import HOLE, FieldRef, Uri, split_uri
from auditor.data.shelf import bad_entry, read_table
from auditor.model.vocabulary import Data, Extent

_USER = re.compile(r"^\d+@")
_OF_URIS = ":Landroid/net/Uri;"
_CONTRACTS = (
    "Landroid/provider/ContactsContract",
    "Landroid/provider/Contacts$",
    "Landroid/provider/Contacts;",
)


@dataclass(frozen=True, slots=True)
class Kind:
    """What a URI names."""

    data: Data | None
    """None for data that the audit does not follow."""
    extent: Extent
    is_resolved: bool = True
    """False when even the authority is not known."""


OTHER = Kind(None, Extent.UNKNOWN)
"""A URI of another kind: files, media, settings, the app's own provider."""

UNRESOLVED = Kind(None, Extent.UNKNOWN, is_resolved=False)
"""A URI of which not even the authority is known."""


@dataclass(frozen=True, slots=True)
class _Rule:
    pattern: re.Pattern[str]
    word: str


@cache
def _providers() -> Mapping[str, tuple[Data, tuple[_Rule, ...]]]:
    found = {}
    for row in read_table("contacts/paths")["provider"]:
        try:
            rules = tuple(_Rule(_compiled(path), _checked(word)) for path, word in row["paths"])
            found.update(dict.fromkeys(row["authorities"], (Data(row["data"]), rules)))
        except (KeyError, ValueError) as error:
            raise bad_entry(
                "contacts/paths", str(row.get("authorities")), str(error)
            ) from error
    return found


def _checked(word: str) -> str:
    return word if word == "filter" else Extent(word).value


def _compiled(path: str) -> re.Pattern[str]:
    """Turn `/a/*/**` into a pattern; a hole counts as one segment or more."""
    pattern = ""
    for segment in path.strip("/").split("/"):
        match segment:
            case "**":
                pattern += r"(?:/.*)?"
            case "*":
                pattern += r"/[^/]+"
            case "":
                pattern += ""
            case _:
                pattern += "/" + re.escape(segment)
    return re.compile(pattern + "/?")


def classify(uri: Uri) -> Kind:
    """Say what a URI names."""
    scheme, authority, path, _ = split_uri(uri)
    if scheme.text and HOLE not in scheme.text and scheme.text != "content":
        return OTHER
    name = _USER.sub("", authority.text)
    if not name or HOLE in name or HOLE in scheme.text:
        return UNRESOLVED if HOLE in uri.text else OTHER
    return by_authority(name, path.text)


def by_authority(authority: str, path: str = "") -> Kind:
    """Say what an authority and a path name."""
    known = _providers().get(authority)
    if known is None:
        return OTHER
    data, rules = known
    for rule in rules:
        if rule.pattern.fullmatch(path):
            if rule.word == "filter":
                last = path.rstrip("/").rpartition("/")[2]
                everything = last in ("filter_enterprise", "%", "%25", "") or last.endswith(
                    "filter"
                )
                return Kind(data, Extent.BULK if everything else Extent.LOOKUP)
            return Kind(data, Extent(rule.word))
    return Kind(data, Extent.UNKNOWN)


def classify_field(field: FieldRef) -> Kind:
    """Say what a framework constant names that the table of URIs does not know.

    A constant of the contacts contract that is newer than the table still is contacts.
    """
    if not field.text.startswith("Landroid/") or not field.text.endswith(_OF_URIS):
        return UNRESOLVED
    if field.text.startswith(_CONTRACTS):
        keyed = "FILTER" in field.text or "LOOKUP" in field.text
        return Kind(Data.CONTACTS, Extent.LOOKUP if keyed else Extent.BULK)
    return OTHER
