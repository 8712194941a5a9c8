package com.consentbaselistens.app.apply;
import com.consentbaselistens.app.R;
import com.consentbaselistens.app.base.BaseActivity;
public class ManualContactActivity extends BaseActivity {
    @Override protected int layoutId() { return R.layout.activity_manual; }
    @Override protected void initView() { findViewById(R.id.btn_save).setOnClickListener(v -> finish()); }
}