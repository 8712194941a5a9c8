"""Say a result in Markdown: a comment on a pull request, the summary of a job.

Read from the shared view, so that it cannot disagree with text and HTML. Everything that a
package chose is escaped so that it mentions nobody, links nowhere and breaks no table. The
whole stays below 64 kB, the most that comments take: what does not fit is counted, not lost
in silence.
Source: GitHub Flavored Markdown Spec 0.29, sections 2.4, 6.11; GitHub's limit for comments.
"""

import html
import re
from collections.abc import Callable, Iterable, Iterator, Sequence

from auditor.model.evidence import Step
from auditor.model.result import AuditResult, FleetResult
from auditor.model.vocabulary import ClauseOutcome, Status
from auditor.model.words import Words
from reports.doubted import doubted
from reports.glossary import Lang, in_language, label
from reports.names import coded, short_method
from reports.picture import FindingView, PackView, ReportView
from reports.text import SHAPES
from reports.view import build_view
from reports.visible import one_line
from reports.ways import ways

MOST_BYTES = 63_000
"""Below 64 kB, with room for what a job writes around it."""

_ESCAPES = {one: f"\\{one}" for one in "\\`*_[]|~$"} | {
    "&": "&amp;",
    "<": "&lt;",
    ">": "&gt;",
    "@": "@<!-- -->",
    "#": "#<!-- -->",
}
"""What each character with a meaning becomes. Mentions and numbers of issues are looked for in
the finished page, so only something between the sign and the name keeps them away."""
_AT_START = re.compile(r"^(\d+(?=[.)](?:\s|$))|(?=[-+=]))")
"""What begins a list or a heading on a line of its own."""
_LONGEST_TEXT = 600


def marked(text: str) -> str:
    """Return a text of the app or of ours as Markdown that shows it and nothing else."""
    shown = one_line(text)
    if len(shown) > _LONGEST_TEXT:
        shown = shown[:_LONGEST_TEXT] + "…"
    escaped = "".join(_ESCAPES.get(one, one) for one in shown)
    escaped = _AT_START.sub(r"\1\\", escaped)
    # A bare address becomes a link even where nothing marks it as one.
    return escaped.replace("://", "&#58;//").replace("www.", "www&#46;")


def code(text: str) -> str:
    """Return a name as a code span that may stand in a table."""
    shown = one_line(text)[:_LONGEST_TEXT].replace("|", "\\|")
    longest = max((len(one) for one in re.findall(r"`+", shown)), default=0)
    fence = "`" * (longest + 1)
    room = " " if shown.startswith("`") or shown.endswith("`") else ""
    return f"{fence}{room}{shown or ' '}{room}{fence}"


def to_markdown(result: AuditResult, *, lang: Lang = "en") -> bytes:
    """Return one result as Markdown, below 64 kB."""
    return _whole(_Page(lang).app(build_view(result), level=2), lang)


def to_markdown_fleet(fleet: FleetResult, *, lang: Lang = "en") -> bytes:
    """Return several results: a table first, then each app as far as there is room."""
    page = _Page(lang)
    views = [build_view(one) for one in fleet.results]
    blocks: list[str] = ["\n".join(page.table(views))]
    if fleet.failures:
        blocks.append("\n".join(page.failures(fleet)))
    for view in views:
        blocks += page.app(view, level=3)
    return _whole(blocks, lang)


def _whole(blocks: Iterable[str], lang: Lang) -> bytes:
    """Join blocks while they fit; say how many did not."""
    disclaimer = f"_{in_language(label('ui', 'disclaimer_short'), lang)}_\n"
    kept: list[bytes] = []
    room = MOST_BYTES - len(disclaimer.encode()) - 200
    left = 0
    for block in blocks:
        data = f"{block}\n\n".encode("utf-8", "backslashreplace")
        if left or len(data) > room:
            left += 1
            continue
        kept.append(data)
        room -= len(data)
    if left:
        more = in_language(label("ui", "more"), lang)
        full = in_language(label("ui", "full_report"), lang)
        kept.append(f"… {left} {more}: {full}\n\n".encode())
    return b"".join(kept) + disclaimer.encode()


class _Page:
    """Makes blocks of Markdown in one language."""

    def __init__(self, lang: Lang) -> None:
        self._lang: Lang = lang
        self._colon, self._comma = ("：", "，") if lang == "zh" else (": ", ", ")

    def _listed(self, parts: Iterable[str]) -> str:
        """Return parts joined as the language joins clauses."""
        return ("；" if self._lang == "zh" else "; ").join(parts)

    def _beside(self, text: str) -> str:
        """Return a remark in the language's brackets."""
        return f"（{text}）" if self._lang == "zh" else f" ({text})"

    def app(self, view: ReportView, *, level: int) -> list[str]:
        """Return one app as blocks, the most important first."""
        head = "\n".join(self._head(view, "#" * level))
        makers: tuple[Callable[[ReportView], Iterator[str]], ...] = (
            self._findings,
            self._law,
            self._unseen,
            self._data,
            self._next,
        )
        told = ["\n".join(lines) for lines in (list(make(view)) for make in makers) if lines]
        details = [self._detail(one) for one in view.findings if _is_shown(one)]
        return [head, *told, *details]

    def table(self, views: list[ReportView]) -> Iterator[str]:
        """Yield a table of several apps."""
        heads = ("verdict", "app", "findings", "law")
        yield f"## {self._ui('title')}"
        yield ""
        yield _row(self._ui(one) for one in heads)
        yield _row("---" for _ in heads)
        for view in views:
            app = view.result.app
            name = f"{code(app.package)} {marked(app.version_name)} {marked(app.label)}"
            yield _row(
                (self._verdict_short(view), name, self._counts(view), self._breaches(view))
            )

    def failures(self, fleet: FleetResult) -> Iterator[str]:
        """Yield what could not be audited."""
        yield f"**{self._ui('failures')}**"
        yield ""
        for one in fleet.failures:
            kind = in_language(label("failure", one.kind), self._lang)
            yield f"- {code(one.name)}{self._beside(kind)}{self._colon}{marked(one.message)}"

    def _ui(self, key: str) -> str:
        return in_language(label("ui", key), self._lang)

    def _word(self, section: str, key: str) -> str:
        return in_language(label(section, key), self._lang)

    def _say(self, words: Words) -> str:
        return marked(in_language(words, self._lang))

    def _verdict_short(self, view: ReportView) -> str:
        verdict = view.result.verdict
        provisional = f" ({verdict.provisional.value})" if verdict.provisional else ""
        return (
            f"**{verdict.code.value}**{provisional} {self._word('verdict_short', verdict.code)}"
        )

    def _head(self, view: ReportView, heading: str) -> Iterator[str]:
        """Yield who was audited and the verdict."""
        result = view.result
        app, verdict = result.app, result.verdict
        title = self._word("verdict", verdict.code.value)
        yield f"{heading} {verdict.code.value} · {marked(title)} · {marked(app.label)}"
        yield ""
        version = marked(f"{app.version_name} ({app.version_code})")
        yield f"{code(app.package)} {version}, sha256 {code(app.source.sha256)}"
        yield ""
        for banner in view.banners:
            yield f"> **{self._ui(banner)}**"
            yield ""
        yield self._say(verdict.says)
        if verdict.provisional:
            yield f"({self._ui('provisional')} {verdict.provisional.value})"
        if verdict.reasons:
            yield ""
            reasons = (coded(one, self._word("reason", one)) for one in verdict.reasons)
            yield f"{self._ui('reasons')}{self._colon}{self._listed(reasons)}"
        if baseline := result.audit.baseline:
            yield ""
            since = f"{baseline.version_name} ({baseline.version_code})"
            yield f"{self._ui('baseline')}{self._colon}{marked(since)}, sha256 {code(baseline.sha256[:12])}"

    def _counts(self, view: ReportView) -> str:
        """Return `◆ 2 critical, ▲ 1 high; 3 known`."""
        said = [
            f"{SHAPES[severity]} {count} {self._word('severity', severity.value)}"
            for severity, count in view.severities
            if count
        ]
        open_ = self._comma.join(said) or self._ui("none_open")
        quiet = [
            f"{count} {self._word('status', status.value)}"
            for status in (Status.KNOWN, Status.WAIVED, Status.ANSWERED)
            if (count := sum(one.finding.status is status for one in view.findings))
        ]
        return self._listed([open_, *quiet])

    def _findings(self, view: ReportView) -> Iterator[str]:
        """Yield a table of the findings, those that stand first."""
        yield f"**{self._ui('findings')}**{self._colon}{self._counts(view)}"
        if not view.findings:
            return
        yield ""
        yield _row(("", self._ui("rule"), self._ui("claim"), self._ui("where")))
        yield _row("---" for _ in range(4))
        for one in view.findings:
            finding = one.finding
            weight = (
                f"{SHAPES[finding.severity]} {self._word('severity', finding.severity.value)}"
            )
            if finding.status is not Status.OPEN:
                weight += self._comma + self._word("status", finding.status.value)
            elif finding.baseline:
                weight += f"{self._comma}**{self._word('baseline', finding.baseline)}**"
            sure = self._word("confidence", finding.confidence.value)
            rule = f"{finding.rule}{self._comma}{sure}"
            place = code(one.places[0].short) if one.places else ""
            yield _row((weight, rule, self._say(finding.message), place))

    def _law(self, view: ReportView) -> Iterator[str]:
        """Yield what each law pack says."""
        for pack in view.packs:
            said = [
                f"{count} {self._word('clause', outcome.value)}"
                for outcome, count in pack.counts
                if count
            ]
            if pack is view.packs[0]:
                yield f"**{self._ui('law_verdicts')}**"
                yield ""
            name = code(pack.pack.id)
            if pack.if_offered:
                name += self._comma + self._ui("if_offered")
            if pack.pack.status == "draft":
                name += self._comma + self._word("pack_status", "draft")
            if pack.pack.mark != "C":
                said.append(self._word("mark_short", pack.pack.mark))
            counts = self._comma.join(said)
            yield f"- {self._say(pack.title)}{self._beside(name)}{self._colon}{counts}"
        titles = {one.id: f"{one.id} {self._say(one.title)}" for one in view.result.principles}
        plain, supposed = (
            self._comma.join(titles[one] for one in each) for each in view.broken
        )
        if supposed:
            supposed += self._beside(self._ui("if_offered"))
        if broken := self._comma.join(one for one in (plain, supposed) if one):
            yield f"- {self._ui('law_rules')}{self._colon}{broken}"

    def _breaches(self, view: ReportView) -> str:
        def count(pack: PackView) -> int:
            return dict(pack.counts)[ClauseOutcome.BREACH]

        said = [f"{marked(one.pack.id)} {count(one)}" for one in view.packs if count(one)]
        return ", ".join(said) or "–"

    def _unseen(self, view: ReportView) -> Iterator[str]:
        """Yield the limits."""
        yield f"**{self._ui('unseen')}**"
        yield ""
        for limit in view.limits:
            kind = self._word("limit", limit.what.value)
            yield f"- {kind}{self._colon}{self._say(limit.because)}{self._beside(code(limit.scope))}"
        if not view.limits:
            yield f"- {self._ui('unseen_none')}"
        if view.undecided:
            yield f"- {self._ui('undecided')} {view.undecided}/{len(view.facts)}"
        yield f"- {self._ui('unseen_always')}"

    def _data(self, view: ReportView) -> Iterator[str]:
        """Yield where data goes."""
        for one in view.flows:
            flow = one.flow
            if one is view.flows[0]:
                yield f"**{self._ui('flows')}**"
                yield ""
            sink = self._word("sink", flow.sink.kind or "network")
            to = f" {code(flow.endpoint)}" if flow.endpoint else ""
            sure = self._word("confidence", flow.confidence.value)
            yield f"- {self._word('data', flow.data.value)} → {sink}{to}{self._beside(sure)}"

    def _next(self, view: ReportView) -> Iterator[str]:
        for one in view.open:
            named = self._comma.join(
                f"{each.id} {self._word('fact', each.id)}" for each in one.facts
            )
            yield f"**{self._ui('left_open')}**{self._colon}{self._say(one.because)}{self._beside(named)}"
            yield ""
        said = " ".join(self._word("next", one) for one in view.next_steps)
        yield f"**{self._ui('next_step')}**{self._colon}{said}"

    def _path(self, steps: Sequence[Step]) -> Iterator[str]:
        """Yield the steps of a finding's path as a list, each way that begins anew as its own."""
        for place, way in enumerate(ways(steps)):
            if place:
                yield self._ui("way_on")
                yield ""
            for number, step in enumerate(way, start=1):
                name = code(short_method(step.method))
                yield f"{number}. {name}{self._colon}{self._say(doubted(step))}"
            yield ""

    def _detail(self, view: FindingView) -> str:
        """Return a finding's path, places and remedy, folded."""
        finding = view.finding
        title = in_language(view.card.title, self._lang) if view.card else ""
        # GitHub and GitLab show this element; the rest of it is plain Markdown again.
        lines = [f"<details><summary>{finding.rule} {html.escape(title)}</summary>", ""]
        lines += self._path(finding.steps)
        for place in view.places[:6]:
            lines.append(f"- {code(place.short)}")
            if place.deciding:
                lines.append(f"  - {code(place.deciding.text)}")
            elif place.evidence.excerpt and not place.evidence.searched:
                lines.append(f"  - {code(place.evidence.excerpt)}")
        if view.parts.fix:
            lines += ["", f"**{self._ui('remedy')}** {self._say(view.parts.fix)}"]
        if waiver := finding.waiver:
            said = f"{waiver.because} ({waiver.by}, {waiver.until})"
            lines += ["", f"**{self._ui('waiver')}** {marked(said)}"]
        lines += ["", code(finding.fingerprint), "", "</details>"]
        return "\n".join(lines)


def _is_shown(view: FindingView) -> bool:
    """Say whether a finding's details belong into a comment: only what stands."""
    return view.finding.status is Status.OPEN


def _row(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"
