package com.brightfern.credit.ui;
import android.app.Dialog; import android.content.Context; import android.view.View; import android.widget.TextView; import com.brightfern.credit.R;
public class NoticeDialog extends Dialog {
    public interface OnChoice { void onConfirm(); void onCancel(); }
    private final TextView title, text, yes, no; private OnChoice choice;
    public NoticeDialog(Context context) { super(context); setContentView(R.layout.dialog_notice);
        title = (TextView) findViewById(R.id.notice_title); text = (TextView) findViewById(R.id.notice_text);
        yes = (TextView) findViewById(R.id.notice_ok); no = (TextView) findViewById(R.id.notice_no);
        yes.setOnClickListener(new View.OnClickListener() { @Override public void onClick(View v) { dismiss(); if (choice != null) choice.onConfirm(); } });
        no.setOnClickListener(new View.OnClickListener() { @Override public void onClick(View v) { dismiss(); if (choice != null) choice.onCancel(); } }); }
    public NoticeDialog title(int id) { title.setText(id); return this; }
    public NoticeDialog text(int id) { text.setText(id); return this; }
    public NoticeDialog buttons(int y, int n) { yes.setText(y); no.setText(n); return this; }
    public NoticeDialog choice(OnChoice c) { choice = c; return this; }
}
