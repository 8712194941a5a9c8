package com.jinxd.given.apply;
import com.jinxd.given.R;
import com.jinxd.given.base.BaseActivity;
public class ManualContactActivity extends BaseActivity {
    public ManualContactActivity() { super(R.layout.activity_manual); }
    @Override protected void initView() { findViewById(R.id.btn_save).setOnClickListener(v -> finish()); }
}