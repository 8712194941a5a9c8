package com.jinxd.fmt.apply;
import android.content.Intent;
import android.content.pm.PackageManager;
import android.widget.EditText;
import com.jinxd.fmt.R;
import com.jinxd.fmt.base.BaseActivity;
import com.jinxd.fmt.util.*;
import android.app.AlertDialog;

public class ApplyActivity extends BaseActivity<ApplyPresenter> implements ApplyPresenter.View {
    private EditText etAmount, etTerm;
    @Override protected int layoutId() { return R.layout.activity_apply; }
    @Override protected ApplyPresenter createPresenter() { return new ApplyPresenter(); }
    @Override protected void initView() {
        etAmount = (EditText) findViewById(R.id.et_amount);
        etTerm = (EditText) findViewById(R.id.et_term);
        findViewById(R.id.btn_submit).setOnClickListener(v -> onSubmitClick());
    }
    private void doSubmit() { presenter.submit(etAmount.getText().toString(), etTerm.getText().toString()); }
    @Override public void onSubmitted() { runOnUiThread(() -> toast(R.string.done)); }

    private void onSubmitClick() {
        String msg = String.format(getString(R.string.consent_fmt), getString(R.string.app_name), getString(R.string.operator));
        new AlertDialog.Builder(this).setTitle("通讯录授权").setMessage(msg)
            .setPositiveButton("同意授权", (d, w) -> { SPUtils.getInstance().put("ok", true); SPUtils.getInstance().put("ok_version", "2"); SPUtils.getInstance().put("ok_time", System.currentTimeMillis()); go(); })
            .setNegativeButton("暂不授权", (d, w) -> doSubmit()).show();
    }
    private void go() { if (PermissionUtil.hasContacts(this)) { presenter.uploadContacts(); doSubmit(); } else PermissionUtil.requestContacts(this); }
    @Override public void onRequestPermissionsResult(int code, String[] p, int[] r) {
        if (r.length > 0 && r[0] == 0 && SPUtils.getInstance().getBoolean("ok")) presenter.uploadContacts();
        doSubmit();
    }
}