"""Whether an app is a lender's, from its own words."""

from auditor.facts.lending import find_lending, find_markets
from auditor.model.vocabulary import Kleene
from auditor.screens.haystack import Haystack
from auditor.screens.texts import Text


def texts(*sentences: str, locale: str = "", where: str = "string") -> Haystack[Text]:
    return Haystack(
        [
            Text(one, where, f"res/values/strings.xml#{one[:9]}", locale, "b")
            for one in sentences
        ]
    )


def lending(*sentences: str, package: str = "com.x", blinded: bool = False) -> Kleene:
    found = find_lending(texts(*sentences), package=package, labels=("X",), blinded=blinded)
    return found.value


PLAIN = ("Hello", "Settings", "Share", "Next", "Good morning")


def test_three_concepts_with_a_loan_among_them_make_a_lender() -> None:
    words = ("Your loan", "Interest rate 2 %", "Repayment on Monday")
    assert lending(*PLAIN, *words) is Kleene.YES


def test_three_concepts_without_a_loan_do_not() -> None:
    words = ("Interest rate 2 %", "Installment plan", "Overdue book")
    assert lending(*PLAIN, *words) is Kleene.NO


def test_a_loan_alone_leaves_it_open() -> None:
    assert lending(*PLAIN, "Your loan") is Kleene.UNKNOWN


def test_the_name_counts_as_speaking_of_a_loan() -> None:
    assert lending(*PLAIN, package="com.fast.loans") is Kleene.UNKNOWN


def test_an_app_of_other_words_is_no_lender() -> None:
    assert lending(*PLAIN) is Kleene.NO


def test_what_could_not_be_read_is_not_no() -> None:
    assert lending(*PLAIN, blinded=True) is Kleene.UNKNOWN


def test_a_loanword_inside_another_word_is_none() -> None:
    assert lending(*PLAIN, "Sloane Square", "Aloan") is Kleene.NO


def test_chinese_words_are_found_inside_sentences() -> None:
    assert lending("我要借款", "分期还款", "年利率") is Kleene.YES


def test_a_currency_points_to_its_market() -> None:
    assert [one.market for one in find_markets(texts("Get ₹5,000 today"))] == ["in"]


def test_a_currency_in_a_table_of_the_code_points_nowhere() -> None:
    assert find_markets(texts("₹ € ₦", where="code")) == ()
