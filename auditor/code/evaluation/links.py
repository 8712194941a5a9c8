"""Holds the calls on URIs that the interpreter of small methods knows (android.net, API 37)."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final
from urllib.parse import quote, unquote

from auditor.code.evaluation.cells import Link, Native, Stuck
from auditor.code.evaluation.containers import number_of, text_of

_UNRESERVED: Final = "_-!.~'()*"
_SEGMENT: Final = _UNRESERVED + "/"


@dataclass(eq=False, slots=True)
class LinkBuilder:
    """An `android.net.Uri.Builder`."""

    scheme: str = ""
    authority: str = ""
    path: str = ""
    query: str = ""

    def whole(self) -> Link:
        """Put the pieces together as `build` does."""
        head = f"{self.scheme}:" if self.scheme else ""
        middle = f"//{self.authority}" if self.authority else ""
        return Link(head + middle + self.path + (f"?{self.query}" if self.query else ""))


def _link(value: Any) -> Link:
    if isinstance(value, Link):
        return value
    raise Stuck("a URI that is not known")


def _appended(_types: tuple[str, ...], values: list[Any]) -> Link:
    base = _link(values[0]).text.rstrip("/")
    return Link(f"{base}/{text_of(values[1])}")


def _with_id(_types: tuple[str, ...], values: list[Any]) -> Link:
    return Link(f"{_link(values[0]).text.rstrip('/')}/{number_of(values[1])}")


def _from_parts(_types: tuple[str, ...], values: list[Any]) -> Link:
    return Link(f"{text_of(values[0])}:{quote(text_of(values[1]), safe=_UNRESERVED)}")


def _upon(_types: tuple[str, ...], values: list[Any]) -> LinkBuilder:
    scheme, _, rest = _link(values[0]).text.partition(":")
    rest, _, query = rest.partition("#")[0].partition("?")
    authority, path = "", rest
    if rest.startswith("//"):
        authority, slash, tail = rest[2:].partition("/")
        path = slash + tail
    return LinkBuilder(scheme, authority, path, query)


def _builder(value: Any) -> LinkBuilder:
    if isinstance(value, LinkBuilder):
        return value
    raise Stuck("a builder of URIs that is not known")


def _setter(name: str, *, encodes: str | None = None) -> Native:
    def put(_types: tuple[str, ...], values: list[Any]) -> LinkBuilder:
        held, text = _builder(values[0]), text_of(values[1])
        setattr(held, name, text if encodes is None else quote(text, safe=encodes))
        return held

    return put


def _path(encodes: str | None) -> Native:
    def put(_types: tuple[str, ...], values: list[Any]) -> LinkBuilder:
        held, text = _builder(values[0]), text_of(values[1])
        text = text if encodes is None else quote(text, safe=encodes)
        held.path = text if text.startswith("/") else f"/{text}"
        return held

    return put


def _append_path(encodes: str | None) -> Native:
    def put(_types: tuple[str, ...], values: list[Any]) -> LinkBuilder:
        held, text = _builder(values[0]), text_of(values[1])
        text = text if encodes is None else quote(text, safe=encodes)
        held.path = f"{held.path.rstrip('/')}/{text}"
        return held

    return put


def _parameter(_types: tuple[str, ...], values: list[Any]) -> LinkBuilder:
    held = _builder(values[0])
    pair = "=".join(quote(text_of(one), safe=_UNRESERVED) for one in values[1:3])
    held.query = f"{held.query}&{pair}" if held.query else pair
    return held


def _uris() -> dict[str, Native]:
    uri, builder = "Landroid/net/Uri;", "Landroid/net/Uri$Builder;"
    return {
        f"{uri}->parse": lambda _, values: Link(text_of(values[0])),
        f"{uri}->withAppendedPath": _appended,
        "Landroid/content/ContentUris;->withAppendedId": _with_id,
        f"{uri}->fromParts": _from_parts,
        f"{uri}->toString": lambda _, values: _link(values[0]).text,
        f"{uri}->buildUpon": _upon,
        f"{uri}->encode": lambda _, values: quote(text_of(values[0]), safe=_UNRESERVED),
        f"{uri}->decode": lambda _, values: unquote(text_of(values[0])),
        f"{builder}-><init>": lambda _types, _values: LinkBuilder(),
        f"{builder}->scheme": _setter("scheme"),
        f"{builder}->authority": _setter("authority", encodes=_UNRESERVED + "@:"),
        f"{builder}->encodedAuthority": _setter("authority"),
        f"{builder}->path": _path(_SEGMENT),
        f"{builder}->encodedPath": _path(None),
        f"{builder}->appendPath": _append_path(_UNRESERVED),
        f"{builder}->appendEncodedPath": _append_path(None),
        f"{builder}->appendQueryParameter": _parameter,
        f"{builder}->build": lambda _, values: _builder(values[0]).whole(),
        f"{builder}->toString": lambda _, values: _builder(values[0]).whole().text,
    }


LINKS: Final[Mapping[str, Native]] = _uris()
"""Every call that is known, by class and name."""
