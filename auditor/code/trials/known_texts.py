"""What methods of `String` and of `android.net.Uri` give of a text that is known.

An address is kept as its text, so that `Uri.parse(url).getHost()` is told of `url`. Source: Javadoc of
java.lang.String (`hashCode` is defined there, and compilers switch on it) and of android.net.Uri.
What `auditor.code.evaluation.natives` knows of texts is taken from there.
"""

from collections.abc import Callable, Mapping
from typing import Final, TypeAlias
from urllib.parse import unquote, urlsplit

from auditor.code.evaluation.answered import Known, Thing
from auditor.code.evaluation.cells import Stuck
from auditor.code.evaluation.natives import NATIVES

_Reader: TypeAlias = Callable[..., "str | int | None"]

_URI: Final = "Landroid/net/Uri;"
_STRING: Final = "Ljava/lang/String;"
_REQUEST: Final = "Landroid/webkit/WebResourceRequest;"
REQUEST: Final = "request"
"""The kind of thing that a page's request for an address is; its name is the address."""


def _native(name: str) -> _Reader:
    """Return what the interpreter of decoders does for a method of `String`, of texts alone."""
    call = NATIVES[f"{_STRING}->{name}"]
    return lambda *texts: call((), list(texts))


def _host(address: str) -> str | None:
    netloc = urlsplit(address).netloc
    return unquote(netloc.rpartition("@")[2].partition(":")[0]) if netloc else None


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
    **{
        (_STRING, name): _native(name)
        for name in ("toString", "hashCode", "startsWith", "endsWith", "contains")
    },
    (_STRING, "contentEquals"): lambda text, other: int(text == other),
    (_STRING, "equalsIgnoreCase"): lambda text, other: int(text.lower() == other.lower()),
}


def read_text(owner: str, name: str, given: tuple[Known, ...]) -> Known:
    """Return what a method of a text or an address gives, or nothing where that is not known."""
    own = given[0] if given else None
    if isinstance(own, Thing) and own.kind == REQUEST:
        return Thing("text", own.name) if (owner, name) == (_REQUEST, "getUrl") else None
    reader = _READERS.get((owner, name))
    texts = [one.name for one in given if isinstance(one, Thing) and one.kind == "text"]
    if reader is None or len(texts) != len(given):
        return None
    try:
        found = reader(*texts)
    except (TypeError, ValueError, IndexError, Stuck):
        return None  # Another method of this name, or no address.
    return Thing("text", found) if isinstance(found, str) else found
