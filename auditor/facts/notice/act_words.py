"""What is said of the words of an acceptance, in both languages (C6, C7, N1 to N3 on the screen itself)."""

from auditor.model.words import Words

NOT_WHOLE = Words("Not all words of the screen could be read.", "界面文字未能全部读取。")
NO_ACT = Words(
    "Whether the form's button is an agreement could not be told: nothing that it does has to do with contacts.",
    "无法确定表单按钮是否表示同意：其操作与通讯录无关。",
)
COERCES = Words("The wording makes the loan depend on agreeing.", "措辞使借款以同意为条件。")
SAYS = {
    "N1": Words("The screen itself names the phonebook.", "界面本身提及通讯录。"),
    "N2": Words("The screen itself states the purpose.", "界面本身说明目的。"),
    "N3": Words("The screen itself states method or scope.", "界面本身说明方式或范围。"),
}
LACKS = {
    "N1": Words("The screen itself does not name the phonebook.", "界面本身未提及通讯录。"),
    "N2": Words("The screen itself states no purpose.", "界面本身未说明目的。"),
    "N3": Words(
        "The screen itself states neither method nor scope.", "界面本身未说明方式或范围。"
    ),
}
NOT_UNDERSTOOD = {
    "N2": Words(
        "Whether the screen itself states the purpose could not be told: a sentence was not understood.",
        "无法确定界面本身是否说明目的：有一句文字未能理解。",
    ),
    "N3": Words(
        "Whether the screen itself states method or scope could not be told: a sentence was not understood.",
        "无法确定界面本身是否说明方式或范围：有一句文字未能理解。",
    ),
}
