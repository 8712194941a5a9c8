"""Whose host it is, by the tables and against the app's other hosts."""

import pytest

from auditor.facts.ground.recipients import (
    domain_of,
    host_of,
    is_told_of,
    own_hosts,
    recipient_of,
    stands_in,
    with_sent,
)
from auditor.model.vocabulary import Confidence
from auditor.screens.inventory.endpoints import Address

POST = "Ljava/io/OutputStream;->write"


def _address(host: str, *users: str) -> Address:
    return Address(f"https://{host}/x", host, "/x", users or ("Lcom/x/A;",))


OWN = own_hosts(
    "com.brightloan.app",
    (_address("api.fern.example", "Lcom/x/A;", "Lcom/x/B;"), _address("up.else.example")),
)


@pytest.mark.parametrize(
    ("endpoint", "role", "sure"),
    [
        ("https://api.fern.example/v1", "first-party", Confidence.LIKELY),
        ("https://other.fern.example/v1", "first-party", Confidence.LIKELY),
        ("https://api.brightloan.co.id/v1", "first-party", Confidence.LIKELY),
        ("https://up.else.example/v1", "third-party", Confidence.LIKELY),
        ("https://up.brightloanfund.example/v1", "unknown", Confidence.LIKELY),
        ("https://up.bright.example/v1", "unknown", Confidence.LIKELY),
        ("https://api.credolab.com/v1", "third-party", Confidence.CONFIRMED),
        ("https://bucket.s3.amazonaws.com/v1", "unknown", Confidence.LIKELY),
        ("http://203.0.113.9/v1", "unknown", Confidence.LIKELY),
        ("?/contact/upload", "unknown", Confidence.LIKELY),
        (None, "unknown", Confidence.LIKELY),
    ],
)
def test_a_host_is_told_by_tables_and_by_the_apps_other_hosts(
    endpoint: str | None, role: str, sure: Confidence
) -> None:
    found = recipient_of(endpoint, POST, "app", OWN)
    assert (found.role, found.confidence) == (role, sure)


def test_where_two_domains_are_named_alike_none_is_the_apps_own() -> None:
    own = own_hosts("com.x", (_address("a.one.example"), _address("b.two.example")))
    assert recipient_of("https://b.two.example/", POST, "app", own).role == "unknown"


@pytest.mark.parametrize(
    ("told", "role", "may_be"),
    [
        ((), "first-party", False),
        (("help.else.example",), "first-party", False),
        (("mail.brightloan.example",), "unknown", True),
        (("brightloan.example", "www.scorers.example"), "unknown", True),
    ],
)
def test_a_host_alone_is_not_the_operators_where_texts_give_another(
    told: tuple[str, ...], role: str, may_be: bool
) -> None:
    only = (_address("in.scorers.example"),)
    own = own_hosts("com.brightloan.app", only, told=told)
    found = recipient_of("https://in.scorers.example/x", POST, "app", own)
    assert (found.role, found.may_be_others) == (role, may_be)
    # An address that tells nothing of whose it is may be the operator's as well as before.
    assert not recipient_of("https://203.0.113.9/x", POST, "app", own).may_be_others


def test_a_host_that_texts_give_is_the_operators_by_the_name_of_its_screens() -> None:
    own = own_hosts(
        "com.x.y",
        (_address("api.fernloans.example"), _address("up.else.example")),
        launchers=("Lcom/fernloans/Start;",),
        told=("fernloans.example",),
    )
    assert (
        recipient_of("https://api.fernloans.example/", POST, "app", own).role == "first-party"
    )
    assert recipient_of("https://up.else.example/", POST, "app", own).role == "third-party"


@pytest.mark.parametrize(
    ("mailed", "sent", "roles"),
    [
        (("one.example",), "https://api.one.example/up", ("first-party", "third-party")),
        # A page alone: what serves the app can have another name.
        (("one.example",), None, ("unknown", "unknown")),
        (("one.example", "two.example"), "https://api.one.example/up", ("unknown", "unknown")),
        (("mail.example",), "https://api.one.example/up", ("unknown", "unknown")),
        ((), "https://api.one.example/up", ("unknown", "unknown")),
    ],
)
def test_where_data_goes_to_the_domain_of_the_policys_mail_it_is_the_operators(
    mailed: tuple[str, ...], sent: str | None, roles: tuple[str, str]
) -> None:
    hosts = (_address("api.one.example"), _address("open.two.example"))
    own = with_sent(own_hosts("com.x", hosts, mailed=mailed), (sent,))
    found = [
        recipient_of(f"https://{one}/", POST, "app", own).role
        for one in ("api.one.example", "open.two.example")
    ]
    assert tuple(found) == roles


def test_the_apps_own_domain_is_that_which_code_below_its_own_name_names() -> None:
    kit = _address("in.kit.example", "Lcom/kit/A;", "Lcom/kit/B;")
    own = own_hosts("ke.fern.loans", (_address("api.one.example", "Lke/fern/net/Api;"), kit))
    assert recipient_of("https://api.one.example/", POST, "app", own).role == "first-party"
    assert recipient_of("https://in.kit.example/", POST, "app", own).role == "third-party"


def test_code_of_an_sdk_sends_to_its_vendor_where_the_address_is_not_the_apps() -> None:
    assert recipient_of(None, POST, "finbox", OWN).role == "third-party"
    assert recipient_of("https://api.fern.example/", POST, "finbox", OWN).role == "first-party"


def test_a_vendors_own_call_gives_it_to_the_vendor() -> None:
    api = "Lcom/google/firebase/analytics/FirebaseAnalytics;->logEvent"
    found = recipient_of(None, api, "app", OWN)
    assert (found.role, found.confidence) == ("third-party", Confidence.CONFIRMED)


@pytest.mark.parametrize(
    ("host", "domain"),
    [
        ("api.x.co.id", "x.co.id"),
        ("a.b.x.com.cn", "x.com.cn"),
        ("api.x.com", "x.com"),
        ("x.id", "x.id"),
        ("fern.example", "fern.example"),
    ],
)
def test_what_somebody_registered(host: str, domain: str) -> None:
    assert domain_of(host) == domain


@pytest.mark.parametrize(
    ("endpoint", "host"),
    [
        ("https://user@API.x.com:8443/a", "api.x.com"),
        ("tcp://x.com:7", "x.com"),
        ("https://?/a", None),
        ("/a", None),
    ],
)
def test_the_host_of_an_address(endpoint: str, host: str | None) -> None:
    assert host_of(endpoint) == host


@pytest.mark.parametrize(
    ("sender", "launcher", "role"),
    [
        ("Lcom/riskpulse/sdk/Pulse;", "Lke/lender/Main;", "third-party"),
        ("Lke/lender/net/Net;", "Lke/lender/Main;", "unknown"),
        ("Lcom/riskpulse/net/Net;", "Lcom/riskpulse/Main;", "unknown"),
        ("Lcom/riskpulse/sdk/Pulse;", "", "unknown"),
    ],
)
def test_a_kit_that_no_table_knows_sends_to_its_own_host(sender, launcher, role) -> None:
    addresses = (_address("in.riskpulse.example"), _address("api.tumaini.example"))
    own = own_hosts("ke.loans", addresses, launchers=(launcher,) if launcher else ())
    found = recipient_of("https://in.riskpulse.example/p", POST, "app", own, sender=sender)
    assert found.role == role


@pytest.mark.parametrize(
    ("name", "is_told"),
    [
        ("https://in.scorelab.example/collect", True),
        ("https://scorelab.example", True),
        ("Score Lab Inc.", True),
        ("https://in.riskorbit.example/collect", False),
        ("Risk Orbit", False),
    ],
)
def test_a_text_names_who_gets_data_by_a_word_of_its_name_or_host(
    name: str, is_told: bool
) -> None:
    texts = ["Los reciben CrediYa y Score-Lab, S.A. de C.V., que calcula tu puntaje."]
    assert is_told_of(name, texts) is is_told


@pytest.mark.parametrize(
    ("user", "role"),
    [("Lcom/riskpulse/sdk/Pulse;", "unknown"), ("Lke/lender/Net;", "first-party")],
)
def test_the_only_host_of_an_app_is_not_its_own_where_a_kit_has_its_name(user, role) -> None:
    addresses = (_address("in.riskpulse.example", user),)
    own = own_hosts("ke.loans", addresses, launchers=("Lke/lender/Main;",))
    assert recipient_of(addresses[0].text, POST, "app", own, sender=user).role == role


def test_a_kit_is_named_by_its_package_where_it_sends_to_its_own_name() -> None:
    own = own_hosts(
        "ke.fern.loans", (_address("api.one.example"),), launchers=("Lke/fern/Start;",)
    )
    sender = "Lcom/tellowave/sdk/net/Post;"
    kit = recipient_of("https://in.tellowave.example/", POST, "app", own, sender=sender).kit
    assert kit == "com.tellowave.sdk"
    assert stands_in("Lcom/tellowave/core/Reader;", kit)
    assert not stands_in("Lke/fern/Reader;", kit)
    elsewhere = recipient_of("https://in.else.example/", POST, "app", own, sender=sender)
    assert not elsewhere.kit
    assert not stands_in(sender, elsewhere.kit)
