package com.jinxd.givenleaves.apply;
import com.jinxd.givenleaves.R;
import com.jinxd.givenleaves.base.BaseActivity;
import com.jinxd.givenleaves.util.SPUtils;
public class ContactAuthActivity extends BaseActivity {
    public ContactAuthActivity() { super(R.layout.activity_contact_auth); }
    @Override protected void initView() {
        findViewById(R.id.btn_agree).setOnClickListener(v -> {
            SPUtils.getInstance().put("contact_agree", true);
            SPUtils.getInstance().put("contact_agree_ver", "1.2");
            SPUtils.getInstance().put("contact_agree_time", System.currentTimeMillis());
            setResult(RESULT_OK);
            finish();
        });
        findViewById(R.id.btn_refuse).setOnClickListener(v -> { finishAffinity(); });
    }
}