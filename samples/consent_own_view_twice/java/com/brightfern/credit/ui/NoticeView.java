package com.brightfern.credit.ui;
import android.content.Context; import android.content.res.TypedArray; import android.util.AttributeSet; import android.view.View; import android.widget.Button; import android.widget.LinearLayout; import android.widget.TextView; import com.brightfern.credit.R;
public class NoticeView extends LinearLayout {
    public NoticeView(Context context, AttributeSet attrs) {
        super(context, attrs);
        View.inflate(context, R.layout.view_notice, this);
        TypedArray a = context.obtainStyledAttributes(attrs, R.styleable.NoticeView);
        ((TextView) findViewById(R.id.notice_title)).setText(a.getString(R.styleable.NoticeView_noticeTitle));
        ((TextView) findViewById(R.id.notice_text)).setText(a.getText(R.styleable.NoticeView_noticeText));
        ((Button) findViewById(R.id.notice_yes)).setText(a.getString(R.styleable.NoticeView_yesText));
        ((Button) findViewById(R.id.notice_no)).setText(a.getString(R.styleable.NoticeView_noText));
        a.recycle();
    }
    public void onYes(OnClickListener l) { findViewById(R.id.notice_yes).setOnClickListener(l); }
    public void onNo(OnClickListener l) { findViewById(R.id.notice_no).setOnClickListener(l); }
}
