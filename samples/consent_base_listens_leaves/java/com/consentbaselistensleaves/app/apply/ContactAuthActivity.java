package com.consentbaselistensleaves.app.apply;
import android.view.View;
import com.consentbaselistensleaves.app.R;
import com.consentbaselistensleaves.app.base.BaseActivity;
import com.consentbaselistensleaves.app.util.SPUtils;
public class ContactAuthActivity extends BaseActivity {
    @Override protected int layoutId() { return R.layout.activity_contact_auth; }
    @Override protected void initView() {
        click(R.id.btn_agree, R.id.btn_refuse);
    }
    @Override public void onClick(View v) {
        if (v.getId() == R.id.btn_agree) {
            SPUtils.getInstance().put("contact_agree", true);
            SPUtils.getInstance().put("contact_agree_ver", "1.2");
            SPUtils.getInstance().put("contact_agree_time", System.currentTimeMillis());
            setResult(RESULT_OK);
            finish();
        } else if (v.getId() == R.id.btn_refuse) {
            finishAffinity();
        }
    }
}
