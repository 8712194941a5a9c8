"""Whether an app is a lender's, from its own words."""

import pytest

from auditor.facts.lending import find_lending, find_markets, market_table
from auditor.model.vocabulary import Kleene
from auditor.screens.inventory.endpoints import Address, find_addresses
from auditor.screens.inventory.texts import Text
from auditor.sentences.haystack import Haystack
from tests.program_builder import one_class, program_of, static


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


@pytest.mark.parametrize(
    "words",
    [
        ("Interest rate 2 %", "Installment plan", "Overdue book"),
        ("Bunga 0,2% per hari", "Tenor 3–12 bulan"),
        ("Lãi suất 1,5%/tháng", "Kỳ hạn 91–365 ngày"),
    ],
)
def test_concepts_without_a_loan_leave_it_open(words: tuple[str, ...]) -> None:
    assert lending(*PLAIN, *words) is Kleene.UNKNOWN


@pytest.mark.parametrize(
    "words",
    [
        ("Bunga mawar untuk ibu", "Toko kami"),
        ("Pago en 3 cuotas", "Vencimiento de la oferta"),
        ("课程期限", "额度已用完"),
        ("Váy nhanh khô", "Áo dài"),
        ("Parcela em 3x", "Prazo de entrega"),
    ],
)
def test_a_shop_or_a_school_is_no_lender(words: tuple[str, ...]) -> None:
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


def test_a_floor_in_a_spanish_address_is_no_philippine_peso() -> None:
    assert find_markets(texts("Av. Reforma 222, piso 5, Ciudad de México")) == ()


def test_a_currency_in_a_table_of_the_code_points_nowhere() -> None:
    assert find_markets(texts("₹ € ₦", where="code")) == ()


def address(text: str, *users: str) -> Address:
    """Make an address that these classes name, the app's own by default."""
    host, slash, path = text.partition("://")[2].partition("/")
    return Address(text, host, slash + path, users or ("Lcom/x/Api;",))


def lending_by(text: str, *users: str) -> Kleene:
    found = find_lending(
        texts(*PLAIN),
        package="com.x",
        labels=("X",),
        blinded=False,
        addresses=(address(text, *users),),
    )
    return found.value


def markets_by(text: str, *users: str) -> list[str]:
    found = find_markets(texts(*PLAIN), addresses=(address(text, *users),))
    return [one.market for one in found]


@pytest.mark.parametrize(
    "text", ["https://api.fastloan.example/v1", "https://api.x.example/loan-order/list"]
)
def test_an_address_that_speaks_of_a_loan_leaves_it_open(text: str) -> None:
    assert lending_by(text) is Kleene.UNKNOWN


@pytest.mark.parametrize(
    "text",
    [
        "https://api.x.example/orders",
        "https://api.x.example/calendar",
        "https://www.blender.example/credits",
        "https://www.facebook.com/fastloan",
    ],
)
def test_an_address_of_something_else_or_of_a_well_known_host_does_not(text: str) -> None:
    assert lending_by(text) is Kleene.NO


def test_an_address_that_only_a_known_library_names_does_not() -> None:
    assert (
        lending_by("https://api.fastloan.example", "Lcom/bqs/risk/df/android/Api;") is Kleene.NO
    )


def test_the_address_is_told_as_the_signal() -> None:
    found = find_lending(
        texts(*PLAIN),
        package="com.x",
        labels=("X",),
        blinded=False,
        addresses=(address("https://fastloan.example/v1"),),
    )
    assert [one.en for one in found.signals] == ["the address https://fastloan.example/v1"]


@pytest.mark.parametrize(
    ("text", "market"),
    [
        ("https://api.x.in/v2", "in"),
        ("https://x.co.id", "id"),
        ("https://app.x.com.ph/a", "ph"),
        ("https://x.com.br/", "br"),
    ],
)
def test_the_country_of_an_own_host_points_to_its_market(text: str, market: str) -> None:
    assert markets_by(text) == [market]


@pytest.mark.parametrize(
    "text",
    ["https://api.x.com/in", "https://in.x.com", "https://api.weibo.cn/a", "https://x.info"],
)
def test_a_host_of_no_country_or_a_well_known_one_points_nowhere(text: str) -> None:
    assert markets_by(text) == []


def test_every_market_that_has_words_has_domains() -> None:
    assert all(one.domains for one in market_table().values())


def test_addresses_are_found_in_constants_with_the_classes_that_name_them() -> None:
    code = """
    const-string v0, "https://API.x.in:8443/v2?token=1"
    const-string v0, "see http://w3.org/a and https://b.ph"
    const-string v0, "ftp://c.in"
    const-string v0, "https://%s/v1"
    return-void
    """
    images = program_of(one_class(static("m", "()V", code))).images
    assert find_addresses(images) == (
        Address("http://w3.org/a", "w3.org", "/a", ("La/A;",)),
        Address("https://API.x.in:8443/v2", "api.x.in", "/v2", ("La/A;",)),
        Address("https://b.ph", "b.ph", "", ("La/A;",)),
    )


def test_a_library_of_books_is_no_lender() -> None:
    sentences = ("Borrow ten books", "Your overdue books", "Tell us your interests")
    assert lending(*sentences) is Kleene.UNKNOWN


@pytest.mark.parametrize(
    ("where", "source", "value"),
    [
        ("policy-asset", "assets/words.txt", Kleene.NO),
        ("policy-asset", "assets/terms.html", Kleene.YES),
        ("screen", "res/layout/apply.xml", Kleene.YES),
    ],
)
def test_a_list_of_words_tells_no_trade(where: str, source: str, value: Kleene) -> None:
    words = ("loan", "repayment", "overdue", *(f"word {number}" for number in range(40)))
    found = Haystack([Text(one, where, source, "", "b") for one in words])
    assert find_lending(found, package="com.x", labels=(), blinded=False).value is value


@pytest.mark.parametrize(
    "sentences",
    [
        ("最高可借20万元", "立即借款", "年化利率7.2%起"),
        ("Personal loan up to ₹50,000", "Repay in EMIs over 3 to 12 months"),
        ("Get a loan of ₦5,000 to ₦200,000", "Interest 5% per month"),
        ("Mkopo hadi KSh 50,000", "Omba mkopo", "Riba 12%"),
        ("Préstamos de $500 a $10,000", "Tasa de interés desde 10%"),
        ("Get an advance on your salary", "Repaid from your next pay day"),
        ("Vay ngay", "Lãi suất từ 1%/tháng"),
        ("Dana cepat sampai Rp12 juta", "Tenor 3–12 bulan, bunga maksimal 0,2% per hari."),
        ("Vay nhanh đến 15.000.000 đ", "Kỳ hạn 91–365 ngày"),
        ("Solicita tu crédito", "Plazo de 91 a 180 días"),
        ("Quero meu empréstimo", "Prazo de 6 meses"),
        ("₹50,000 तक का लोन", "अवधि 3 महीने"),
        ("Kumuha ng loan", "Hulog kada buwan"),
        ("เงินด่วน กู้ได้สูงสุด 50,000", "ดอกเบี้ย 1%"),
        ("马上借", "日利率0.05%"),
        ("লোন নিন", "কিস্তি ৩ মাস"),
        ("فوری قرض", "ماہانہ قسط"),
        ("Kopa hadi KSh 30,000", "Marejesho kila wiki"),
    ],
)
def test_an_offer_and_one_concept_more_make_a_lender(sentences: tuple[str, ...]) -> None:
    assert lending(*PLAIN, *sentences) is Kleene.YES


@pytest.mark.parametrize(
    "sentences",
    [
        (
            "Borrowers struggle with loan repayment",
            "Interest rate rises",
            "Newsletter",
            "Read more",
        ),
        (
            "Loan amount",
            "Interest rate",
            "Monthly installment",
            "Calculate",
            "Amortization schedule",
        ),
        ("Your loan", "Repayment", "Interest rate", "Add expense", "Groceries"),
        ("Pinjaman online ilegal", "Bunga tinggi", "Angsuran", "Berita", "Baca selengkapnya"),
        ("Khoản vay", "Lãi suất", "Kỳ hạn", "Máy tính", "Tính lãi"),
        ("Préstamo", "Tasa de interés", "Plazo", "Cuenta de ahorro", "Cuenta corriente"),
        ("Empréstimo", "Juros", "Parcelas", "Notícias", "Leia mais"),
        ("How loans work", "Interest rate", "Repayment schedules explained", "Next lesson"),
        ("Take a loan", "Repay to unlock tractors", "Coins", "Level up", "Daily reward"),
    ],
)
def test_who_writes_of_loans_in_another_trade_is_left_open(sentences: tuple[str, ...]) -> None:
    assert lending(*PLAIN, *sentences) is Kleene.UNKNOWN


def test_a_word_of_another_trade_beside_an_offer_makes_no_doubt() -> None:
    words = (
        "Apply for a loan",
        "Interest rate 2 %",
        "Repayment on Monday",
        "Newsletter",
        "Calculate",
    )
    assert lending(*PLAIN, *words) is Kleene.YES


def test_what_speaks_against_a_lender_is_told() -> None:
    found = find_lending(
        texts(*PLAIN, "Loan amount", "Interest rate", "Monthly installment"),
        package="com.emi.calculator",
        labels=("EMI",),
        blinded=False,
    )
    assert found.value is Kleene.UNKNOWN
    assert found.signals[-1].en == "against it, sums: the name com.emi.calculator"


def test_words_of_several_translations_are_not_pooled() -> None:
    def said(*pairs: tuple[str, str]) -> Kleene:
        found = Haystack(
            [
                Text(one, "string", f"res/{locale}#{one[:9]}", locale, "b")
                for one, locale in pairs
            ]
        )
        return find_lending(found, package="com.x", labels=("X",), blinded=False).value

    plain = [(one, "") for one in PLAIN]
    words = (("Préstamo de libros", "es"), ("Bunga mawar", "id"), ("Angsuran", "id"))
    assert said(*plain, *words) is not Kleene.YES
    assert said(*plain, *((one, "es") for one, _ in words)) is Kleene.YES


@pytest.mark.parametrize(
    ("label", "sentences"),
    [
        ("Mwezi Credit", ("Get a loan", "Type a name and a number")),
        ("CrediFácil", ("Solicitar crédito", "Escriba un nombre")),
        ("Vay Nhẹ", ("Vay ngay", "Nhập tên và số điện thoại")),
        ("Tala Bora", ("Get a loan", "How much do you want to borrow?", "Your loan was sent")),
        (
            "PrestaMóvil",
            ("Préstamos online hasta $300.000", "Recibimos tu solicitud de préstamo"),
        ),
    ],
)
def test_an_offer_under_a_lenders_name_or_in_several_texts_makes_a_lender(
    label: str, sentences: tuple[str, ...]
) -> None:
    found = find_lending(
        texts(*PLAIN, *sentences), package="com.x", labels=(label,), blinded=False
    )
    assert found.value is Kleene.YES


@pytest.mark.parametrize(
    ("label", "sentences", "value"),
    [
        ("Shop", ("Get a loan", "Add to basket"), Kleene.UNKNOWN),
        ("Prestige Homes", ("Three bedrooms", "For rent"), Kleene.NO),
        (
            "Homes",
            (
                "Get a loan",
                "Home loans",
                "Loan partners",
                "Bedrooms",
                "For rent",
                "1,200 sq ft",
            ),
            Kleene.UNKNOWN,
        ),
        (
            "Wheels",
            ("Get a loan", "Car loan", "Your loan", "Test drive", "Used cars", "Mileage"),
            Kleene.UNKNOWN,
        ),
        ("CrediCard Games", ("New game", "Next level"), Kleene.NO),
    ],
)
def test_an_offer_alone_or_beside_another_trade_makes_none(
    label: str, sentences: tuple[str, ...], value: Kleene
) -> None:
    found = find_lending(
        texts(*PLAIN, *sentences), package="com.x", labels=(label,), blinded=False
    )
    assert found.value is value
