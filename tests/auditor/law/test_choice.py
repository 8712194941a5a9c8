"""Which packs apply, why, and what they make of severities."""

import pytest

from auditor.errors import BadOption
from auditor.law.choice import as_of_dates, check_asked, choose_packs, raised_severity
from auditor.law.pack import packs
from auditor.model.facts import Market
from auditor.model.vocabulary import Severity
from auditor.model.words import Words, same


def ids(chosen):
    return tuple(one.pack.id for one in chosen)


def market(name, *signals):
    return Market(name, tuple(same(one) for one in signals) or (Words("sign", "信号"),))


def test_auto_takes_the_article_and_china_always():
    assert ids(choose_packs("auto", ())) == ("article", "cn")


def test_auto_takes_the_packs_of_the_markets_seen():
    chosen = choose_packs("auto", [market("in"), market("br")])
    assert ids(chosen) == ("article", "cn", "in-rbi")
    assert chosen[2].because == Words(
        "Signals of this market: sign.", "面向该市场的信号：信号。"
    )


def test_china_without_a_signal_is_headed_if_offered_in_china():
    china = choose_packs("auto", ())[1]
    assert china.because.en.startswith("If offered in China")
    assert not china.raises


def test_china_with_a_signal_says_which():
    china = choose_packs("auto", [market("cn", "人民币", "身份证", "征信", "芝麻信用")])[1]
    assert china.because.zh == "面向该市场的信号：人民币；身份证；征信。"
    assert china.raises


def test_china_asked_for_by_name_is_still_only_supposed():
    assert choose_packs("cn", ())[1].because.en.startswith("If offered in China")


def test_all_takes_every_pack():
    chosen = choose_packs("all", ())
    assert ids(chosen) == tuple(packs())
    assert chosen[-1].because.en.startswith("All packs were asked for")
    assert not any(one.raises for one in chosen)


def test_a_list_takes_the_named_packs_and_the_article():
    chosen = choose_packs("google-play, in-rbi", [market("cn")])
    assert ids(chosen) == ("article", "google-play", "in-rbi")
    assert chosen[1].because.en == "Asked for by name."
    assert chosen[1].raises


@pytest.mark.parametrize("option", ["cn,mars", "", ","])
def test_a_pack_that_does_not_exist_is_refused(option):
    with pytest.raises(BadOption, match="choose from article, cn"):
        choose_packs(option, ())


def test_a_market_that_nothing_knows_is_refused_with_the_known_ones():
    check_asked("auto", ("cn", "br"))  # br has signals and no pack of its own.
    with pytest.raises(BadOption, match=r"--market zz: .* known are bd, br, cn, eu, id"):
        check_asked("auto", ("cn", "zz"))


def test_a_pack_that_does_not_exist_is_refused_before_the_audit():
    check_asked("all", ())
    with pytest.raises(BadOption, match="choose from article, cn"):
        check_asked("cn,mars", ())


def test_the_articles_own_pack_says_that_it_is_no_law():
    article = choose_packs("auto", ())[0]
    assert "no law" in article.because.en
    assert not article.raises


def test_a_pack_raises_a_severity():
    chosen = choose_packs("google-play", ())
    assert raised_severity("LAP-A01", Severity.HIGH, chosen) is Severity.CRITICAL
    assert raised_severity("LAP-A02", Severity.HIGH, chosen) is Severity.HIGH


def test_a_pack_never_lowers_and_the_highest_counts():
    chosen = choose_packs("mx,vn", ())
    assert raised_severity("LAP-X03", Severity.MEDIUM, chosen) is Severity.CRITICAL
    alone = choose_packs("mx", ())
    assert raised_severity("LAP-X03", Severity.CRITICAL, alone) is Severity.CRITICAL


def test_a_pack_whose_market_is_only_supposed_raises_nothing():
    chosen = choose_packs("all", ())
    assert raised_severity("LAP-A01", Severity.HIGH, chosen) is Severity.HIGH
    seen = choose_packs("all", [market("in")])
    assert raised_severity("LAP-A01", Severity.HIGH, seen) is Severity.CRITICAL


def test_clauses_are_judged_as_of_the_day_given_or_of_the_last_check():
    chosen = choose_packs("auto", ())
    assert as_of_dates(chosen, "2027-01-01") == {"cn": "2027-01-01"}
    assert as_of_dates(chosen, None) == {"cn": packs()["cn"].last_checked}
