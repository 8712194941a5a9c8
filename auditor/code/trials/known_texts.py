"""What methods of `String` and of `android.net.Uri` give of a text that is known.

An address is kept as its text, so that `Uri.parse(url).getHost()` is told of `url`. Source: Javadoc of
java.lang.String (`hashCode` is defined there, and compilers switch on it) and of android.net.Uri.
What `auditor.code.evaluation.natives` knows of texts is taken from there.
"""

from collections.abc import Callable, Mapping
from typing import Final, TypeAlias
from urllib.parse import parse_qs, unquote, urlsplit

from auditor.code.evaluation.answered import Known, Thing
from auditor.code.evaluation.cells import Stuck
from auditor.code.evaluation.natives import NATIVES

_Reader: TypeAlias = Callable[..., "str | int | None"]

_URI: Final = "Landroid/net/Uri;"
_STRING: Final = "Ljava/lang/String;"
_KOTLIN: Final = "Lkotlin/text/StringsKt;"
_REQUEST: Final = "Landroid/webkit/WebResourceRequest;"
_LINE: Final = "Landroid/webkit/ConsoleMessage;"
REQUEST: Final = "request"
"""The kind of thing that a page's request for an address is; its name is the address, of which more may follow (number 1)."""
CONSOLE_LINE: Final = "console line"
BEGUN: Final = "begun"
"""The kind of thing that a text is of which only the beginning is known."""
_OF_THE_FRONT: Final = frozenset({"getScheme", "getHost", "getAuthority", "getPath", "getLastPathSegment"})  # fmt: skip
_PART: Final = "substring"
_ASKED: Final = "getBooleanQueryParameter"
_ITSELF: Final = frozenset({"parse", "toString"})


def _native(name: str) -> _Reader:
    """Return what the interpreter of decoders does for a method of `String`, of texts alone."""
    call = NATIVES[f"{_STRING}->{name}"]
    return lambda *texts: call((), list(texts))


def _host(address: str) -> str | None:
    netloc = urlsplit(address).netloc
    return unquote(netloc.rpartition("@")[2].partition(":")[0]) if netloc else None


def _parameter(address: str, key: str) -> str | None:
    """Return what an address says of a key; Android takes the first where there are several."""
    told = parse_qs(urlsplit(address).query, keep_blank_values=True)
    return told[key][0] if key in told else None


def _last(address: str) -> str | None:
    pieces = [one for one in urlsplit(address).path.split("/") if one]
    return unquote(pieces[-1]) if pieces else None


_READERS: Final[Mapping[tuple[str, str], _Reader]] = {
    (_URI, "parse"): lambda text: text,
    (_URI, "toString"): lambda text: text,
    (_URI, "getScheme"): lambda text: text.partition(":")[0] if ":" in text else None,
    (_URI, "getHost"): _host,
    (_URI, "getAuthority"): lambda text: unquote(urlsplit(text).netloc) or None,
    (_URI, "getPath"): lambda text: unquote(urlsplit(text).path),
    (_URI, "getLastPathSegment"): _last,
    (_URI, "getQueryParameter"): lambda text, key: _parameter(text, key) or 0,
    (_URI, "getBooleanQueryParameter"): lambda text, key, otherwise: (
        int(told.lower() not in ("false", "0"))
        if (told := _parameter(text, key)) is not None
        else otherwise
    ),
    (_URI, "getQuery"): lambda text: unquote(urlsplit(text).query) or 0,
    (_URI, "getEncodedQuery"): lambda text: urlsplit(text).query or 0,
    (_URI, "getFragment"): lambda text: unquote(urlsplit(text).fragment) or 0,
    (_URI, "getEncodedPath"): lambda text: urlsplit(text).path,
    (_URI, "getSchemeSpecificPart"): lambda text: unquote(
        text.partition(":")[2].partition("#")[0]
    ),
    **{
        (_STRING, name): _native(name)
        for name in ("toString", "hashCode", "startsWith", "endsWith", "contains")
    },
    (_STRING, _PART): lambda text, *ends: (
        text[slice(*ends)] if len(ends) > 1 else text[ends[0] :]
    ),
    (_STRING, "contentEquals"): lambda text, other: int(text == other),
    (_KOTLIN, "removePrefix"): lambda text, front: text.removeprefix(front),
    (_KOTLIN, "removeSuffix"): lambda text, end: text.removesuffix(end),
    **{
        (_KOTLIN, f"{name}$default"): reader
        for name, reader in {
            "startsWith": lambda text, front: int(text.startswith(front)),
            "endsWith": lambda text, end: int(text.endswith(end)),
            "contains": lambda text, other: int(other in text),
            "substringAfter": lambda text, mark: (
                text.partition(mark)[2] if mark in text else text
            ),
            "substringBefore": lambda text, mark: text.partition(mark)[0],
            "substringAfterLast": lambda text, mark: text.rpartition(mark)[2],
        }.items()
    },
    (_STRING, "equalsIgnoreCase"): lambda text, other: int(text.lower() == other.lower()),
}


def read_text(owner: str, name: str, given: tuple[Known, ...]) -> Known:
    """Return what a method of a text or an address gives, or nothing where that is not known."""
    own = given[0] if given else None
    if isinstance(own, Thing) and (handed := _HANDED.get(own.kind)) is not None:
        kind = BEGUN if own.number else "text"
        return Thing(kind, own.name) if (owner, name) == handed else None
    if isinstance(own, Thing) and own.kind == BEGUN:
        return _read_begun(owner, name, own, given[1:])
    reader = _READERS.get((owner, name))
    if reader is not None and name.endswith("$default"):
        given = (
            given[:2] if not any(given[2:-2]) else ()
        )  # Whether case counts, and what to give else.
    told = [_plain(one) for one in given]
    is_textual = name in (_PART, _ASKED) or not any(isinstance(one, int) for one in told)
    if reader is None or None in told or not is_textual:
        return None
    try:
        found = reader(*told)
    except (TypeError, ValueError, IndexError, Stuck):
        return None  # Another method of this name, or no address.
    return Thing("text", found) if isinstance(found, str) else found


_HANDED: Final = {REQUEST: (_REQUEST, "getUrl"), CONSOLE_LINE: (_LINE, "message")}


def _plain(value: Known) -> str | int | None:
    if isinstance(value, Thing):
        return value.name if value.kind == "text" else None
    return value


def _read_begun(owner: str, name: str, own: Thing, rest: tuple[Known, ...]) -> Known:
    """Return what a method gives of a text of which only the beginning is known, where that decides."""
    if name in _ITSELF:
        return own
    if name in _OF_THE_FRONT:
        return read_text(owner, name, (Thing("text", own.name),))
    front = rest[0] if rest else None
    is_short = (
        isinstance(front, Thing) and front.kind == "text" and len(front.name) <= len(own.name)
    )
    if name.startswith("startsWith") and is_short:
        return read_text(owner, name, (Thing("text", own.name), *rest))
    return None
