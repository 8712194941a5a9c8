"""Read an HTML report as a browser would without styles: which text stands in which language."""

from dataclasses import dataclass, field
from html.parser import HTMLParser

_VOID = frozenset(
    {"meta", "input", "br", "wbr", "rect", "line", "circle", "path", "img", "link"}
)


@dataclass
class Reading(HTMLParser):
    """The texts of a page by language, and every element that it holds."""

    english: list[str] = field(default_factory=list)
    chinese: list[str] = field(default_factory=list)
    unmarked: list[str] = field(default_factory=list)
    """Text that is neither one language of a label nor data of the app."""
    everything: list[str] = field(default_factory=list)
    tags: list[tuple[str, dict[str, str | None]]] = field(default_factory=list)
    _open: list[tuple[str, str]] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__(convert_charrefs=True)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        self.tags.append((tag, given))
        if tag in _VOID:
            return
        classes = (given.get("class") or "").split()
        kind = self._open[-1][1] if self._open else ""
        if given.get("translate") == "no" or tag in {"code", "style", "script", "title"}:
            kind = "data"
        elif "en" in classes:
            kind = "en"
        elif "zh" in classes:
            kind = "zh"
        elif given.get("lang") and tag != "html":
            kind = "data"
        self._open.append((tag, kind))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        while self._open and self._open.pop()[0] != tag:
            pass

    def handle_data(self, data: str) -> None:
        text = " ".join(data.split())
        if not text:
            return
        inside = {tag for tag, _ in self._open}
        if inside & {"style", "script"}:
            return
        self.everything.append(text)
        kind = self._open[-1][1] if self._open else ""
        {"en": self.english, "zh": self.chinese, "data": []}.get(kind, self.unmarked).append(
            text
        )

    @property
    def ids(self) -> list[str]:
        """Every id of the page."""
        return [given["id"] or "" for _, given in self.tags if "id" in given]

    @property
    def text(self) -> str:
        """All text, in order."""
        return " ".join(self.everything)


def read(page: bytes) -> Reading:
    """Return the reading of a page."""
    reading = Reading()
    reading.feed(page.decode("utf-8"))
    reading.close()
    return reading
