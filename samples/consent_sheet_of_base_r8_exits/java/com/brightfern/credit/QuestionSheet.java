package com.brightfern.credit;
import android.view.View;
public class QuestionSheet extends BaseSheet {
    Runnable onAllow; Runnable onDeny;
    public QuestionSheet() { super(R.layout.sheet_question); }
    @Override protected void bind(View root) {
        click(root, R.id.question_yes, () -> { if (onAllow != null) { onAllow.run(); } });
        click(root, R.id.question_no, () -> { if (onDeny != null) { onDeny.run(); } });
    }
}
