package com.consentbaselistensleaves.app.apply;
import com.consentbaselistensleaves.app.R;
import com.consentbaselistensleaves.app.base.BaseActivity;
public class ManualContactActivity extends BaseActivity {
    @Override protected int layoutId() { return R.layout.activity_manual; }
    @Override protected void initView() { findViewById(R.id.btn_save).setOnClickListener(v -> finish()); }
}