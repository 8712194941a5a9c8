"""Facts to findings: one function a rule, one file a family, and the list of all."""

from auditor.rules import access, consent, package, use
from auditor.rules.registry import Rule

ALL_RULES: tuple[Rule, ...] = (
    access.declares_read_contacts,
    access.reads_whole_phonebook,
    access.access_without_consent,
    access.granted_at_installation,
    access.declared_but_unused,
    access.sdk_reads_contacts,
    access.reads_proxies,
    access.opaque_code,
    access.only_a_picker,
    access.reads_without_permission,
    access.looks_contacts_up,
    consent.system_prompt_only,
    consent.bundled_request,
    use.reads_in_background,
    package.tampered_package,
    access.surveillance_cluster,
)
"""Every rule, in the order in which lists show them."""

RETIRED: tuple[str, ...] = ()
"""Ids that were used once and never will be again."""
