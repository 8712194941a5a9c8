"""What `scan` says of each of several apps as soon as it is known."""

from auditor.cli.options import in_language
from auditor.law.wording import verdict_title
from auditor.model.result import AuditResult, Failure
from auditor.model.words import Words
from reports.visible import one_line

NOT_AUDITED = Words("not audited ({kind}): {message}", "未能审计（{kind}）：{message}")


def app_line(name: str, outcome: AuditResult | Failure, *, lang: str) -> str:
    """Say in one line what became of an app; what the package chose stays visible."""
    if isinstance(outcome, Failure):
        filled = NOT_AUDITED.filled(kind=outcome.kind, message=outcome.message)
        return one_line(f"{name}: {in_language(filled, lang)}")
    verdict = outcome.verdict
    title = in_language(verdict_title(verdict.code), lang)
    provisional = f" ({verdict.provisional})" if verdict.provisional else ""
    return one_line(f"{name}: {verdict.code}{provisional} {title}")
