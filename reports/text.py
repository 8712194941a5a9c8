"""Say a result on one screen of a terminal: the verdict first, then why, then what is unseen."""

from collections import Counter
from collections.abc import Iterable, Iterator

from auditor.model.result import AuditResult, FleetResult, Verdict
from auditor.model.vocabulary import ClauseOutcome, Severity, Status, VerdictCode
from reports.columns import clip, clip_middle, pad, width_of, wrap
from reports.doubted import least_sure_step
from reports.fleet_index import ordered
from reports.glossary import Lang, in_language, label
from reports.names import coded, size_words
from reports.picture import PackView, ReportView, Strong
from reports.view import PHONEBOOK, build_view
from reports.visible import one_line

SHAPES = {
    Severity.CRITICAL: "◆",
    Severity.HIGH: "▲",
    Severity.MEDIUM: "■",
    Severity.LOW: "●",
    Severity.INFO: "○",
}
"""The shape beside each severity's word, so that nothing rests on colour."""

_COLOURS = {
    Severity.CRITICAL: "1;31",
    Severity.HIGH: "31",
    Severity.MEDIUM: "33",
    Severity.LOW: "36",
    Severity.INFO: "2",
}
_VERDICT_COLOURS = {
    VerdictCode.B: "1;31",
    VerdictCode.C: "31",
    VerdictCode.D: "33",
    VerdictCode.E: "33",
    VerdictCode.U: "35",
}
_WIDE = 80
"""From this width on a table of apps has room for the law."""
_MOST_LIMITS = 3
_MOST_ENDS = 3
_MOST_OPEN = 2
_SCREEN = 40
"""Lines of a summary; one that would be longer is set again with less room."""
_ROOMS = (3, 2, 1)
"""How many lines a paragraph may take, the first that fits a screen."""


class _Page:
    """The lines of one summary in one language, at one width."""

    def __init__(self, lang: Lang, width: int, *, colour: bool, room: int = 3) -> None:
        """Start an empty page; `room` is how many lines a paragraph may take."""
        self.lang = lang
        self.room = room
        self.width = max(width, 40)
        self.colour = colour
        self.lines: list[str] = []

    def word(self, key: str, section: str = "ui") -> str:
        """Return a label of the glossary in the page's language."""
        return in_language(label(section, key), self.lang)

    def colon(self) -> str:
        """Return the colon with its space, as the language sets it."""
        return "：" if self.lang == "zh" else ": "

    def listed(self, parts: Iterable[str]) -> str:
        """Return parts joined as the language joins clauses."""
        return ("；" if self.lang == "zh" else "; ").join(parts)

    def beside(self, text: str) -> str:
        """Return a remark in the language's brackets."""
        return f"（{text}）" if self.lang == "zh" else f" ({text})"

    def paint(self, text: str, code: str | None) -> str:
        """Return the text in a colour, if colours are on."""
        return f"\x1b[{code}m{text}\x1b[0m" if self.colour and code else text

    def add(
        self, text: str, *, first: str = "", most: int | None = None, code: str | None = None
    ) -> None:
        """Add a paragraph with a hanging indent as wide as its first mark."""
        indent = " " * width_of(first)
        broken = wrap(one_line(text), self.width - len(indent), most=most) or [""]
        for place, line in enumerate(broken):
            head = first if place == 0 else indent
            self.lines.append(self.paint(head + line, code).rstrip())

    def head(self, key: str) -> None:
        """Add a heading after an empty line."""
        self.lines.append("")
        self.lines.append(self.paint(self.word(key), "1"))

    def bytes(self) -> bytes:
        """Return the page as UTF-8 with a line end at its end."""
        return ("\n".join(self.lines) + "\n").encode("utf-8", "backslashreplace")


def _head(page: _Page, view: ReportView) -> None:
    """Add who was audited: label, package, version, file, hash."""
    app = view.result.app
    label_ = clip(one_line(app.label), page.width // 2)
    title = f"{label_}  {one_line(app.package)} {one_line(app.version_name)}"
    page.lines.append(page.paint(clip(f"{title} ({app.version_code})", page.width), "1"))
    source = app.source
    hash_ = f"sha256 {one_line(source.sha256)[:64]}"
    size = f", {size_words(source.bytes)}"
    room = page.width - width_of(f"{size}, {hash_}")
    name = one_line(source.name)
    if width_of(name) <= room:
        page.lines.append(f"{name}{size}, {hash_}")
    else:  # A hash that is cut identifies nothing; where it has no line of its own, it is wrapped.
        page.lines.append(
            clip(clip_middle(name, page.width - width_of(size)) + size, page.width)
        )
        page.add(hash_)
    if given := view.result.audit.policies_given:
        named = f"{page.word('policies_given')}{page.colon()}{page.listed(given)}"
        page.lines.append(clip(one_line(named), page.width))


def _verdict_words(page: _Page, verdict: Verdict) -> str:
    """Return `Access, no consent mechanism (confirmed; provisionally A2)`."""
    said = [page.word(verdict.confidence, "confidence")]
    if verdict.provisional:
        said.append(f"{page.word('provisional')} {verdict.provisional.value}")
    return page.word(verdict.code, "verdict") + page.beside(page.listed(said))


def _verdict(page: _Page, view: ReportView) -> None:
    """Add the verdict with its sentence, its reasons, and the banner above it."""
    verdict = view.result.verdict
    page.lines.append("")
    for banner in view.banners:
        page.add(page.word(banner), first="!  ", most=page.room)
    code = _VERDICT_COLOURS.get(verdict.code, "1")
    first = pad(verdict.code.value, 3)
    page.add(_verdict_words(page, verdict), first=first, most=page.room, code=code)
    # The line of policies, where there is one, takes its room from here.
    most = 5 if view.result.audit.policies_given else 6
    page.add(in_language(verdict.says, page.lang), first="   ", most=most)
    if verdict.reasons:
        reasons = page.listed(
            coded(reason, page.word(reason, "reason")) for reason in verdict.reasons
        )
        page.add(reasons, first=f"   {page.word('reasons')}{page.colon()}", most=page.room)
    for one in view.open[:_MOST_OPEN]:
        named = page.listed(f"{each.id} {page.word(each.id, 'fact')}" for each in one.facts[:2])
        first = f"   {page.word('left_open')}{page.colon()}"
        said = in_language(one.because, page.lang)
        page.add(f"{named}{page.colon()}{said}", first=first, most=page.room)
    if answered := view.result.verdict_with_answers:
        first = f"   {page.word('with_answers')}{page.colon()}"
        page.add(f"{answered.code.value} {_verdict_words(page, answered)}", first=first, most=2)


def _counts(page: _Page, pack: PackView) -> str:
    """Return `2 breach, 1 undetermined` of a pack, zeros left out."""
    said = [(page.word(outcome, "clause"), count) for outcome, count in pack.counts if count]
    if page.lang == "zh":
        return "，".join(f"{word} {count} 条" for word, count in said) or "0"
    return ", ".join(f"{count} {word}" for word, count in said) or "0"


def _law(page: _Page, view: ReportView) -> None:
    """Add a line for each pack: how many clauses came out which way."""
    page.head("law_verdicts")
    most = 2 + page.room
    for pack in view.packs[:most]:
        head = one_line(pack.pack.id)
        if pack.if_offered:
            head += page.beside(page.word("if_offered"))
        if pack.pack.status == "draft":
            head += page.beside(page.word("draft", "pack_status"))
        counts = _counts(page, pack)
        if pack.pack.mark != "C":
            counts += page.beside(page.word(pack.pack.mark, "mark_short"))
        page.add(f"{head}{page.colon()}{counts}", first=" - ", most=1)
    _rest(page, len(view.packs) - most)
    if not view.packs:
        page.add(page.word("no_packs"), first=" - ")
    _principles(page, view)
    if view.divergence:
        page.add(page.word("divergence"), first=" ! ", most=1)


def _principles(page: _Page, view: ReportView) -> None:
    """Add which rules of the law layer are breached, if any."""
    comma = "、" if page.lang == "zh" else ", "
    plain, supposed = (comma.join(one) for one in view.broken)
    if supposed:
        supposed += page.beside(page.word("if_offered"))
    if broken := page.listed(one for one in (plain, supposed) if one):
        page.add(f"{page.word('law_rules')}{page.colon()}{broken}", first=" - ", most=1)


def _rest(page: _Page, left: int) -> None:
    """Say how many entries were left out."""
    if left > 0:
        page.lines.append(f" - … {left} {page.word('more')}")


def _mark(page: _Page, strong: Strong) -> tuple[str, str | None]:
    """Return what stands before a claim (severity, rule, confidence; or the fact), its colour."""
    if strong.finding:
        one = strong.finding.finding
        told = [page.word(one.confidence, "confidence")]
        if one.status is not Status.OPEN:
            told.append(page.word(one.status, "status"))
        sure = page.beside(page.listed(told))
        weight = f"{SHAPES[one.severity]} {page.word(one.severity, 'severity')}"
        return f"{weight} {one.rule}{sure}{page.colon()}", _COLOURS[one.severity]
    return f"{page.word('fact')} {strong.fact.id if strong.fact else ''}{page.colon()}", None


def _strongest(page: _Page, view: ReportView) -> None:
    """Add the three strongest pieces of evidence, each with its place."""
    counts = [
        f"{SHAPES[severity]} {count} {page.word(severity, 'severity')}"
        for severity, count in view.severities
        if count
    ]
    said = "  ".join(counts) or page.word("none_open")
    quiet = [
        f"{count} {page.word(status, 'status')}"
        for status in (Status.KNOWN, Status.WAIVED, Status.ANSWERED)
        if (count := sum(one.finding.status is status for one in view.findings))
    ]
    said = page.listed([said, *quiet])
    page.head("strongest")
    counted = page.beside(f"{page.word('findings')}{page.colon()}{said}")
    page.lines[-1] += clip(counted, page.width - width_of(page.word("strongest")))
    for number, strong in enumerate(view.strongest, start=1):
        mark, code = _mark(page, strong)
        page.add(
            mark + in_language(strong.claim, page.lang),
            first=f" {number}. ",
            most=max(page.room, 2),
            code=code,
        )
        place = clip_middle(one_line(strong.place.short), page.width - 4)
        page.lines.append(f"    {place}")
        if strong.end:
            end = strong.end
            said = end.short if end.deciding else f"{end.evidence.excerpt} ({end.short})"
            page.lines.append(
                f"    {clip(one_line(f'{strong.relation} {said}'), page.width - 4)}"
            )
        weak = strong.finding and least_sure_step(strong.finding.finding)
        if weak:
            said = f"{page.word('least_sure')}{page.colon()}{in_language(weak.says, page.lang)}"
            page.lines.append(f"    {clip(one_line(said), page.width - 4)}")
    if not view.strongest:
        page.add(page.word("no_evidence"), first=" - ")


def _leaving(page: _Page, view: ReportView) -> None:
    """Add where the phonebook's data goes, an end a line, what leaves the device first."""
    ends: dict[str, None] = {}
    for one in view.flows:
        flow = one.flow
        if flow.data not in PHONEBOOK:
            continue
        extent = page.listed(page.word(each, "extent") for each in one.extents)
        data = page.word(flow.data, "data") + (page.beside(extent) if extent else "")
        end = page.word(flow.sink.kind or "unknown", "sink")
        told = [page.word(flow.confidence, "confidence")]
        if flow.endpoint:
            end += f" {flow.endpoint}"
            told.insert(0, page.word(flow.recipient, "recipient"))
        told.extend(page.word(each, "flow_label") for each in flow.labels)
        ends[f"{data} → {end}{page.beside(page.listed(told))}"] = None
    if not ends:
        return
    page.head("leaving")
    for line in list(ends)[:_MOST_ENDS]:
        page.add(line, first=" - ", most=page.room)
    _rest(page, len(ends) - _MOST_ENDS)


def _unseen(page: _Page, view: ReportView) -> None:
    """Add the limits, those that blind reads first."""
    page.head("unseen")
    most = _MOST_LIMITS if page.room > 1 else 1
    for limit, more in view.limit_kinds[:most]:
        said = in_language(limit.because, page.lang) + page.beside(limit.scope)
        said += f" +{more}" if more else ""
        page.add(
            f"{page.word(limit.what, 'limit')}{page.colon()}{said}",
            first=" - ",
            most=max(page.room, 2),
        )
    _rest(page, len(view.limit_kinds) - most)
    if not view.limits:
        page.add(page.word("unseen_none"), first=" - ")
    if view.undecided and not view.open:
        count = f"{view.undecided}/{len(view.facts)}"
        page.add(f"{page.word('undecided')} {count}", first=" - ", most=1)
    page.add(page.word("unseen_always"), first=" - ", most=1)


def to_text(
    result: AuditResult, *, lang: Lang = "en", colour: bool = False, width: int = 100
) -> bytes:
    """Return a summary of one screen, or little more, in one language, `width` columns wide."""
    view = build_view(result)
    pages = [_summary(view, _Page(lang, width, colour=colour, room=room)) for room in _ROOMS]
    fitting = (one for one in pages if len(one.lines) <= _SCREEN)
    return next(fitting, pages[-1]).bytes()


def _summary(view: ReportView, page: _Page) -> _Page:
    """Fill a page in the order in which a reader may stop."""
    _head(page, view)
    _verdict(page, view)
    _law(page, view)
    _strongest(page, view)
    _leaving(page, view)
    _unseen(page, view)
    page.head("next_step")
    for number, step in enumerate(view.next_steps):
        page.add(page.word(step, "next"), first=" > ", most=3 if number == 0 else 2)
    page.add(page.word("disclaimer_short"), first="   ", most=1)
    return page


def _row(cells: Iterable[tuple[str, int]]) -> str:
    """Return one line of a table, each cell clipped and padded to its width."""
    return "  ".join(pad(clip(one_line(text), width), width) for text, width in cells).rstrip()


def _worst(view: ReportView) -> str:
    """Return the heaviest open findings as `◆2 ▲1`, or a dash."""
    said = [f"{SHAPES[severity]}{count}" for severity, count in view.severities if count]
    return " ".join(said) or "–"


def _law_cell(view: ReportView) -> str:
    """Return the packs in which a clause is breached, with how many: `cn 4, in 2`."""
    cells: Iterator[tuple[str, int]] = (
        (one.pack.id, dict(one.counts)[ClauseOutcome.BREACH]) for one in view.packs
    )
    return ", ".join(f"{id_} {count}" for id_, count in cells if count) or "–"


def _fleet_columns(width: int) -> tuple[int, ...]:
    """Return the columns' widths; where four do not fit, the law's is left to the reports."""
    if width >= _WIDE:
        return 8, width - 8 - 18 - 24 - 6, 18, 24
    return 8, width - 8 - 12 - 4, 12


def _called(result: AuditResult) -> str:
    """Return what a row calls an app: two files of one version are told apart by their names."""
    return f"{result.app.package} {result.app.version_name}"


def to_text_fleet(
    fleet: FleetResult, *, lang: Lang = "en", colour: bool = False, width: int = 100
) -> bytes:
    """Return a table of several apps, the most pressing first; then what failed."""
    page = _Page(lang, width, colour=colour)
    columns = _fleet_columns(page.width)
    heads = (page.word("verdict"), page.word("app"), page.word("findings"), page.word("law"))
    page.lines.append(page.paint(_row(zip(heads, columns, strict=False)), "1"))
    alike = Counter(_called(one) for one in fleet.results)
    for row in ordered(build_view(one) for one in fleet.results):
        view, result = row.view, row.view.result
        code = result.verdict.code.value
        if result.verdict.provisional:
            code += f" ({result.verdict.provisional.value})"
        is_alone = alike[_called(result)] == 1
        app = f"{_called(result)}  {result.app.label if is_alone else result.app.source.name}"
        cells = (code, app, _worst(view), _law_cell(view))
        page.lines.append(
            page.paint(
                _row(zip(cells, columns, strict=False)),
                _VERDICT_COLOURS.get(result.verdict.code),
            )
        )
    page.lines.append("")
    page.lines.append(f"{page.word('apps')}{page.colon()}{len(fleet.results)}")
    if fleet.failures:
        page.head("failures")
        for failure in fleet.failures:
            page.add(f"{failure.name} [{failure.kind}] {failure.message}", first=" - ", most=2)
    page.add(page.word("disclaimer_short"))
    return page.bytes()
