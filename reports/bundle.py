"""Pack a result as one file that a third person can check and repeat: the bundle.

It is a zip archive whose members are stored, not compressed, in order of name and without a
clock, so that the same result gives the same bytes whatever compressor is installed. It holds
the report, the result, the SARIF log, the policies that were given, how to repeat the audit,
and the SHA-256 sums of all of these in the form that `sha256sum --check` reads.
"""

import hashlib
import io
import json
import shlex
import zipfile
from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import Any

from auditor.model.result import AuditResult, FleetResult
from reports.glossary import Lang
from reports.visible import one_line

SCHEMA = "auditor-bundle/1"
SUMS = "SHA256SUMS"
RESULT = "result.json"
REPORT = "report.html"
SARIF = "result.sarif"
REPEAT = "repeat.json"
READ_ME = "README.txt"
POLICIES = "policies/"
_EPOCH = (1980, 1, 1, 0, 0, 0)
_READABLE = 0o644 << 16

Documents = Mapping[str, bytes]
"""SHA-256 of a policy that was given to its bytes."""


def to_bundle(
    result: AuditResult, *, lang: Lang = "en", documents: Documents | None = None
) -> bytes:
    """Return the bundle of one result; `documents` are the policies given with the app."""
    return _packed(_members(result, [result], lang, documents or {}))


def to_bundle_fleet(
    fleet: FleetResult, *, lang: Lang = "en", documents: Documents | None = None
) -> bytes:
    """Return one bundle of several results."""
    return _packed(_members(fleet, fleet.results, lang, documents or {}))


def made_again(result: AuditResult | FleetResult, lang: Lang) -> dict[str, bytes]:
    """Return the members that follow from the result alone, by name."""
    # Imported here since it loads the template engine.
    from reports import FLEET_RENDERERS, RENDERERS

    renderers = RENDERERS if isinstance(result, AuditResult) else FLEET_RENDERERS
    return {
        REPORT: renderers["html"](result, lang=lang),
        RESULT: renderers["json"](result),
        SARIF: renderers["sarif"](result, lang=lang),
    }


def sums(members: Mapping[str, bytes]) -> bytes:
    """Return the SHA-256 sums of all members but the sums themselves, a line each."""
    lines = [
        f"{hashlib.sha256(data).hexdigest()}  {name}\n"
        for name, data in sorted(members.items())
        if name != SUMS
    ]
    return "".join(lines).encode()


def _members(
    result: AuditResult | FleetResult,
    results: Iterable[AuditResult],
    lang: Lang,
    documents: Documents,
) -> dict[str, bytes]:
    results = list(results)
    members = made_again(result, lang)
    members[REPEAT] = _json(_repeat(results, lang, documents.keys()))
    members[READ_ME] = _read_me(results, documents.keys()).encode("utf-8", "backslashreplace")
    for sha256, data in documents.items():
        members[f"{POLICIES}{sha256}"] = data
    members[SUMS] = sums(members)
    return members


def _packed(members: Mapping[str, bytes]) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_STORED) as archive:
        for name, data in sorted(members.items()):
            entry = zipfile.ZipInfo(name, _EPOCH)
            entry.create_system = 3
            entry.external_attr = _READABLE
            archive.writestr(entry, data)
    return packed.getvalue()


def _json(value: object) -> bytes:
    text = json.dumps(value, ensure_ascii=False, indent=1) + "\n"
    return text.encode("utf-8", "backslashreplace")


def _repeat(
    results: Iterable[AuditResult], lang: Lang, given: Collection[str]
) -> dict[str, Any]:
    """Return for machines what repeating takes: the tool, the packages, the options."""
    return {
        "schema": SCHEMA,
        "lang": lang,
        "audits": [
            {
                "requirement": f"{one.tool.name}=={one.tool.version}",
                "digest": one.tool.digest,
                "package": one.app.source.name,
                "sha256": one.app.source.sha256,
                "command": command(one, given),
            }
            for one in results
        ],
    }


def command(result: AuditResult, given: Collection[str] = ()) -> list[str]:
    """Return the command that repeats an audit, policies under their names in the bundle.

    `given` holds the sums of the policies that are in it.
    """
    return ["auditor", "scan", one_line(result.app.source.name), *_options(result, given)]


def _options(result: AuditResult, given: Collection[str]) -> Iterator[str]:
    audit = result.audit
    said = {
        "packs": audit.packs_asked,
        "lending": audit.lending_said,
        "market": ",".join(audit.markets_said),
        "case": audit.case,
        "auditor": audit.auditor,
        "date": audit.date,
    }
    for name, value in said.items():
        if value:
            yield f"--{name}={one_line(value)}"
    for policy in result.policies:
        if policy.sha256 in given:
            yield f"--policy={POLICIES}{policy.sha256}"
    yield from (f"--data={one_line(named.rpartition(' ')[0])}" for named in audit.data_given)
    yield f"--report=json={RESULT}"


def _read_me(results: Iterable[AuditResult], given: Collection[str]) -> str:
    """Return in both languages how to check and how to repeat."""
    audits = "\n".join(
        f"  {one_line(one.app.source.name)}\n"
        f"    sha256 {one.app.source.sha256}\n"
        f"    pip install {one.tool.name}=={one.tool.version}   ({one.tool.digest})\n"
        f"    {shlex.join(command(one, given))}"
        for one in results
    )
    return _WORDS.format(audits=audits, report=REPORT, result=RESULT, sums=SUMS)


_WORDS = """\
A static audit of access to a borrower's phonebook, and what it takes to check and repeat it.

  {report}     the report; open it in a browser, nothing is fetched
  {result}     the whole result; `auditor render {result}` makes any report again
  {sums}      sums of all files: sha256sum --check {sums}

  auditor verify BUNDLE                 checks the sums, and that the report is the result's
  auditor verify BUNDLE PACKAGE         repeats the audit and says whether the result is the same

The sums show that the files belong together, not who made them: keep a signature or a receipt
of this file if that will matter. The package itself is not in here; keep it with its sum.
This is the result of a static analysis and no legal advice.

通讯录访问静态检测的结果，以及核对与重复检测所需的材料。

  {report}     报告；用浏览器打开，不访问网络
  {result}     完整结果；`auditor render {result}` 可重新生成任何报告
  {sums}      全部文件的校验和：sha256sum --check {sums}

  auditor verify BUNDLE                 核对校验和，并核对报告与结果一致
  auditor verify BUNDLE PACKAGE         重新检测安装包，并说明结果是否相同

校验和只说明文件相互一致，不说明由谁制作；如有需要，请另行签名或留存凭证。
安装包不在其中，请连同校验和一并保存。本报告为静态分析结果，不构成法律意见。

{audits}
"""
