package com.consentbaselistensleaves.app;


import android.widget.EditText;
import com.consentbaselistensleaves.app.base.BaseActivity;
import com.consentbaselistensleaves.app.net.HttpManager;
import com.consentbaselistensleaves.app.util.SPUtils;
import org.json.JSONObject;
public class LoginActivity extends BaseActivity {
    @Override protected int layoutId() { return R.layout.activity_login; }
    @Override protected void initView() {
        EditText phone = (EditText) findViewById(R.id.et_phone);
        EditText code = (EditText) findViewById(R.id.et_code);
        findViewById(R.id.btn_login).setOnClickListener(v -> {
            JSONObject o = new JSONObject();
            try { o.put("mobile", phone.getText().toString()); o.put("code", code.getText().toString()); } catch (Exception ignored) { }
            HttpManager.post("/user/login", o, body -> runOnUiThread(() -> { SPUtils.getInstance().put("token", body); jump(MainActivity.class); finish(); }));
        });
    }
}