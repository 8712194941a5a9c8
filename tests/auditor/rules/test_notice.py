"""What the rules on notice say, and of what."""

from dataclasses import replace

import pytest

from auditor.model.facts import Decision, Fact
from auditor.model.vocabulary import Confidence, Kleene, VerdictCode
from auditor.model.words import Words
from auditor.rules import notice
from auditor.rules.registry import check_rules
from tests.auditor.law.conftest import counted, facts
from tests.auditor.rules.test_outward import PLACE

DECISION = Decision(
    VerdictCode.D, None, (), Confidence.LIKELY, (VerdictCode.D,), unlawful=False
)


def found(rule, told):
    return check_rules([rule], told, DECISION, raised=lambda _, severity: severity)


def lacking(*names):
    own = {
        name: Fact(
            name, Kleene.NO, Confidence.LIKELY, Words(f"No {name}.", f"无{name}。"), (PLACE,)
        )
        for name in names
    }
    return replace(facts({}, [replace(counted(), facts=own)]), examined=(PLACE,))


@pytest.mark.parametrize(
    ("names", "says"),
    [
        (("N4",), "No N4."),
        (("N2", "N4"), "No N2. No N4."),
        (("N2", "N3", "N4"), "No N2. No N3. No N4."),
    ],
)
def test_one_finding_names_everything_that_the_notice_lacks(names, says):
    (finding,) = found(notice.purpose_or_method_missing, lacking(*names))
    assert finding.message.en == says


def test_a_notice_that_lacks_nothing_is_not_found_wanting():
    assert found(notice.purpose_or_method_missing, lacking()) == ()


def told_by(**values):
    own = {
        name: Fact(name, value, Confidence.LIKELY, Words(f"{name}.", f"{name}。"), (PLACE,))
        for name, value in values.items()
    }
    return replace(facts({}, [replace(counted(), facts=own)]), examined=(PLACE,))


@pytest.mark.parametrize("elsewhere", [Kleene.YES, Kleene.UNKNOWN])
def test_a_consent_that_names_contacts_and_not_what_for_is_found(elsewhere):
    """D5 rests on the consent's own words, whatever a document tells."""
    own = {"N1@dialog": Kleene.YES, "N2@dialog": Kleene.NO, "N2": elsewhere}
    (finding,) = found(notice.purpose_or_method_missing, told_by(**own))
    assert "what they are for" in finding.message.en
    assert finding.confidence is Confidence.LIKELY


@pytest.mark.parametrize(
    ("names", "aims"), [(Kleene.NO, Kleene.NO), (Kleene.YES, Kleene.UNKNOWN)]
)
def test_a_consent_that_names_no_contacts_or_may_tell_the_purpose_is_not(names, aims):
    own = {"N1@dialog": names, "N2@dialog": aims, "N2": Kleene.YES}
    assert found(notice.purpose_or_method_missing, told_by(**own)) == ()
