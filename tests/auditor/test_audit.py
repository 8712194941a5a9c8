"""When the safety net catches, what is finished is kept, and nothing is claimed of the rest."""

import zipfile
from importlib import import_module
from pathlib import Path

import pytest

from auditor.audit import AuditOptions, Silent, audit_package
from auditor.errors import OutOfTime
from auditor.model.vocabulary import LimitKind, VerdictCode, least
from auditor.screens.inventory.policy_files import read_policy
from tests.axml_builder import Xml, build_apk, compile_xml

story = import_module("auditor.audit")
SAMPLES = Path(__file__).resolve().parents[2] / "samples" / "built"


def audited(name):
    return audit_package([SAMPLES / f"{name}.apk"], AuditOptions(), progress=Silent())


def caught_in(monkeypatch, stage, error):
    """Let the net catch the first time that a stage is reached."""
    whole, left = getattr(story, stage), [error]

    def breaks(*given, **named):
        if left:
            raise left.pop()
        return whole(*given, **named)

    monkeypatch.setattr(story, stage, breaks)


@pytest.mark.parametrize(
    ("error", "kind"),
    [(OutOfTime("more than 300 seconds"), LimitKind.TIME), (MemoryError(), LimitKind.MEMORY)],
)
@pytest.mark.parametrize("stage", ["_read_images", "build_graph", "search_code"])
def test_the_manifest_is_kept_and_the_verdict_is_open(monkeypatch, stage, error, kind):
    caught_in(monkeypatch, stage, error)
    result = audited("reads_at_launch_legacy_target")
    assert result.app.package == "com.qingjue.jiekuan"
    assert result.facts["P1"].value == "yes"
    assert result.verdict.code is VerdictCode.U
    assert "U6" in result.verdict.reasons
    assert kind in {one.what for one in result.limits}
    assert {"LAP-A03", "LAP-A02"}.isdisjoint(one.rule for one in result.findings)
    assert "unlawful" not in result.verdict.says.en


@pytest.mark.parametrize(
    ("stage", "blinded"),
    [
        ("take_inventory", {"read", "consent", "text", "flow"}),
        ("find_exposures", {"read", "consent", "text", "flow"}),
        ("find_leads", {"consent", "flow"}),
        ("look_for_consent", {"consent"}),
        ("describe", set()),
    ],
)
def test_finished_stages_are_kept(monkeypatch, stage, blinded):
    whole = audited("reads_at_launch_legacy_target")
    caught_in(monkeypatch, stage, OutOfTime("more than 300 seconds"))
    result = audited("reads_at_launch_legacy_target")
    [cut] = [one for one in result.limits if one.what is LimitKind.TIME]
    assert {one.value for one in cut.blinds} == blinded
    assert "what was finished stands (what the code reads" in cut.because.en
    assert [(one.method, one.uri, one.reached) for one in result.accesses] == [
        (one.method, one.uri, one.reached) for one in whole.accesses
    ]
    assert result.facts["P2"].value == "yes"
    assert result.verdict.code is VerdictCode.U
    assert result.verdict.provisional is not None
    if stage in ("look_for_consent", "describe"):
        assert result.flows == whole.flows


@pytest.mark.parametrize("stage", ["find_exposures", "take_inventory", "find_leads"])
def test_no_packer_is_seen_in_code_that_was_let_go(monkeypatch, stage):
    caught_in(monkeypatch, stage, MemoryError())
    result = audited("reads_at_launch_legacy_target")
    assert LimitKind.PACKED not in {one.what for one in result.limits}


def test_even_without_the_permission_the_verdict_is_at_best_open(monkeypatch):
    caught_in(monkeypatch, "search_code", OutOfTime("more than 300 seconds"))
    result = audited("no_contacts")
    assert result.verdict.code is VerdictCode.U
    assert result.verdict.provisional is VerdictCode.A0


def test_an_app_that_is_cut_short_again_is_a_timeout():
    from auditor.fleet.discover import FoundApp
    from auditor.fleet.worker import audit_one

    def audit(_paths):
        raise OutOfTime("more than 300 seconds")

    outcome = audit_one(FoundApp("a.apk", (Path("a.apk"),)), audit)
    assert (outcome.name, outcome.kind) == ("a.apk", "timeout")
    assert "300 seconds" in outcome.message


@pytest.mark.parametrize("permissions", [(), ("android.permission.READ_CONTACTS",)])
def test_a_manifest_that_declares_no_sdk_installs_and_is_audited(tmp_path, permissions):
    """Android takes both levels for 1; several old packages are like that."""
    asks = [Xml("uses-permission", {"android:name": one}) for one in permissions]
    manifest = Xml("manifest", {"package": "com.x"}, [*asks, Xml("application", {})])
    with zipfile.ZipFile(SAMPLES / "no_contacts.apk") as sample:
        dex = sample.read("classes.dex")
    path = tmp_path / "old.apk"
    path.write_bytes(
        build_apk({"AndroidManifest.xml": compile_xml(manifest), "classes.dex": dex})
    )
    result = audit_package([path], AuditOptions(), progress=Silent())
    assert (result.app.min_sdk, result.app.target_sdk) == (1, 1)
    assert result.facts["P1"].value == ("yes" if permissions else "no")


def test_the_policies_that_were_given_are_named_in_the_result(tmp_path):
    policy = tmp_path / "what-we-read.txt"
    policy.write_text("We read your contact list to verify your identity. Acme Finance Ltd.")
    options = AuditOptions(policies=(read_policy(policy),))
    package = [SAMPLES / "consent_dialog.apk"]
    result = audit_package(package, options, progress=Silent())
    assert result.audit.policies_given == ("what-we-read.txt",)
    assert "what-we-read.txt" in {one.source for one in result.policies}
    assert audited("consent_dialog").audit.policies_given == ()
    told = [one for one in result.disclosures if one.source == "what-we-read.txt"]
    assert {one.language for one in told} == {"en"}


_NOTICE = (
    "Privacy Policy of Brightfern Credit Limited. We collect your name and your income to decide on "
    "your application, and keep them for six months. We give them to nobody. You can withdraw your "
    "consent at any time. Complaints: grievance@brightfern.example."
)


@pytest.mark.parametrize(
    ("words", "code", "reason", "rule"),
    [
        (_NOTICE, "C", "C1", "LAP-N02"),
        (
            f"{_NOTICE} We read the contact list of your phone and upload the names and numbers.",
            "D",
            "D4",
            "LAP-C11",
        ),
    ],
)
def test_a_given_policy_is_what_the_acceptance_links_to(tmp_path, words, code, reason, rule):
    """Accepting a policy that lies elsewhere accepts what the reviewer gave for it."""
    policy = tmp_path / "policy.txt"
    policy.write_text(words)
    options = AuditOptions(policies=(read_policy(policy),))
    package = [SAMPLES / "consent_policy_at_address.apk"]
    result = audit_package(package, options, progress=Silent())
    assert result.verdict.code == code
    assert reason in result.verdict.reasons
    assert rule in {one.rule for one in result.findings}
    assert "was not examined" not in result.facts["N1"].because.en
    assert "C2" in audited("consent_policy_at_address").verdict.reasons


@pytest.mark.parametrize(
    "name", ["consent_behind_base_screen", "consent_whole", "stored_then_sent_by_worker"]
)
def test_a_flow_is_as_sure_as_the_finding_that_rests_on_it(name):
    result = audited(name)
    told = {one.steps: one.confidence for one in result.findings if one.rule == "LAP-X01"}
    for flow in result.flows:
        if flow.steps in told:
            assert flow.confidence is told[flow.steps]
        read = [one.confidence for one in result.accesses if one.method == flow.source.method]
        assert not read or least(flow.confidence, *read) is flow.confidence


@pytest.mark.parametrize(
    ("name", "says"),
    [("asks_never_reads", "uses it"), ("picked_id_looked_up", "only what was picked")],
)
def test_a_permission_is_not_called_unused_where_a_picked_contact_is_looked_up_by_it(
    name, says
) -> None:
    found = [one for one in audited(name).findings if one.rule == "LAP-A05"]
    assert [says in one.message.en for one in found] == [True]
