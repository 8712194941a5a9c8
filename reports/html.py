"""Set a result as a document: one self-contained HTML file in English and Chinese.

Nothing is fetched, nothing but two small additions (language, filters) needs a script, and
every text of the audited app is escaped and its hidden characters are made visible.
Source for the policy of contents: Content Security Policy Level 3, sections 6.1 and 8.
"""

import base64
import hashlib
import re
import shlex
from collections.abc import Callable, Mapping, Sequence
from functools import cache, lru_cache
from importlib import resources
from itertools import count
from pathlib import Path

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup, escape

from auditor.model.app import Icon
from auditor.model.difference import Difference, Way
from auditor.model.result import AuditResult, FleetResult
from auditor.model.vocabulary import Container, EvidenceKind, Severity, VerdictCode
from auditor.model.words import Words
from reports.compiled import CompiledTemplates
from reports.doubted import doubted
from reports.drawing import draw_events, draw_gates, draw_path
from reports.fleet_index import ordered
from reports.glossary import Lang, glossary, in_language, label
from reports.names import sdk_range, short_method, size_words
from reports.text import SHAPES
from reports.told import ELEMENTS
from reports.view import build_view
from reports.visible import one_line, visible
from reports.ways import ways

_COMMAND = "`"
"""Stands around a command in a label."""
_LANGUAGES = ("en", "zh")
SECTIONS = (
    "test", "findings", "told", "code", "law", "elements", "checks", "facts", "package", "limits",
    "evidence", "made", "reading",
)  # fmt: skip
"""The sections behind the front page, in reading order; each has a template of its name."""
_MOST_ROWS = 60
"""Rows of a table that grows with the app's size; the JSON result has them all."""
_SERIES = {
    "verdict": "A0 … F, U",
    "reason": "A2a … D13, M1 … M5",
    "fact": "P1 … K3",
    "element": "E-2.2 … E-8",
    "rule": "LAP-A01 … LAP-X07",
    "clause": "cn.pipl.13 …",
}
"""How the codes of each series look, for the reader's key to them."""
_PICTURES = frozenset({"image/png", "image/webp"})
_BASE64 = re.compile(r"[A-Za-z0-9+/]{1,65536}={0,2}")
_MAKERS = (Path(__file__), Path(__file__).with_name("visible.py"))
"""What besides jinja2 decides what compiled templates look like."""


@lru_cache(maxsize=4096)
def bilingual(words: Words) -> Markup:
    """Return a statement in both languages, each marked; once if they are the same text."""
    if words.en == words.zh:
        return Markup('<span translate="no">%s</span>') % visible(words.en)
    both = Markup('<span class="en" lang="en">%s</span><span class="zh" lang="zh">%s</span>')
    return both % (visible(words.en), visible(words.zh))


@cache
def _labelled(section: str, key: str) -> Markup:
    words = label(section, str(key))
    if _COMMAND not in words.en:
        return bilingual(words)
    both = Markup('<span class="en" lang="en">%s</span><span class="zh" lang="zh">%s</span>')
    return both % (_with_commands(words.en), _with_commands(words.zh))


def _with_commands(text: str) -> Markup:
    """Return a label of ours in which commands stand between backticks; no word of one is torn apart."""
    word = Markup('<span class="whole">%s</span>')
    pieces = [
        Markup('<code translate="no">%s</code>')
        % Markup(" ").join(word % one for one in piece.split())
        if place % 2
        else escape(piece)
        for place, piece in enumerate(text.split(_COMMAND))
    ]
    return Markup("").join(pieces)


def _ui(key: str) -> Markup:
    return _labelled("ui", key)


def _tongue(language: str) -> Markup:
    """Return the name of a language; one that the table lacks by its code."""
    name = label("language", language.partition("-")[0])
    return bilingual(name) if name.zh != name.en else _code(language)


def _unbroken(text: object) -> Markup:
    """Return a name of code whose arrows are not torn apart at a line's end."""
    arrow = Markup("<wbr><i>-&gt;</i>")
    return arrow.join(visible(str(text)).split("->"))


def _code(text: object) -> Markup:
    """Return a name of code, to be read as it stands."""
    return Markup('<code translate="no">%s</code>') % _unbroken(text)


def _severity(severity: Severity) -> Markup:
    """Return a severity by shape, word and (from the style) colour."""
    return Markup(
        '<span class="severity severity-%s"><span aria-hidden="true">%s</span> %s</span>'
    ) % (severity.value, SHAPES[severity], _labelled("severity", severity.value))


def _picture(icon: Icon | None) -> Markup | None:
    """Return an icon as the address of a picture; None for what is no plain picture.

    A saved result may come from anywhere: only the two types and the alphabet of Base64 pass.
    """
    if icon is None or icon.type not in _PICTURES or not _BASE64.fullmatch(icon.data):
        return None
    return Markup("data:{};base64,{}").format(icon.type, icon.data)


def _finalize(value: object) -> object:
    """Make hidden characters of every printed text visible; markup of ours is done already."""
    if isinstance(value, Markup):
        return value
    return "" if value is None else visible(str(value))


@cache
def _resource(name: str) -> str:
    return resources.files("reports").joinpath("templates", name).read_text("utf-8")


@cache
def _environment() -> Environment:
    """Return the template environment: autoescape on, undefined names are errors."""
    environment = Environment(
        loader=PackageLoader("reports", "templates"),
        bytecode_cache=CompiledTemplates(_MAKERS),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=_finalize,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.globals.update(
        t=bilingual,
        ui=_ui,
        w=_labelled,
        is_note=glossary()["evidence_note"].__contains__,
        code=_code,
        unbroken=_unbroken,
        severity=_severity,
        short=short_method,
        size=size_words,
        api=sdk_range,
        picture=_picture,
        draw_gates=draw_gates,
        draw_path=draw_path,
        ways=ways,
        doubted=doubted,
        draw_events=draw_events,
        notice_elements=ELEMENTS,
        colon=bilingual(Words(": ", "：")),
        comma=bilingual(Words(", ", "，")),
        most_rows=_MOST_ROWS,
        sections=tuple((one, f"s_{one}") for one in SECTIONS),
        section_number={one: place for place, one in enumerate(SECTIONS, start=1)},
        tongue=_tongue,
        series=_SERIES,
    )
    return environment


def compile_templates() -> None:
    """Compile every template and keep it, as `python -m compileall` does for modules."""
    asked = CompiledTemplates(_MAKERS, is_asked=True)
    environment = _environment().overlay(bytecode_cache=asked)
    for name in environment.list_templates(extensions=["j2"]):
        environment.get_template(name)


def _paragraphs() -> Callable[[], Markup]:
    """Return a function that gives the next paragraph's number, to be cited by."""
    numbers = count(1)

    def number() -> Markup:
        return Markup('<a class="n" id="p{0}" href="#p{0}" translate="no">{0}</a>').format(
            next(numbers)
        )

    return number


def _script_hash(script: str) -> str:
    """Return the source expression that lets exactly this inline script run."""
    digest = base64.b64encode(hashlib.sha256(script.encode("utf-8")).digest()).decode("ascii")
    return f"'sha256-{digest}'"


def _footer(sha256: str) -> Markup:
    """Return a running footer for print as a CSS string: only hexadecimal passes."""
    short = re.sub(r"[^0-9a-f]", "", sha256)[:16]
    return Markup('"sha256 {}…"').format(short)


def _page(template: str, lang: Lang, title: str, **context: object) -> bytes:
    """Render a template with style, script and policy in its head."""
    if lang not in _LANGUAGES:
        raise ValueError(f"no report in {lang!r}; the languages are en and zh")
    script = _resource("script.js")
    page = (
        _environment()
        .get_template(template)
        .render(
            lang=lang,
            title=one_line(title),
            style=Markup(_resource("style.css")),  # noqa: S704 - a file of this package
            script=Markup(script),  # noqa: S704 - a file of this package
            script_hash=_script_hash(script),
            para=_paragraphs(),
            **context,
        )
    )
    return page.encode("utf-8", "backslashreplace")


def _dump(result: AuditResult) -> str:
    """Return what prints the code of a package that holds its code itself; empty for others."""
    parts = {
        one.part.partition("!")
        for finding in result.findings
        for one in finding.evidence
        if one.kind is EvidenceKind.CODE
    }
    if result.app.source.container is not Container.APK or not parts:
        return ""
    name, _, member = min(parts)
    file = shlex.quote(name)
    return f"unzip -p {file} {shlex.quote(member)} > code.dex && dexdump -d code.dex"


def to_html(result: AuditResult, *, lang: Lang = "en") -> bytes:
    """Return the whole report as one HTML file that opens in a language and holds both."""
    view = build_view(result)
    name = in_language(label("ui", "title"), lang)
    return _page(
        "report.html.j2",
        lang,
        f"{result.verdict.code.value} · {result.app.label} · {name}",
        view=view,
        result=result,
        known_facts=frozenset(result.facts),
        dump=_dump(result),
        footer=_footer(result.app.source.sha256),
    )


def difference_page(
    difference: Difference,
    sections: Sequence[object],
    *,
    warnings: Sequence[Words],
    signs: Mapping[Way, str],
    lang: Lang = "en",
) -> bytes:
    """Return a comparison of two results as one HTML file, its lines made beforehand.

    `signs`: what stands before a line, by whether it is new, gone or changed.
    """
    old, new = difference.old, difference.new
    versions = tuple(f"{one.app.version_name} ({one.app.version_code})" for one in (old, new))
    return _page(
        "difference.html.j2",
        lang,
        f"{versions[0]} → {versions[1]} · {new.app.label}",
        old=old,
        new=new,
        versions=versions,
        sections=sections,
        warnings=warnings,
        signs=signs,
        footer=_footer(new.app.source.sha256),
    )


def to_html_fleet(fleet: FleetResult, *, lang: Lang = "en") -> bytes:
    """Return an index: a table, the most pressing app first; failures; each app's first page."""
    name = in_language(label("ui", "title"), lang)
    return _page(
        "fleet.html.j2",
        lang,
        f"{len(fleet.results)} · {name}",
        rows=ordered(build_view(result) for result in fleet.results),
        tally=tuple(
            (code.value, sum(one.verdict.code is code for one in fleet.results))
            for code in VerdictCode
        ),
        failures=fleet.failures,
        known_facts=frozenset(),
        footer=Markup('""'),
    )
