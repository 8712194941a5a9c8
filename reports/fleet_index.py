"""In which order several apps stand in a table: what needs somebody first, first."""

from collections.abc import Iterable
from dataclasses import dataclass

from auditor.model.vocabulary import ClauseOutcome, VerdictCode
from reports.picture import ReportView

_URGENT_FIRST = ["B", "C", "D", "E", "U", "F", "A2", "A1", "A0"]
"""Verdicts of like findings in the order in which a person should look: U before what passed."""


@dataclass(frozen=True, slots=True)
class Row:
    """One app of the table, with the texts by which each column sorts."""

    view: ReportView
    by_verdict: str
    by_app: str
    by_findings: str
    by_law: str


def ordered(views: Iterable[ReportView]) -> tuple[Row, ...]:
    """Return the apps by the weight of their open findings, then by verdict, then by package."""
    rows = [_row(view) for view in views]
    rows.sort(key=lambda row: row.by_app)
    rows.sort(key=lambda row: (row.by_findings, row.by_verdict), reverse=True)
    return tuple(rows)


def _row(view: ReportView) -> Row:
    app = view.result.app
    breaches = sum(dict(pack.counts)[ClauseOutcome.BREACH] for pack in view.packs)
    return Row(
        view=view,
        by_verdict=_urgency(view.result.verdict.code),
        by_app=f"{app.package} {app.version_code:012d}",
        by_findings="".join(f"{count:05d}" for _, count in view.severities),
        by_law=f"{breaches:05d}",
    )


def _urgency(code: VerdictCode) -> str:
    return f"{len(_URGENT_FIRST) - _URGENT_FIRST.index(code.value):02d}"
