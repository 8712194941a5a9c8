"""Rules about the package itself: what makes it hard to examine, group F of the severity notes."""

from collections.abc import Iterator

from auditor.model.facts import Decision, Facts
from auditor.model.words import Words
from auditor.rules.registry import Claim, rule


@rule("LAP-I03")
def tampered_package(facts: Facts, _decision: Decision) -> Iterator[Claim]:
    """Something about the archive, the manifest or a dex defeats tools, and phones do not mind."""
    if not facts.tampering:
        return
    listed = "; ".join(f"{one.what} ({one.where})" for one in facts.tampering)
    yield Claim(
        anchor=("tampering", *sorted({one.what for one in facts.tampering})),
        message=Words(
            f"The package is made so that tools misread it: {listed}.",
            f"安装包的结构会使分析工具误读：{listed}。",
        ),
        evidence=tuple(place for one in facts.tampering for place in one.evidence),
    )
