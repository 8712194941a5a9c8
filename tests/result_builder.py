"""Hand-built audit results for tests of the reports: realistic, complete, and made up.

Each function returns one whole `AuditResult`; together they cover the verdicts that read
differently: `legacy_lender` (B, confirmed, with flow, path and a contradiction), `prompt_only`
(C), `bundled_consent` (D, with screens), `packed_lender` (U with a provisional code),
`never_reads` (A0), `declared_unused` (A2). `hostile` is the B example with names and texts
that attack the report. No app, company or number in here exists.
"""

from dataclasses import replace

from auditor.model.access import (
    Access,
    Control,
    Disclosure,
    Event,
    Flow,
    FlowEnd,
    PolicyDocument,
    Request,
    Screen,
    Sdk,
    ViewNode,
)
from auditor.model.app import Limit, Part, Signer, SourceFile, Tampering
from auditor.model.clause import ClauseResult, PackResult
from auditor.model.evidence import Evidence, Line, Step
from auditor.model.facts import Fact, Lending, Market
from auditor.model.finding import Finding, RuleCard, fingerprint
from auditor.model.result import (
    RESULT_SCHEMA,
    Answer,
    AppRecord,
    AuditContext,
    AuditResult,
    ComponentRecord,
    Element,
    PermissionRecord,
    Tool,
    Verdict,
)
from auditor.model.vocabulary import (
    VERDICT_NAMES,
    ClauseOutcome,
    Confidence,
    Container,
    Data,
    EvidenceKind,
    Extent,
    Gate,
    Kleene,
    LimitKind,
    Outcome,
    Reached,
    Sense,
    Severity,
    Status,
    VerdictCode,
)
from auditor.model.words import Words, same

READ = "Lcom/fastloan/app/sync/PhoneBookReader;->readAll(Landroid/content/Context;)Ljava/util/List;"
UPLOAD = "Lcom/fastloan/app/sync/Uploader;->send(Ljava/util/List;)V"
LAUNCH = "Lcom/fastloan/app/SplashActivity;->onCreate(Landroid/os/Bundle;)V"
QUERY = (
    "Landroid/content/ContentResolver;->query(Landroid/net/Uri;[Ljava/lang/String;"
    "Ljava/lang/String;[Ljava/lang/String;Ljava/lang/String;)Landroid/database/Cursor;"
)
DEX = "base.apk!classes.dex"

MANIFEST_SEEN = Evidence(
    EvidenceKind.MANIFEST,
    "base.apk!AndroidManifest.xml",
    xpath="/manifest/uses-permission[3]",
    excerpt='<uses-permission android:name="android.permission.READ_CONTACTS"/>',
)
TARGET_SEEN = Evidence(
    EvidenceKind.MANIFEST,
    "base.apk!AndroidManifest.xml",
    xpath="/manifest/uses-sdk",
    excerpt='<uses-sdk android:minSdkVersion="19" android:targetSdkVersion="22"/>',
)
READ_SEEN = Evidence(
    EvidenceKind.CODE,
    DEX,
    symbol=READ,
    offset=12,
    excerpt="query(Phone.CONTENT_URI, {display_name, data1}, null, null, null)",
    lines=(
        Line("0004  invoke-virtual {p1}, Context.getContentResolver()"),
        Line("0007  move-result-object v0"),
        Line("0008  sget-object v1, ContactsContract$CommonDataKinds$Phone.CONTENT_URI"),
        Line("000a  const/4 v3, null"),
        Line(
            "000c  invoke-virtual {v0, v1, v2, v3, v4, v5}, ContentResolver.query(…)", mark=True
        ),
        Line("0012  move-result-object v6"),
        Line("0014  invoke-interface {v6}, Cursor.moveToNext()"),
    ),
)
SEND_SEEN = Evidence(
    EvidenceKind.CODE,
    DEX,
    symbol=UPLOAD,
    offset=41,
    excerpt="HttpURLConnection.getOutputStream → https://api.fastloan.example/v1/contact/upload",
    lines=(
        Line('001c  const-string v2, "https://api.fastloan.example/v1/contact/upload"'),
        Line("0029  invoke-virtual {v3, v4}, OutputStream.write([B)", mark=True),
    ),
)
DENIAL_SEEN = Evidence(
    EvidenceKind.RESOURCE,
    "base.apk!resources.arsc",
    symbol="res/values-zh/strings.xml#privacy_promise",
    locale="zh",
    excerpt="我们绝不会读取或上传您的通讯录。",
)
SCOPE_SEEN = Evidence(
    EvidenceKind.SCOPE,
    "base.apk",
    excerpt="searched for permission requests and consent screens",
    searched={"layouts": 40, "dialogs": 3, "strings": 1204, "methods": 8421, "assets": 17},
)
EVIDENCES = (MANIFEST_SEEN, TARGET_SEEN)
READ_PATH = (
    Step(LAUNCH, None, Words("Android starts the launcher activity", "系统启动入口界面")),
    Step(
        LAUNCH,
        9,
        Words("calls LoanApp.sync, unconditionally", "无条件调用 LoanApp.sync"),
    ),
    Step(
        "Lcom/fastloan/app/LoanApp;->sync()V",
        4,
        Words("starts the worker thread", "启动工作线程"),
    ),
    Step(
        "Lcom/fastloan/app/sync/SyncTask;->run()V",
        2,
        Words("calls PhoneBookReader.readAll", "调用 PhoneBookReader.readAll"),
    ),
    Step(
        READ,
        12,
        Words(
            "queries all rows of the phone table: name and number",
            "查询电话表的全部行：姓名与号码",
        ),
    ),
)

ARTICLE = {
    "E-3.1a": (
        "3.1",
        "个人的通讯录信息属于个人信息的范畴",
        "An individual's phonebook information falls within personal information.",
        Words(
            "Does the app touch phonebook data at all, so that the test is engaged?",
            "该应用是否触及通讯录数据，从而触发本测试？",
        ),
    ),
    "E-3.1b": (
        "3.1",
        "未经个人同意,任何单位和个人不得随意获取和使用。",
        "Without the individual's consent, no organisation or person may arbitrarily obtain and use it.",
        Words(
            "Is there consent of the individual before obtaining and before using?",
            "在获取之前、使用之前，是否取得个人同意？",
        ),
    ),
    "E-3.3": (
        "3.3",
        "网贷平台在未获得借款人授权的情况下,擅自访问其通讯录信息,属于违法行为。",
        "Where a platform, without the borrower's authorisation, accesses the borrower's phonebook "
        "on its own initiative, that is an illegal act.",
        Words(
            "Can the code access the phonebook with no authorisation by the borrower?",
            "代码能否在借款人未授权的情况下访问通讯录？",
        ),
    ),
    "E-4.1a": (
        "4.1",
        "如果借款人在申请贷款时明确同意网贷平台使用其通讯录信息,那么这一行为在法律上是被允许的。",
        "If the borrower, when applying for the loan, explicitly agrees to the platform using his or "
        "her phonebook information, that conduct is permitted in law.",
        Words(
            "Did the borrower, when applying, explicitly agree to the use of the phonebook?",
            "借款人在申请贷款时是否明确同意使用其通讯录？",
        ),
    ),
    "E-4.1b": (
        "4.1",
        "很多借款人在签署合同时并未详细了解相关条款。",
        "Many borrowers, when signing the contract, had not understood the relevant terms in detail.",
        Words(
            "Is the contacts clause brought to the borrower's attention, or buried?",
            "有关通讯录的条款是提请注意，还是被埋没？",
        ),
    ),
    "E-4.2b": (
        "4.2",
        "如果因使用不当导致借款人或第三方权益受到侵害,平台需承担相应的赔偿责任。",
        "If improper use causes infringement of the rights of the borrower or of a third party, the "
        "platform bears compensation liability.",
        Words(
            "Does the app carry means or signs of improper use?",
            "该应用是否具备不当使用的手段或迹象？",
        ),
    ),
    "E-6.2": (
        "6.2",
        "建立完善的法律法规体系,确保借款人的合法权益不受侵犯。",
        "establish a complete legal framework and ensure borrowers' lawful rights are not infringed.",
        Words(
            "Addressed to the industry; nothing is asked of an app.",
            "面向行业，不对应用提出要求。",
        ),
    ),
}
"""Element to section, quotation, translation, question; a choice of the article's elements."""

SHOWS = {
    "LAP-A03": ("B",),
    "LAP-C01": ("C",),
    "LAP-C05": ("D2",),
    "LAP-N04": ("D9",),
    "LAP-X01": ("M1",),
}
CARDS = {
    card.id: replace(card, shows=SHOWS.get(card.id, ()))
    for card in (
        RuleCard(
            "LAP-A01",
            Words("Lending app declares READ_CONTACTS", "网贷App声明读取通讯录权限"),
            Severity.HIGH,
            Words(
                "Why: the permission opens the whole phonebook.\n\n"
                "Limits: a declared permission may never be used.\n\nFix: remove it; use a picker.",
                "原因：该权限开放整本通讯录。\n\n局限：声明的权限可能从未使用。\n\n整改：删除该权限，改用选取器。",
            ),
            ("article", "law:cn", "law:google-play"),
            ("CWE-250", "MASVS-PRIVACY-1"),
        ),
        RuleCard(
            "LAP-A03",
            Words("Access, no consent mechanism", "未见任何同意机制的访问"),
            Severity.CRITICAL,
            Words(
                "Why: the borrower is never asked before the phonebook is read.\n\n"
                "Limits: consent given outside the app is not seen.\n\n"
                "Fix: stop reading; if a contact is needed, let the borrower pick one.",
                "原因：读取通讯录前从未征求借款人意见。\n\n局限：无法看到应用之外给出的同意。\n\n"
                "整改：停止读取；如确需联系人，由借款人自行选取。",
            ),
            ("article", "law:cn"),
            ("CWE-359", "CWE-285"),
        ),
        RuleCard(
            "LAP-C01",
            Words(
                "OS permission prompt only, no explicit consent to use",
                "仅系统弹窗，未见明确同意",
            ),
            Severity.HIGH,
            Words(
                "Why: the prompt names neither user nor purpose.\n\nLimits: remote pages are not seen."
                "\n\nFix: ask in a screen of your own: what, why, who, refuse.",
                "原因：系统弹窗既不说明使用者也不说明目的。\n\n局限：无法看到远程页面。\n\n"
                "整改：以自有界面征求同意：内容、目的、对象、可拒绝。",
            ),
            ("article", "law:cn"),
            ("CWE-285",),
        ),
        RuleCard(
            "LAP-C05",
            Words(
                "Consent bundled with policy, contract or registration", "与其他协议捆绑同意"
            ),
            Severity.MEDIUM,
            Words(
                "Why: one tap cannot agree to several things.\n\nLimits: order of screens is likely, "
                "not certain.\n\nFix: a separate screen for contacts.",
                "原因：一次点击不能同意多项内容。\n\n局限：界面顺序为推断。\n\n整改：通讯录单独征求同意。",
            ),
            ("article", "law:cn"),
            ("MASWE-0078",),
        ),
        RuleCard(
            "LAP-N04",
            Words(
                "Text denies contact collection but code collects",
                "声称不收集通讯录但代码收集",
            ),
            Severity.CRITICAL,
            Words(
                "Why: the borrower is misled.\n\nLimits: the text may describe another version.\n\n"
                "Fix: correct the text or the code.",
                "原因：借款人受到误导。\n\n局限：文本可能针对其他版本。\n\n整改：更正文本或代码。",
            ),
            ("article", "law:cn"),
            ("CWE-213",),
        ),
        RuleCard(
            "LAP-X01",
            Words("Contacts are sent to a server", "通讯录上传服务器"),
            Severity.HIGH,
            Words(
                "Why: other people's data is acquired by the platform.\n\nLimits: what the server does "
                "is not seen.\n\nFix: send only the number that the borrower chose.",
                "原因：平台取得他人的数据。\n\n局限：无法看到服务器行为。\n\n整改：仅发送借款人选定的号码。",
            ),
            ("article", "law:cn"),
            ("CWE-359", "CWE-201"),
        ),
        RuleCard(
            "LAP-T01",
            Words("People in the phonebook have not consented", "联系人本人未同意"),
            Severity.HIGH,
            Words(
                "Why: a borrower cannot consent for others.\n\nLimits: consent gathered elsewhere is not "
                "seen.\n\nFix: ask the person before use.",
                "原因：借款人不能代他人同意。\n\n局限：无法看到在别处取得的同意。\n\n整改：使用前征得本人同意。",
            ),
            ("law:cn",),
            (),
        ),
        RuleCard(
            "LAP-A05",
            Words("Permission declared, no use found", "声明未使用"),
            Severity.MEDIUM,
            Words(
                "Why: an update could use it.\n\nLimits: unread code.\n\nFix: remove it.",
                "原因：更新后可能使用。\n\n局限：未读代码。\n\n整改：删除。",
            ),
            ("article", "law:cn"),
            ("CWE-250",),
        ),
        RuleCard(
            "LAP-A09",
            Words("Opaque code could hide access", "加固或动态加载，无法判定"),
            Severity.INFO,
            Words(
                "Why: what was not read may read contacts.\n\nLimits: this is one.\n\n"
                "Fix: supply an unpacked build.",
                "原因：未读部分可能读取通讯录。\n\n局限：本身即为局限。\n\n整改：提供未加固版本。",
            ),
            ("article",),
            (),
        ),
    )
}


def finding(
    rule: str,
    message: Words,
    *evidence: Evidence,
    severity: Severity | None = None,
    confidence: Confidence = Confidence.CONFIRMED,
    status: Status = Status.OPEN,
) -> Finding:
    """Return a finding of a rule of `CARDS`, with its fingerprint."""
    card = CARDS[rule]
    return Finding(
        rule=rule,
        severity=severity or card.severity,
        confidence=confidence,
        layer=card.layer,
        status=status,
        message=message,
        fingerprint=fingerprint(rule, (message.en,)),
        by="app",
        evidence=evidence,
        steps=READ_PATH if rule in {"LAP-A03", "LAP-X01"} else (),
    )


def fact(name: str, value: str, because: Words, *evidence: Evidence) -> Fact:
    """Return a fact of the vocabulary, confirmed."""
    return Fact(name, Kleene(value), Confidence.CONFIRMED, because, evidence)


def app(**changes: object) -> AppRecord:
    """Return the record of the made-up lender, with changes."""
    record = AppRecord(
        source=SourceFile(
            "fastloan-2.3.1.apk", "9f2b7c41" + "d3" * 28, 4_213_774, Container.APK
        ),
        parts=(Part("base.apk", "9f2b7c41" + "d3" * 28, None),),
        package="com.fastloan.app",
        label="快借 Fast Loan",
        version_name="2.3.1",
        version_code=231,
        min_sdk=19,
        target_sdk=22,
        signers=(Signer("v2", "5e" * 32, "CN=Fast Loan Technology, O=Made Up Ltd, C=CN"),),
        permissions=(
            PermissionRecord("android.permission.INTERNET", 1, None, "base.apk", "yes", "app"),
            PermissionRecord(
                "android.permission.READ_CONTACTS", 1, None, "base.apk", "yes", "app"
            ),
            PermissionRecord(
                "android.permission.READ_CALL_LOG", 16, 28, "base.apk", "no", "unknown"
            ),
        ),
        components=(
            ComponentRecord("activity", "Lcom/fastloan/app/SplashActivity;", True, "launcher"),
            ComponentRecord("receiver", "Lcom/fastloan/app/BootReceiver;", True, "boot"),
        ),
        lending=Lending(
            Kleene.YES,
            (
                Words(
                    "the label holds “Loan”, the strings “borrow”, “repay”",
                    "应用名称含“借”，文本含“借款”“还款”",
                ),
            ),
        ),
        markets=(Market("cn", (Words("strings in Chinese, CNY", "中文文本，人民币"),)),),
        languages=("", "zh", "en"),
        tampering=(),
    )
    return replace(record, **changes)  # type: ignore[arg-type]


def verdict(
    code: str, says: Words, *reasons: str, confidence: str = "confirmed", provisional: str = ""
) -> Verdict:
    """Return a verdict in words."""
    return Verdict(
        code=VerdictCode(code),
        name=VERDICT_NAMES[VerdictCode(code)],
        provisional=VerdictCode(provisional) if provisional else None,
        reasons=reasons,
        confidence=Confidence(confidence),
        says=says,
    )


def element(
    id_: str, outcome: Outcome, because: Words, *facts: str, findings: tuple[Finding, ...] = ()
) -> Element:
    """Return an element of `ARTICLE` with its outcome."""
    section, quote, translation, asks = ARTICLE[id_]
    return Element(
        id=id_,
        section=section,
        quote=quote,
        translation=translation,
        asks=asks,
        outcome=outcome,
        because=because,
        facts=facts,
        findings=tuple(one.fingerprint for one in findings),
    )


def pack(
    id_: str, name: str, *, mark: str = "C", divergence: bool = False, **counts: int
) -> PackResult:
    """Return a law pack with the counts of its clauses (underscores for hyphens)."""
    return PackResult(
        id=id_,
        name=name,
        number="2021年主席令第91号" if id_ == "cn" else "n/a",
        issuer="全国人民代表大会常务委员会" if id_ == "cn" else "Google",
        status="in-force" if id_ == "cn" else "platform",
        effective_from="2021-11-01",
        effective_to=None,
        source="https://law.example/" + id_,
        mark=mark,
        last_checked="2026-11-23",
        chosen_because=Words("always applied", "始终适用")
        if id_ == "cn"
        else Words("asked for on the command line", "命令行指定"),
        divergence=divergence,
        counts={key.replace("_", "-"): count for key, count in counts.items()},
    )


def clauses(outcome: ClauseOutcome, *findings: Finding) -> tuple[ClauseResult, ...]:
    """Return three clauses: one with the outcome, one not applicable, one of another pack."""
    prints = tuple(one.fingerprint for one in findings)
    return (
        ClauseResult(
            "cn",
            "cn.pipl.13",
            "《个人信息保护法》第十三条",
            Words(
                "Is there a basis for processing, such as the individual's consent?",
                "处理个人信息是否具有个人同意等依据？",
            ),
            "符合下列情形之一的，个人信息处理者方可处理个人信息",
            "C",
            True,
            outcome,
            Words("decided by the facts P2 and C0", "依据事实 P2 与 C0"),
            prints,
        ),
        ClauseResult(
            "cn",
            "cn.collection.contact",
            "催收工作指引 第x条",
            Words("Are unrelated people left alone?", "是否不打扰无关人员？"),
            None,
            "K",
            False,
            ClauseOutcome.NOT_APPLICABLE,
            Words("no sign of collection in the app", "应用中未见催收迹象"),
            (),
        ),
        ClauseResult(
            "google-play",
            "play.loans.contacts",
            "Personal loans policy",
            Words(
                "Does the loan app stay away from the contacts permission?",
                "贷款应用是否不使用通讯录权限？",
            ),
            None,
            "C2",
            False,
            outcome,
            Words("decided by fact P1", "依据事实 P1"),
            prints[:1],
        ),
    )


def _result(**parts: object) -> AuditResult:
    """Return a result with empty tables where nothing is given."""
    empty: dict[str, object] = dict.fromkeys(
        [
            "elements",
            "packs",
            "clauses",
            "accesses",
            "requests",
            "flows",
            "disclosures",
            "screens",
            "events",
            "sdks",
            "rules",
            "findings",
            "limits",
        ],
        (),
    )
    given: dict[str, object] = {
        **empty,
        "schema": RESULT_SCHEMA,
        "tool": Tool("auditor", "0.1.0", "sha256:" + "ab" * 32),
        "audit": AuditContext(as_of={"cn": "2026-11-23"}, packs=("article", "cn")),
        "app": app(),
        "verdict_with_answers": None,
        "facts": {},
        **parts,
    }
    return AuditResult(**given)  # type: ignore[arg-type]


def read_access(**changes: object) -> Access:
    """Return the whole-phonebook read of the made-up lender, with changes."""
    access = Access(
        data=Data.CONTACTS,
        extent=Extent.BULK,
        columns=("display_name", "data1"),
        uri="content://com.android.contacts/data/phones",
        api=QUERY,
        method=READ,
        offset=12,
        part=DEX,
        component="Lcom/fastloan/app/SplashActivity;",
        reached=Reached.YES,
        path=READ_PATH,
        before_consent=Kleene.YES,
        gated_by=Gate.NONE,
        witness=READ_PATH[:3],
        verdict=VerdictCode.B,
        confidence=Confidence.CONFIRMED,
        by="app",
    )
    return replace(access, **changes)  # type: ignore[arg-type]


def legacy_lender() -> AuditResult:
    """A lender for Android 5 that reads and uploads the whole phonebook at start: B, confirmed."""
    a03 = finding(
        "LAP-A03",
        Words(
            "The whole phonebook is read at launch and nothing asks the borrower: unlawful under "
            "the article's 3.3.",
            "应用启动即读取整本通讯录，且未征求借款人意见：依文章3.3属违法行为。",
        ),
        READ_SEEN,
        SCOPE_SEEN,
    )
    n04 = finding(
        "LAP-N04",
        Words(
            "A text promises that contacts are never read; the code reads them.",
            "文本承诺绝不读取通讯录，代码却予以读取。",
        ),
        DENIAL_SEEN,
        READ_SEEN,
    )
    x01 = finding(
        "LAP-X01",
        Words(
            "Names and numbers of the whole phonebook can reach api.fastloan.example.",
            "整本通讯录的姓名与号码可到达 api.fastloan.example。",
        ),
        SEND_SEEN,
        READ_SEEN,
        severity=Severity.CRITICAL,
        confidence=Confidence.LIKELY,
    )
    a01 = finding(
        "LAP-A01",
        Words(
            "The manifest requests READ_CONTACTS without an end.",
            "清单文件申请读取通讯录权限，且无版本上限。",
        ),
        MANIFEST_SEEN,
    )
    t01 = finding(
        "LAP-T01",
        Words(
            "Nobody in the phonebook is asked before the app takes their number.",
            "应用获取号码之前，未征求通讯录中任何人的同意。",
        ),
        READ_SEEN,
        status=Status.KNOWN,
    )
    return _result(
        audit=AuditContext(
            case="2026-0417",
            auditor="Market supervision desk",
            date="2026-11-23",
            as_of={"cn": "2026-11-23", "google-play": "2026-11-23"},
            packs=("article", "cn", "google-play"),
        ),
        verdict=verdict(
            "B",
            Words(
                "The app can read the whole phonebook as soon as it starts, and no mechanism asks the "
                "borrower: unlawful under the article's 3.3.",
                "应用启动即可读取整本通讯录，且未见任何征求借款人同意的机制：依文章3.3属违法行为。",
            ),
            "B1",
            "B2",
            "M1",
        ),
        elements=(
            element(
                "E-3.1a",
                Outcome.MET,
                Words("permission and read pair", "权限与读取成对"),
                "P1=yes",
                "P2=yes",
            ),
            element(
                "E-3.1b",
                Outcome.BREACHED,
                Words("the read comes with no consent before it", "读取之前没有任何同意"),
                "C0=yes",
                findings=(a03, n04),
            ),
            element(
                "E-3.3",
                Outcome.BREACHED,
                Words(
                    "granted at installation; no request anywhere", "安装时即授权；全程未见请求"
                ),
                "P2=yes",
                "C1=no",
                findings=(a03,),
            ),
            element(
                "E-4.1a",
                Outcome.NOT_SHOWN,
                Words("no act of acceptance was found", "未发现任何同意行为"),
                "C3=no",
            ),
            element(
                "E-4.2b",
                Outcome.RISK,
                Words("the phonebook leaves the device in bulk", "通讯录批量离开设备"),
                "X1=yes",
                findings=(x01,),
            ),
            element(
                "E-6.2",
                Outcome.CONTEXT,
                Words("printed for context", "仅作背景"),
            ),
        ),
        packs=(
            pack("cn", "中华人民共和国个人信息保护法", breach=1, not_applicable=1),
            pack("google-play", "Google Play Developer Program Policies", mark="C2", breach=1),
        ),
        clauses=clauses(ClauseOutcome.BREACH, a03, t01),
        facts={
            "P1": fact(
                "declares-read-contacts",
                "yes",
                Words("READ_CONTACTS is requested from API 1 on", "自 API 1 起申请通讯录权限"),
                MANIFEST_SEEN,
            ),
            "P2": fact(
                "reads-contacts-provider",
                "yes",
                Words("one counted access is reached", "存在一处可达的计入访问"),
                READ_SEEN,
            ),
            "P4": fact(
                "reads-whole-phonebook",
                "yes",
                Words("no row is selected; a loop follows", "未选定行，且随后循环读取"),
                READ_SEEN,
            ),
            "P10": fact("made-up", "no", Words("sorts behind P4", "排在 P4 之后")),
            "X1": fact(
                "contacts-reach-network",
                "yes",
                Words("rows reach an output stream", "数据行到达输出流"),
                SEND_SEEN,
            ),
            "C0": fact(
                "no-request-no-consent",
                "yes",
                Words(
                    "neither a request nor a consent screen was found",
                    "未发现权限请求，也未发现同意界面",
                ),
                SCOPE_SEEN,
            ),
            "C1": fact(
                "requests-at-runtime",
                "no",
                Words(
                    "target SDK 22: Android grants at installation",
                    "目标SDK为22：安装时由系统授予",
                ),
                TARGET_SEEN,
            ),
            "C3": fact(
                "affirmative-act",
                "no",
                Words("there is no control to accept", "没有可供同意的控件"),
                SCOPE_SEEN,
            ),
            "K1": fact(
                "denies-but-reads",
                "yes",
                Words(
                    "a string promises not to read; a read is reached",
                    "有文本承诺不读取；但存在可达的读取",
                ),
                DENIAL_SEEN,
                READ_SEEN,
            ),
        },
        accesses=(read_access(),),
        flows=(
            Flow(
                data=Data.CONTACTS,
                labels=("encoded", "compressed"),
                source=FlowEnd(READ, 12, QUERY),
                sink=FlowEnd(UPLOAD, 41, "Ljava/io/OutputStream;->write([B)V", "network"),
                endpoint="https://api.fastloan.example/v1/contact/upload",
                recipient="first-party",
                steps=(
                    Step(
                        READ,
                        22,
                        Words("Cursor.getString is put into a JSON object", "写入 JSON 对象"),
                    ),
                    Step(UPLOAD, 41, Words("written to the connection", "写入网络连接")),
                ),
                confidence=Confidence.LIKELY,
                by="app",
            ),
        ),
        disclosures=(
            Disclosure(
                where="string",
                source="res/values-zh/strings.xml#privacy_promise",
                shown_by=None,
                screen=None,
                locale="zh",
                excerpt="我们绝不会读取或上传您的通讯录。",
                class_="denial",
                about="collect",
                states=("N1",),
            ),
        ),
        events=(
            Event(
                1,
                "application",
                "Lcom/fastloan/app/LoanApp;",
                Words("the application starts", "应用启动"),
            ),
            Event(2, "read", READ, Words("the phonebook is read", "读取通讯录")),
            Event(3, "send", UPLOAD, Words("it is sent", "发送")),
        ),
        sdks=(Sdk("okhttp", "OkHttp", (SEND_SEEN,), ()),),
        rules=tuple(
            CARDS[id_] for id_ in ("LAP-A01", "LAP-A03", "LAP-N04", "LAP-T01", "LAP-X01")
        ),
        findings=(a01, t01, x01, n04, a03),
        limits=(
            Limit(
                LimitKind.REMOTE_PAGE,
                Words(
                    "the help page is on a server and was not fetched",
                    "帮助页面位于服务器，未获取",
                ),
                "https://fastloan.example/help",
                (Sense.TEXT,),
            ),
        ),
        policies=(PolicyDocument("assets/privacy.html", "77" * 32, "zh", examined=True),),
        answers=(Answer("Q1: is this a lender?", "yes", "reviewer", "2026-11-23"),),
        waivers=("waivers.toml: LAP-T01 until 2027-01-01",),
    )


def prompt_only() -> AuditResult:
    """A lender that shows the system's prompt and nothing of its own: C, if offered in China."""
    c01 = finding(
        "LAP-C01",
        Words(
            "Only the system prompt stands before the read; no text of the app names contacts.",
            "读取之前仅有系统弹窗，应用自身文本未提及通讯录。",
        ),
        READ_SEEN,
        SCOPE_SEEN,
        confidence=Confidence.LIKELY,
    )
    return _result(
        app=app(
            target_sdk=34, min_sdk=23, markets=(Market("in", (Words("Hindi", "印地语"),)),)
        ),
        verdict=verdict(
            "C",
            Words(
                "The system asked the borrower, the app did not: the explicit consent of the article's "
                "4.1 is not shown.",
                "仅由系统询问借款人，应用未作征求：文章4.1所称的明确同意未能证明。",
            ),
            "C1",
            confidence="likely",
        ),
        elements=(
            element(
                "E-3.3",
                Outcome.MET,
                Words("a request stands on every path", "每条路径上均有请求"),
                "C1=yes",
            ),
            element(
                "E-4.1a",
                Outcome.NOT_SHOWN,
                Words("no own act of acceptance", "无自有同意行为"),
                "C2=no",
                findings=(c01,),
            ),
        ),
        packs=(
            pack(
                "cn", "中华人民共和国个人信息保护法", breach=1, not_applicable=1, undetermined=2
            ),
        ),
        clauses=clauses(ClauseOutcome.UNDETERMINED, c01)[:2],
        facts={
            "P1": fact(
                "declares-read-contacts", "yes", Words("requested", "已申请"), MANIFEST_SEEN
            ),
            "P2": fact("reads-contacts-provider", "yes", Words("reached", "可达"), READ_SEEN),
            "C1": fact(
                "requests-at-runtime", "yes", Words("one request", "一处请求"), READ_SEEN
            ),
            "C2": fact(
                "consent-screen-names-contacts",
                "no",
                Words("no screen names contacts", "无界面提及通讯录"),
                SCOPE_SEEN,
            ),
        },
        accesses=(read_access(verdict=VerdictCode.C, gated_by=Gate.GRANT, witness=()),),
        requests=(
            Request(
                permission="android.permission.READ_CONTACTS",
                together_with=("android.permission.CAMERA",),
                method=LAUNCH,
                offset=30,
                part=DEX,
                by="app",
                reached=Reached.YES,
                path=READ_PATH[:2],
                before_consent=Kleene.YES,
                rationale=Kleene.NO,
                on_refusal="re-asks",
            ),
        ),
        rules=(CARDS["LAP-C01"],),
        findings=(c01,),
    )


def bundled_consent() -> AuditResult:
    """A lender whose one tick accepts everything: D, with its screen sketched."""
    c05 = finding(
        "LAP-C05",
        Words(
            "One tick accepts the contract, the policy and the use of contacts.",
            "一次勾选即同意合同、隐私政策及通讯录使用。",
        ),
        READ_SEEN,
        DENIAL_SEEN,
    )
    base = prompt_only()
    screen = Screen(
        class_="Lcom/fastloan/app/ConsentActivity;",
        kind="activity",
        purpose="consent",
        tree=ViewNode(
            "LinearLayout",
            None,
            "root",
            None,
            None,
            (
                ViewNode("TextView", "我们将读取您的通讯录用于核实身份。", "body", None, None),
                ViewNode(
                    "CheckBox",
                    "我已阅读并同意全部协议",
                    "agree",
                    True,
                    Words("ticked beforehand", "默认勾选"),
                ),
                ViewNode(
                    "Button",
                    "下一步",
                    "next",
                    None,
                    Words("goes to the loan form", "进入借款表单"),
                ),
            ),
        ),
        controls=(
            Control(
                "我已阅读并同意全部协议",
                "box",
                Kleene.YES,
                Words("must be ticked to go on", "须勾选方可继续"),
            ),
            Control("下一步", "accept", Kleene.NO, Words("stores the consent", "保存同意")),
        ),
        cancelable=Kleene.NO,
        documents=("assets/privacy.html",),
        in_loan_flow=Kleene.UNKNOWN,
    )
    return replace(
        base,
        verdict=verdict(
            "D",
            Words(
                "The borrower is asked, but not separately: the consent is deficient.",
                "已征求借款人同意，但并非单独征求：同意存在瑕疵。",
            ),
            "D2",
            "D3",
        ),
        facts={
            **base.facts,
            "C2": fact(
                "consent-screen-names-contacts",
                "yes",
                Words("ConsentActivity names contacts", "ConsentActivity 提及通讯录"),
                DENIAL_SEEN,
            ),
            "C3": fact(
                "affirmative-act",
                "no",
                Words("the box is ticked beforehand", "复选框默认勾选"),
                READ_SEEN,
            ),
            "C6": fact(
                "separate-consent",
                "no",
                Words("the same act accepts other documents", "同一行为还接受其他文件"),
                DENIAL_SEEN,
            ),
        },
        screens=(screen,),
        disclosures=(
            Disclosure(
                "screen",
                "res/values-zh/strings.xml#body",
                screen.class_,
                0,
                "zh",
                "我们将读取您的通讯录用于核实身份。",
                "statement",
                "collect",
                ("N1", "N2"),
            ),
        ),
        rules=(CARDS["LAP-C05"],),
        findings=(c05,),
        elements=(
            element(
                "E-4.1b",
                Outcome.DEFICIENT,
                Words("one tick for several agreements", "一次勾选同意多项协议"),
                "C6=no",
                findings=(c05,),
            ),
        ),
        clauses=clauses(ClauseOutcome.BREACH, c05)[:2],
    )


def packed_lender() -> AuditResult:
    """A packed app that holds the permission: U, provisionally A2."""
    a09 = finding(
        "LAP-A09",
        Words(
            "The code is packed; what it does with the phonebook was not seen.",
            "代码已加固，未能看到其如何使用通讯录。",
        ),
        Evidence(
            EvidenceKind.NATIVE,
            "base.apk!lib/arm64-v8a/libshell.so",
            excerpt="packer stub; encrypted dex in assets/enc.dat",
        ),
    )
    return _result(
        app=app(
            target_sdk=33,
            lending=Lending(Kleene.UNKNOWN),
            tampering=(
                Tampering(
                    "two entries of one name",
                    "base.apk!AndroidManifest.xml",
                    (MANIFEST_SEEN,),
                ),
            ),
        ),
        verdict=verdict(
            "U",
            Words(
                "Whether the app reads the phonebook could not be seen: its code is packed.",
                "代码已加固，无法判定该应用是否读取通讯录。",
            ),
            "U1",
            confidence="possible",
            provisional="A2",
        ),
        verdict_with_answers=verdict(
            "C", Words("With the reviewer's answers: C.", "结合审查人的答复：C。"), "C1"
        ),
        elements=(
            element(
                "E-3.1a",
                Outcome.UNDETERMINED,
                Words("the permission is held, reads unseen", "持有权限，未能看到读取"),
                "P1=yes",
                "P2=unknown",
            ),
        ),
        packs=(pack("cn", "中华人民共和国个人信息保护法", undetermined=1, not_applicable=1),),
        clauses=clauses(ClauseOutcome.UNDETERMINED)[:2],
        facts={
            "P1": fact(
                "declares-read-contacts", "yes", Words("requested", "已申请"), MANIFEST_SEEN
            ),
            "P2": fact(
                "reads-contacts-provider",
                "unknown",
                Words("packed code was not read", "加固代码未读取"),
            ),
        },
        rules=(CARDS["LAP-A09"],),
        findings=(a09,),
        limits=(
            Limit(
                LimitKind.PACKED,
                Words("the real dex is encrypted", "真实 dex 已加密"),
                "base.apk!assets/enc.dat",
                (Sense.READ, Sense.CONSENT, Sense.FLOW),
            ),
            Limit(
                LimitKind.IMAGE_TEXT,
                Words("one screen is a picture", "有一界面为图片"),
                "base.apk!res/drawable/agree.png",
                (Sense.TEXT, Sense.CONSENT),
            ),
        ),
    )


def never_reads() -> AuditResult:
    """An app without permission or read: A0, nothing found, the search named."""
    return _result(
        app=app(label="Plain Loan", package="com.plain.loan", permissions=(), target_sdk=34),
        verdict=verdict(
            "A0",
            Words(
                "No access to the phonebook was found; the test is not triggered.",
                "未发现对通讯录的访问；本测试未触发。",
            ),
        ),
        elements=(
            element(
                "E-3.1a",
                Outcome.NOT_ENGAGED,
                Words("no permission, no read", "无权限，无读取"),
                "P1=no",
                "P2=no",
            ),
        ),
        packs=(pack("cn", "中华人民共和国个人信息保护法", no_breach_seen=1, not_applicable=1),),
        clauses=clauses(ClauseOutcome.NO_BREACH_SEEN)[:2],
        facts={
            "P1": fact(
                "declares-read-contacts",
                "no",
                Words("no manifest requests it", "清单文件均未申请"),
                SCOPE_SEEN,
            ),
            "P2": fact(
                "reads-contacts-provider",
                "no",
                Words("no reading call was found", "未发现读取调用"),
                SCOPE_SEEN,
            ),
        },
    )


def declared_unused() -> AuditResult:
    """An app that holds the permission and never reads: A2, no lender."""
    a05 = finding(
        "LAP-A05",
        Words(
            "READ_CONTACTS is declared, and no read was found.",
            "声明了读取通讯录权限，但未发现读取。",
        ),
        MANIFEST_SEEN,
        SCOPE_SEEN,
    )
    base = never_reads()
    return replace(
        base,
        app=app(label="Torch", package="com.made.up.torch", lending=Lending(Kleene.NO)),
        verdict=verdict(
            "A2",
            Words(
                "The permission is declared, but no code that uses it was found.",
                "声明了权限，但未发现使用该权限的代码。",
            ),
            "A2a",
        ),
        facts={
            **base.facts,
            "P1": fact(
                "declares-read-contacts", "yes", Words("requested", "已申请"), MANIFEST_SEEN
            ),
        },
        rules=(CARDS["LAP-A05"],),
        findings=(a05,),
    )


HOSTILE_LABEL = (
    '<script>alert("label")</script>\u202eelgooG\u200b"\'><img src=x onerror=alert(1)>'
)
"""A label that tries to run, to turn the line around, and to hide a character."""


def large_lender() -> AuditResult:
    """The B example as a large app: hundreds of components, dozens of reads, long paths."""
    base = legacy_lender()
    reads = [
        replace(
            base.accesses[0],
            method=f"Lcom/fastloan/app/sync/Reader{number};->readAll(Landroid/content/Context;)V",
            data=Data.CONTACTS if number % 2 else Data.LOCATION,
            path=READ_PATH * 3,
        )
        for number in range(120)
    ]
    flows = [
        replace(
            base.flows[0],
            source=replace(base.flows[0].source, method=one.method),
            data=one.data,
            steps=base.flows[0].steps * 3,
        )
        for one in reads
    ]
    pieces = [
        replace(READ_SEEN, symbol=one.method, offset=number) for number, one in enumerate(reads)
    ]
    x01 = base.findings[0]
    return replace(
        base,
        app=app(
            components=tuple(
                ComponentRecord("activity", f"Lcom/fastloan/app/Screen{number};", False, "app")
                for number in range(900)
            )
        ),
        accesses=tuple(reads),
        flows=tuple(flows),
        findings=tuple(
            replace(x01, fingerprint=f"v1:{n}", evidence=(one,))
            for n, one in enumerate(pieces[:40])
        ),
        clauses=tuple(
            replace(one, id=f"{one.id}.{number}")
            for number in range(50)
            for one in base.clauses
        ),
    )


def hostile() -> AuditResult:
    """The B example with names and texts that attack HTML, terminals and readers."""
    base = legacy_lender()
    seen = Evidence(
        EvidenceKind.CODE,
        "base.apk!classes.dex</pre><script>alert(2)</script>",
        symbol="L</code><b>x;->\x1b[31mred()V",
        offset=1,
        excerpt="javascript:alert(3) \u2066hidden\u2069 \ud800",
        lines=(Line("</mark></pre><script>alert(4)</script>", mark=True),),
        searched={"<i>layouts</i>": 1},
    )
    attack = replace(
        base.findings[0],
        message=same("{{ 7*7 }} <script>alert(5)</script> ]]> \x07"),
        evidence=(seen,),
        fingerprint='v1:"><script>alert(6)</script>',
    )
    return replace(
        base,
        app=replace(
            base.app,
            label=HOSTILE_LABEL,
            package='com.x"><script>alert(7)</script>',
            version_name="</title><script>alert(8)</script>",
            source=replace(
                base.app.source,
                name="</style><script>alert(9)</script>.apk",
                sha256='}</style>"',
            ),
        ),
        findings=(*base.findings, attack),
        accesses=(
            read_access(
                path=(Step("L</text><script>;->a()V", 1, same("</svg><script>alert(10)")),)
            ),
        ),
        packs=(
            replace(
                base.packs[0],
                source="javascript:alert(11)",
                name="<b>pack</b>",
            ),
        ),
    )


EXAMPLES = {
    "legacy_lender": legacy_lender,
    "prompt_only": prompt_only,
    "bundled_consent": bundled_consent,
    "packed_lender": packed_lender,
    "never_reads": never_reads,
    "declared_unused": declared_unused,
    "hostile": hostile,
}
"""Every example by name, for parametrised tests."""
