package com.brightfern.credit;
import android.content.Context; import android.content.res.TypedArray; import android.util.AttributeSet; import android.view.LayoutInflater; import android.widget.*;
public class NoticeView extends LinearLayout {
  public NoticeView(Context c, AttributeSet a) { super(c, a);
    LayoutInflater.from(c).inflate(R.layout.view_notice, this, true);
    TypedArray t = c.obtainStyledAttributes(a, R.styleable.NoticeView);
    ((TextView) findViewById(R.id.notice_text)).setText(t.getString(R.styleable.NoticeView_notice));
    t.recycle(); }
}