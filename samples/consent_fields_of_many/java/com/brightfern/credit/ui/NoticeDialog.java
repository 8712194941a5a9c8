package com.brightfern.credit.ui;
import android.app.Dialog; import android.content.Context; import android.os.Bundle; import android.view.View; import android.widget.TextView; import com.brightfern.credit.R;
public class NoticeDialog extends Dialog implements View.OnClickListener {
    public interface OnChoice { void onConfirm(); void onCancel(); }
    private int title, text, yes, no; private OnChoice choice;
    public NoticeDialog(Context context) { super(context); }
    @Override protected void onCreate(Bundle b) { super.onCreate(b); setContentView(R.layout.dialog_notice);
        ((TextView) findViewById(R.id.notice_title)).setText(title); ((TextView) findViewById(R.id.notice_text)).setText(text);
        TextView y = (TextView) findViewById(R.id.notice_ok); y.setText(yes); y.setOnClickListener(this);
        TextView n = (TextView) findViewById(R.id.notice_no); n.setText(no); n.setOnClickListener(this); }
    @Override public void onClick(View v) { dismiss(); if (choice == null) return; if (v.getId() == R.id.notice_ok) choice.onConfirm(); else choice.onCancel(); }
    public NoticeDialog title(int id) { title = id; return this; }
    public NoticeDialog text(int id) { text = id; return this; }
    public NoticeDialog buttons(int y, int n) { yes = y; no = n; return this; }
    public NoticeDialog choice(OnChoice c) { choice = c; return this; }
}
