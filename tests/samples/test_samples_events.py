"""The line from the app's start to the read, with the consent's point on it, as the code of samples has it."""

from pathlib import Path

import pytest

from auditor.audit import AuditOptions, Silent, audit_package

BUILT = Path(__file__).parents[2] / "samples" / "built"
APPLY, SPLASH = "screen LoanApplyActivity", "screen SplashActivity"
LINES = {
    # Asked and read when the screen opens; the dialog follows when the borrower applies.
    "consent_after_read": (APPLY, "request", "read", "consent LoanApplyActivity"),
    "consent_whole": (APPLY, "consent LoanApplyActivity", "request", "read"),
    # The words come once the system's prompt was refused.
    "consent_after_refusal": (APPLY, "request", "read", "send", "consent LoanApplyActivity"),
    "consent_before_request": (APPLY, "consent LoanApplyActivity", "request", "read", "send"),
    # The splash screen asks, the application reads.
    "asked_at_first_launch": (SPLASH, "consent SplashActivity", APPLY, "request", "read"),
    "consent_at_launch": (SPLASH, "consent SplashActivity", APPLY, "request", "read", "send"),
    "os_prompt_only": (APPLY, "request", "read", "send"),
    "application_reads": ("application CreditApp", "read", "send", APPLY, "request"),
    "reads_at_launch_legacy_target": (SPLASH, "read", "send"),
    # A provider reads before any screen if the grant is there, and the only request is behind the consent.
    "gate_provider_reads_first": (
        "provider AutoStart", APPLY, "consent LoanApplyActivity", "request", "read", "send",
    ),
    # The same provider, and the screen asks the system as soon as it opens.
    "gate_provider_early_request": (
        "provider AutoStart", "read", "send", APPLY, "request", "consent LoanApplyActivity", "request",
    ),
    # A third party's library starts with the app; its twin starts it behind the flag of the acceptance.
    "sdk_starts_at_launch": (
        "application CreditApp", "sdk", APPLY, "consent LoanApplyActivity", "request", "read",
    ),
    "sdk_starts_once_agreed": (APPLY, "consent LoanApplyActivity", "request", "read"),
}  # fmt: skip


@pytest.mark.parametrize("story", LINES)
def test_events_stand_in_the_order_of_the_code(story: str) -> None:
    result = audit_package([BUILT / f"{story}.apk"], AuditOptions(), progress=Silent())

    assert tuple(told(one.what, one.ref) for one in result.events) == LINES[story]
    assert [one.order for one in result.events] == list(range(1, len(result.events) + 1))


def told(what: str, ref: str) -> str:
    named = what in ("screen", "application", "provider", "consent")
    return f"{what} {ref.rpartition('/')[2].rstrip(';')}" if named else what


def test_a_read_that_only_a_grant_lets_succeed_is_told_of_a_later_start() -> None:
    later = audit_package(
        [BUILT / "gate_provider_reads_first.apk"], AuditOptions(), progress=Silent()
    )
    at_once = audit_package(
        [BUILT / "gate_provider_early_request.apk"], AuditOptions(), progress=Silent()
    )
    (read,) = [one.says.en for one in later.events if one.what == "read"]
    (early,) = [one.says.en for one in at_once.events if one.what == "read"]
    assert read.endswith("at a later start")
    assert early.endswith("on a way that passes no agreement")


@pytest.mark.parametrize(
    ("story", "explained"),
    [("consent_whole", "yes"), ("os_prompt_only", "unknown"), ("policy_is_pdf", "unknown")],
)
def test_a_request_behind_a_screen_that_names_the_phonebook_is_explained(
    story: str, explained: str
) -> None:
    result = audit_package([BUILT / f"{story}.apk"], AuditOptions(), progress=Silent())

    assert {one.rationale for one in result.requests} == {explained}


@pytest.mark.parametrize(
    ("story", "starts"),
    [
        ("sdk_starts_at_launch", ("yes", "Lcom/brightfern/credit/CreditApp;->onCreate()V")),
        ("sdk_starts_once_agreed", ("no", "Lcom/brightfern/credit/CreditApp;->onCreate()V")),
        ("sdk_auto_init_not_named", ("unknown", "")),
        # What resumes the screen starts it, if the system's grant is there: that may stand behind the agreement.
        (
            "notice_lacks_an_sdk",
            (
                "unknown",
                "Lcom/brightfern/credit/LoanApplyActivity;->submit(Lorg/json/JSONArray;)V",
            ),
        ),
    ],
)
def test_a_third_party_tells_whether_it_starts_before_an_agreement(
    story: str, starts: tuple[str, str]
) -> None:
    result = audit_package([BUILT / f"{story}.apk"], AuditOptions(), progress=Silent())

    assert [(one.before_consent, one.started_in) for one in result.sdks] == [starts]
