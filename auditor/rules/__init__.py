"""Facts to findings: one function a rule, one file a family, and the list of all."""

from auditor.rules import access, consent, notice, outward, package, people, use
from auditor.rules.registry import Rule

ALL_RULES: tuple[Rule, ...] = (
    access.declares_read_contacts,
    access.reads_whole_phonebook,
    access.access_without_consent,
    access.granted_at_installation,
    access.declared_but_unused,
    access.sdk_reads_contacts,
    access.reads_proxies,
    access.exposed_to_pages,
    access.opaque_code,
    access.only_a_picker,
    access.reads_without_permission,
    access.looks_contacts_up,
    access.code_from_elsewhere,
    consent.system_prompt_only,
    consent.asked_before_told,
    consent.consent_does_not_control,
    consent.ticked_or_implied,
    consent.bundled_consent,
    consent.not_in_the_application,
    consent.refusal_punished,
    consent.asked_again,
    consent.bundled_request,
    consent.no_record,
    consent.named_in_a_document_only,
    notice.no_policy,
    notice.contacts_not_mentioned,
    notice.purpose_or_method_missing,
    notice.denies_collection,
    notice.says_chosen_reads_all,
    notice.no_withdrawal,
    notice.no_complaint_channel,
    notice.hard_to_read,
    notice.not_in_the_language,
    notice.sdks_not_named,
    notice.purpose_contradicted,
    outward.sent_to_a_server,
    use.reads_in_background,
    outward.messages_contacts,
    notice.pressure_texts,
    outward.sent_to_a_third_party,
    outward.sent_unprotected,
    outward.stored_or_logged,
    people.people_have_not_consented,
    notice.shifts_responsibility,
    notice.no_operator,
    notice.blocks_screenshots,
    package.tampered_package,
    access.surveillance_cluster,
)
"""Every rule, in the order in which lists show them."""

RETIRED: tuple[str, ...] = ()
"""Ids that were used once and never will be again."""
