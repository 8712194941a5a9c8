"""What an acceptance is worth, fact by fact, each with its twin."""

from dataclasses import replace

import pytest

from auditor.facts.consent.acts import judge_acts
from auditor.facts.ground.titles import own_titles
from auditor.facts.notice.notices import Library
from auditor.model.evidence import Evidence
from auditor.model.vocabulary import EvidenceKind, Kleene, Role
from auditor.screens.parts.shown import Effect
from tests.shown_builder import agree, box, choice, decline, shown, text

YES, NO, UNKNOWN = Kleene.YES, Kleene.NO, Kleene.UNKNOWN


def act(*choices, **changes):
    (found,) = judge_acts((shown(*choices, **changes),), Library())
    return found


def value(fact, *choices, **changes):
    return act(*choices, **changes).facts[fact].value


def test_a_button_that_agrees_is_an_affirmative_act() -> None:
    assert value("C3", agree(), decline()) is YES


def test_a_box_ticked_beforehand_is_none() -> None:
    assert value("C3", box(pre_ticked=YES), agree("Continue")) is NO
    assert value("C3", box(pre_ticked=NO), agree("Continue", needs_box=True)) is YES


def test_a_box_that_may_be_ticked_leaves_it_open() -> None:
    assert value("C3", box(pre_ticked=UNKNOWN), agree("Continue", needs_box=True)) is UNKNOWN


def test_use_taken_for_agreement_is_no_act_unless_a_button_agrees() -> None:
    words = "By continuing you agree that we read your contacts."
    assert value("C3", agree("Continue"), words=words) is NO
    assert value("C3", agree("I agree"), words=words) is YES


def test_a_tick_beforehand_presses_for_agreement_and_words_that_imply_it_do_not() -> None:
    assert value("C9", box(pre_ticked=YES), agree("Continue"), decline()) is YES
    assert value("C9", box(pre_ticked=UNKNOWN), agree("Continue"), decline()) is UNKNOWN
    words = "By continuing you agree that we read your contacts."
    assert value("C3", agree("Continue"), decline(), words=words) is NO
    assert value("C9", agree("Continue"), decline(), words=words) is NO


def test_who_taps_apply_applies() -> None:
    words = "We read your contact list to assess your credit."
    asks, goes_on = (Effect.REQUESTS,), (Effect.GOES_ON,)
    assert value("C3", agree("Apply now", effects=asks), words=words) is NO
    assert value("C3", agree("OK"), words=words) is YES
    assert value("C3", agree("OK", effects=asks), words=words, purpose="loan-flow") is NO
    # A button that does nothing with contacts may be no act at all: the question may stand on a dialog that was not found.
    assert value("C3", agree("Apply now", effects=goes_on), words=words) is UNKNOWN


def test_an_acceptance_whose_code_was_not_found_leaves_it_open() -> None:
    assert value("C3", agree(followed=False)) is UNKNOWN


@pytest.mark.parametrize("flow", [YES, NO, UNKNOWN])
def test_the_moment_is_that_of_the_screen(flow: Kleene) -> None:
    assert value("C5", agree(), flow=flow) is flow


def test_one_tap_for_a_policy_too_is_bundled() -> None:
    both = "I agree to the Privacy Policy and to the use of my contacts"
    assert value("C6", box(both), agree("Continue")) is NO
    assert value("C6", box(), agree("Continue")) is YES


@pytest.mark.parametrize(
    ("words", "paper", "expected"),
    [
        ("请您阅读并确认是否同意《授权书》。", "本公司将读取您通讯录中的姓名和号码。", YES),
        ("请您阅读并确认是否同意《授权书》。", "本公司将读取您的通讯录和位置。", NO),
        ("请您阅读并确认是否同意《征信授权书》。", "本公司将读取您通讯录中的姓名和号码。", NO),
        ("请您阅读并确认是否同意《用户协议》。", "本公司将读取您通讯录中的姓名和号码。", NO),
        ("请您阅读并确认是否同意《授权书》。", "您应按时还款。", NO),
    ],
)
def test_a_paper_that_is_the_consent_itself_is_no_other_document(
    words: str, paper: str, expected: Kleene
) -> None:
    document = text(paper, "policy-asset", source="assets/book.txt")
    assert value("C6", agree(), decline(), words=words, documents=(document,)) is expected


def test_a_policy_that_is_only_linked_is_not_accepted_by_the_same_act() -> None:
    link = choice(Role.LINK, "Privacy Policy", effects=(Effect.OPENS_DOCUMENT,))
    assert value("C6", agree(), link) is YES


def test_other_data_in_the_same_sentence_is_bundled() -> None:
    assert value("C6", agree(), words="We upload your contact list and your SMS.") is NO
    denied = "We upload your contact list. We never read your SMS or your location."
    assert value("C6", agree(), words=denied) is YES


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (
            "We read your contact list. If you do not repay, we send text messages to your contacts about your debt.",
            YES,
        ),
        (
            "We read your contact list. If you do not repay, we take your location and send text messages to your contacts about your debt.",
            NO,
        ),
        (
            "PT Pinjam membaca daftar kontak. Jika Anda menunggak, aplikasi mengirim SMS kepada orang-orang di daftar kontak Anda untuk penagihan utang Anda.",
            YES,
        ),
        ("We read your contact list and your SMS. We call your contacts if you are late.", NO),
    ],
)
def test_messages_to_the_people_of_the_phonebook_are_no_data_of_the_borrower(
    words: str, expected: Kleene
) -> None:
    assert value("C6", agree(), decline(), words=words) is expected


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (
            "We upload your contact list. SMS: we read the messages of banks to know your income.",
            NO,
        ),
        ("We upload your contact list. Location: to prevent fraud.", NO),
        ("We upload your contact list. Camera: not used.", YES),
        ("We upload your contact list. Where is your location asked for?", YES),
    ],
)
def test_other_data_in_a_sentence_of_their_own_are_bundled(
    words: str, expected: Kleene
) -> None:
    assert value("C6", agree(), decline(), words=words) is expected


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Leemos su lista de contactos. Al aceptar, también nos permite usar su ubicación y fotos.", NO),
        ("我们上传您的通讯录。同意后我们还将获取您的位置、通话记录及相册。", UNKNOWN),
        ("Kami membaca kontak Anda. Dengan menyetujui, Anda juga mengizinkan kami memakai lokasi.", NO),
        # What is asked for later, or apart, is no part of this act; nor is a message to the borrower.
        ("Leemos su lista de contactos. Más adelante le pediremos permiso para usar la cámara.", YES),
        ("We upload your contact list. The app will ask for your camera separately to take a photo of your ID.", YES),
        ("我们上传您的通讯录。同意后我们将向您的手机发送短信验证码。", YES),
        ("Kami membaca kontak Anda. Setelah setuju, kami akan meminta izin kamera secara terpisah untuk foto KTP.", YES),
    ],
)  # fmt: skip
def test_what_agreeing_may_let_be_taken_besides_leaves_it_open(
    words: str, expected: Kleene
) -> None:
    assert value("C6", agree(), decline(), words=words) is expected


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("We read your contact list to assess your credit and to send advertising.", UNKNOWN),
        ("We read your contacts to assess your credit and to send you offers from our partners.", UNKNOWN),
        ("We read your contacts to assess your credit and work out your loan offer.", YES),
        ("We read your contact list to assess your credit and never for marketing.", YES),
        ("We read your contact list to assess your credit and to prevent fraud.", YES),
        (
            "Leemos su lista de contactos. Finalidades: evaluación de riesgo crediticio y, además, el envío de publicidad.",
            UNKNOWN,
        ),
    ],
)  # fmt: skip
def test_advertising_may_be_a_purpose_of_its_own(words: str, expected: Kleene) -> None:
    assert value("C6", agree(), decline(), words=words) is expected


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Leemos su lista de contactos para evaluar su crédito y, al autorizar, también acepta recibir llamadas publicitarias.", NO),
        ("We read your contact list. By agreeing you also accept marketing calls.", NO),
        ("我们读取您的通讯录。同意即表示您同意接收营销短信。", NO),
        ("We read your contact list. You may agree to marketing in Settings.", YES),
        ("We read your contact list. You do not agree to any marketing by this.", YES),
        # What only informs is accepted by nobody.
        ("We read your contact list. Note: the camera is used only to photograph your ID.", YES),
        ("We read your contact list. Your bank details are shared with Acme Payments Ltd for disbursal.", YES),
        ("Kami membaca kontak Anda. Lokasi membantu kami memeriksa wilayah layanan.", UNKNOWN),
        ("我们上传您的通讯录。相机仅用于拍摄身份证。", YES),
        ("我们上传您的通讯录。我们还会收集您的位置用于风控。", NO),
        ("Kami membaca kontak Anda. Lokasi gunanya: mencari agen pembayaran terdekat.", YES),
        ("हम आपके संपर्क पढ़ते हैं। हाँ दबाने पर आप हमारे प्रचार कॉल और एसएमएस पाने की सहमति भी देते हैं।", NO),
    ],
)  # fmt: skip
def test_what_the_act_itself_accepts_is_bundled_and_what_only_informs_is_not(
    words: str, expected: Kleene
) -> None:
    assert value("C6", agree(), decline(), words=words) is expected


def test_beside_a_box_other_data_may_have_a_box_of_their_own() -> None:
    words = "We upload your contact list. Location: to prevent fraud."
    assert value("C6", box(), agree("Continue"), words=words) is YES


@pytest.mark.parametrize(
    ("other", "label", "expected"),
    [
        ("I agree to receive offers.", "I agree to all of the above", NO),
        ("I agree to receive offers.", "I agree to the use of my contacts", YES),
        ("We show your offer next.", "I agree to all of the above", UNKNOWN),
        ("Tap the box to continue.", "I agree to all of the above", UNKNOWN),
        (
            "Tôi đồng ý nhận thông tin khuyến mại.",
            "Tôi đồng ý với tất cả các nội dung trên",
            NO,
        ),
        ("Autorizo la consulta a burós de crédito.", "Acepto todo lo anterior", NO),
        ("我同意接收营销短信。", "我同意以上全部内容", NO),
        ("您可随时撤回同意。", "我同意以上全部内容", UNKNOWN),
    ],
)
def test_one_box_for_everything_takes_what_else_is_agreed_to(
    other: str, label: str, expected: Kleene
) -> None:
    words = (text("We read your contacts to assess your credit."), text(other))
    assert value("C6", box(label), agree("Continue", needs_box=True), texts=words) is expected
    if expected is not YES:
        assert value("C6", agree(label), texts=words) is expected


def test_an_agreement_to_be_read_through_is_accepted_with_it() -> None:
    words = "We read your contacts. Please read our Terms of Service carefully."
    assert value("C6", agree(), words=words) is NO
    hint = "We read your contacts. You will find more in our Terms of Service."
    assert value("C6", agree(), words=hint) is YES


@pytest.mark.parametrize("effect", [Effect.EXITS, Effect.BLOCKS, Effect.SHOWS_AGAIN])
def test_a_refusal_that_is_punished_is_no_refusal(effect: Effect) -> None:
    assert value("C7", agree(), decline(effects=(effect,))) is NO


def test_a_refusal_that_goes_on_is_possible() -> None:
    assert value("C7", agree(), decline()) is YES
    assert value("C7", agree(), decline(effects=(Effect.EXITS, Effect.MANUAL_ENTRY))) is YES


def test_no_refusal_on_a_screen_that_cannot_be_left() -> None:
    assert value("C7", agree(), cancelable=NO) is NO
    assert value("C7", agree(), cancelable=YES) is UNKNOWN


def test_an_empty_box_beside_a_button_that_goes_on_is_how_one_refuses() -> None:
    leaves = (box(), agree("Continue", heeds_box=True))
    assert value("C7", *leaves, cancelable=NO) is YES
    assert value("C7", box(), agree("Continue"), cancelable=NO) is UNKNOWN
    assert value("C7", box(), agree("Continue", needs_box=True), cancelable=NO) is NO


def test_a_refusal_whose_code_was_not_found_leaves_it_open() -> None:
    assert value("C7", agree(), decline(followed=False)) is UNKNOWN


def test_words_that_make_the_loan_depend_on_it_punish_too() -> None:
    words = (
        "We read your contact list. Without access to your contacts the loan cannot be granted."
    )
    assert value("C7", agree(), decline(), words=words) is NO


def test_a_record_has_a_version_or_time() -> None:
    assert value("C8", agree(effects=(Effect.RECORDS,))) is YES
    assert value("C8", agree(effects=(Effect.STORES_FLAG,))) is NO
    assert value("C8", agree(followed=False)) is UNKNOWN


def test_the_screen_itself_names_contacts_and_what_for() -> None:
    found = act(agree(), decline()).facts
    assert [found[f"{one}@dialog"].value for one in ("N1", "N2", "N3")] == [YES, YES, YES]
    bare = act(agree(), words="Please accept our terms.").facts
    assert bare["N1@dialog"].value is NO


def test_words_that_were_not_read_are_unknown_never_absent() -> None:
    found = act(agree(), words="Dear customer,", is_words_whole=False)
    assert found.names is UNKNOWN
    assert found.facts["N1@dialog"].value is UNKNOWN


def test_a_bound_document_that_names_contacts_names_them() -> None:
    policy = text(
        "Privacy Policy. We collect your contact list to assess your credit.",
        where="policy-asset",
        source="assets/privacy.html",
    )
    found = act(agree(), words="Please accept our Privacy Policy.", documents=(policy,))
    assert found.names is YES
    assert found.facts["N1@dialog"].value is NO
    assert act(agree(), words="Please accept our Privacy Policy.").names is NO


ASKS = "We ask to read your contact list."
WHAT_FOR = "We use this information to verify your identity."


@pytest.mark.parametrize(
    ("lines", "told"),
    [
        ((ASKS, WHAT_FOR), YES),
        ((ASKS, "Rates start at 9%.", WHAT_FOR), YES),
        ((ASKS, f"{WHAT_FOR} Nobody in your phonebook will be called."), YES),
        # Before what names the phonebook it may be of something else.
        ((WHAT_FOR, ASKS), UNKNOWN),
        # Other data stand between; another language's line.
        ((ASKS, "Location", WHAT_FOR), NO),
        ((ASKS, text(WHAT_FOR, locale="en-IN")), NO),
    ],
)
def test_the_lines_of_a_screen_are_read_one_behind_the_other(lines, told) -> None:
    texts = tuple(text(one) if isinstance(one, str) else one for one in lines)
    assert value("N2@dialog", agree(), decline(), texts=texts) is told


def test_a_title_over_words_on_other_data_is_no_document() -> None:
    """权限说明 above what the camera is for heads that, and binds to nothing."""
    camera = text("相机权限：用于拍摄身份证。")
    titled = shown(agree(), decline(), texts=(text("权限说明"), camera))
    assert {one.text for one in own_titles(titled)} == {"权限说明"}
    alone = shown(agree(), decline(), texts=(text("权限说明"),))
    assert not own_titles(alone)


def test_of_what_may_be_no_act_nothing_is_alleged() -> None:
    words = "We read your contact list to assess your credit."
    for key in ("C3", "C5", "C6", "C7", "C8", "N2@dialog"):
        found = value(key, agree("Apply now", effects=(Effect.GOES_ON,)), words=words)
        assert found is not NO, key
    assert value("N2@dialog", agree("OK"), words="We read your contact list.") is NO


def test_what_pressing_a_control_runs_is_evidence_of_what_it_is_worth() -> None:
    runs = Evidence(EvidenceKind.CODE, "base.apk!classes.dex", symbol="La/b;->c()V", offset=3)
    refusing = replace(decline(effects=(Effect.EXITS,)), places=(runs,))
    assert act(agree(), refusing).facts["C7"].evidence[0] == runs
    agreeing = replace(agree(), places=(runs,))
    assert runs in act(agreeing, decline()).facts["C3"].evidence


PAPER = "第一条 甲方同意乙方一次性读取甲方手机通讯录内的全部联系人姓名与电话号码。第二条 甲方不同意本协议的,填写一位联系人即可继续申请。"


def of_paper(label: str, body: str = PAPER, head: str = "通讯录信息授权协议"):
    texts = (text(head, source="res/values/strings.xml#head"), text(body))
    (act,) = judge_acts((shown(agree(label), decline("不同意"), texts=texts),), Library())
    return act.facts["C6"].value


def test_agreeing_to_the_paper_that_is_the_question_accepts_no_other_document() -> None:
    assert of_paper("同意本协议") is Kleene.YES


def test_a_paper_that_names_another_one_or_is_no_consent_accepts_it_too() -> None:
    assert of_paper("同意本协议及《隐私政策》") is Kleene.NO
    assert of_paper("同意本协议", f"{PAPER}第三条 甲方同意《用户服务协议》。") is Kleene.NO
    assert of_paper("同意本协议", head="用户服务协议") is Kleene.NO


def test_an_agreement_headed_with_the_phonebook_alone_is_the_question_itself() -> None:
    assert of_paper("同意本协议", head="通讯录使用协议") is Kleene.YES
    assert of_paper("同意本协议", head="借款合同及通讯录使用协议") is Kleene.NO
    body = "Điều 1. Bên A đồng ý cho Bên B đọc một lần toàn bộ danh bạ trên điện thoại."
    label = "Đồng ý với thỏa thuận này"
    assert of_paper(label, body, head="Thỏa thuận sử dụng danh bạ") is Kleene.YES
    assert of_paper(label, body, head="Thỏa thuận người dùng") is Kleene.NO
