package com.jinxd.givenleaves.apply;
import com.jinxd.givenleaves.R;
import com.jinxd.givenleaves.base.BaseActivity;
public class ManualContactActivity extends BaseActivity {
    public ManualContactActivity() { super(R.layout.activity_manual); }
    @Override protected void initView() { findViewById(R.id.btn_save).setOnClickListener(v -> finish()); }
}