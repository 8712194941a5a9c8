"""A debt that is put to somebody who does not owe it: the message that shames the borrower, itself."""

import pytest

from auditor.sentences.claims import Mode
from auditor.sentences.statements import read_statements


def presses(text: str) -> bool:
    return any(one.mode is Mode.PRESSURE for one in read_statements(text))


@pytest.mark.parametrize(
    "text",
    [
        "Your friend %1$s has taken a loan from CashGenie and has not repaid. Ask him to pay today.",
        "Please tell %1$s to repay the loan he took from QuickNaira. He listed you as a contact and refuses to pay his overdue debt.",
        "Your friend %1$s owes us money and does not pay. Tell him to pay.",
        "您的朋友%1$s在我司借款逾期未还，请转告其尽快还款。",
        "您的朋友%1$s在我司借款，逾期未还，请转告其尽快还款。",
        "Teman Anda %1$s memiliki pinjaman yang belum dibayar di Dana Cepat. Mohon sampaikan agar segera melunasi.",
        "Su amigo %1$s tiene una deuda vencida con nosotros. Pídale que pague hoy.",
        "Seu amigo %1$s pegou um empréstimo e não pagou. Peça para ele pagar hoje.",
        "आपके दोस्त %1$s ने हमसे लोन लिया है और चुकाया नहीं है। उनसे आज ही भुगतान करने को कहें।",
        "Bạn của bạn %1$s đã vay tiền và chưa trả. Hãy nhắc họ trả nợ.",
        "เพื่อนของคุณ %1$s ค้างชำระเงินกู้กับเรา ช่วยบอกให้เขาชำระวันนี้",
        "Ang kaibigan mo na si %1$s ay may utang sa amin. Sabihan siyang magbayad.",
        "Rafiki yako %1$s ana deni kwetu na hajalipa. Mwambie alipe leo.",
        "আপনার বন্ধু %1$s ঋণ নিয়ে পরিশোধ করেননি। তাকে টাকা দিতে বলুন।",
        "آپ کے دوست %1$s نے قرض لیا اور ادا نہیں کیا۔ ان سے کہیں کہ ادا کریں۔",
    ],
)
def test_a_message_to_a_friend_over_the_debt_presses(text: str) -> None:
    assert presses(text)


@pytest.mark.parametrize(
    "text",
    [
        "We never tell your friends that you have not repaid.",
        "If your friend has not repaid you, we can help.",
        "Refer a friend: your friend gets a loan and you get KSh 100.",
        "If your loan is overdue, you will pay a late fee.",
        "Your contact details are not paid for.",
        "您的朋友借款成功后您可得奖励。",
        "Ask your friend to pay the bill with our app.",
        "We do not ask your friends to pay your overdue loan.",
        "如果您的朋友欠款未还，您可以在本应用记账。",
        "Jika teman Anda menunggak, kami dapat membantu.",
        "Your friend %1$s named you as a reference for a loan. We will call you once to confirm.",
        "您的好友邀请您使用本应用借款。",
        "请转告您的紧急联系人，我们会致电核实。",
        "Tell your employer to pay your salary into this account.",
        "Your neighbour will not see that your loan is overdue.",
        "Tu amigo te invitó a Crédito Ya.",
    ],
)
def test_a_promise_an_invitation_or_a_notice_to_a_reference_does_not(text: str) -> None:
    assert not presses(text)
