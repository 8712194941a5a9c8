package com.brightfern.credit.ui;
import android.app.Dialog; import android.content.Context; import android.os.Bundle; import android.view.View; import android.widget.TextView; import com.brightfern.credit.R;
public class NoticeDialog extends Dialog {
    private final Builder made;
    private NoticeDialog(Builder made) { super(made.context); this.made = made; }
    @Override protected void onCreate(Bundle state) {
        super.onCreate(state);
        setContentView(R.layout.dialog_notice);
        ((TextView) findViewById(R.id.notice_title)).setText(made.title);
        ((TextView) findViewById(R.id.notice_text)).setText(made.text);
        TextView ok = (TextView) findViewById(R.id.notice_ok);
        ok.setText(made.yes);
        ok.setOnClickListener(v -> { dismiss(); if (made.onYes != null) made.onYes.onClick(v); });
        TextView no = (TextView) findViewById(R.id.notice_no);
        no.setText(made.no);
        no.setOnClickListener(v -> { dismiss(); if (made.onNo != null) made.onNo.onClick(v); });
    }
    public static class Builder {
        private final Context context; private String title; private String text; private String yes; private String no;
        private View.OnClickListener onYes; private View.OnClickListener onNo;
        public Builder(Context context) { this.context = context; }
        public Builder setTitle(int id) { title = context.getString(id); return this; }
        public Builder setContent(int id) { text = context.getString(id); return this; }
        public Builder setYes(int id, View.OnClickListener l) { yes = context.getString(id); onYes = l; return this; }
        public Builder setNo(int id, View.OnClickListener l) { no = context.getString(id); onNo = l; return this; }
        public NoticeDialog create() { return new NoticeDialog(this); }
    }
}