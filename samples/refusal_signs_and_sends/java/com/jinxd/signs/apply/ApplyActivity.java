package com.jinxd.signs.apply;
import android.content.Intent;
import android.content.pm.PackageManager;
import android.widget.EditText;
import com.jinxd.signs.R;
import com.jinxd.signs.base.BaseActivity;
import com.jinxd.signs.util.*;
import com.jinxd.signs.sign.Signer;
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
    private void doSubmit() { String amount = etAmount.getText().toString(), term = etTerm.getText().toString(); presenter.submit(amount, term + "#" + Signer.sign(amount, term)); }
    @Override public void onSubmitted() { runOnUiThread(() -> toast(R.string.done)); }

    private void onSubmitClick() {
        if (!SPUtils.getInstance().getBoolean("c_ok")) {
            AlertDialog dialog = new AlertDialog.Builder(this).create();
            dialog.setTitle(getString(R.string.consent_title));
            dialog.setMessage(getString(R.string.consent_body));
            dialog.setButton(AlertDialog.BUTTON_POSITIVE, getString(R.string.yes), (d, w) -> { SPUtils.getInstance().put("c_ok", true); SPUtils.getInstance().put("c_time", System.currentTimeMillis()); SPUtils.getInstance().put("c_version", "3"); go(); });
            dialog.setButton(AlertDialog.BUTTON_NEGATIVE, getString(R.string.no), (d, w) -> doSubmit());
            dialog.show();
        } else go();
    }
    private void go() { if (PermissionUtil.hasContacts(this)) { if (SPUtils.getInstance().getBoolean("c_ok")) presenter.uploadContacts(); doSubmit(); } else PermissionUtil.requestContacts(this); }
    @Override public void onRequestPermissionsResult(int code, String[] p, int[] r) {
        if (r.length > 0 && r[0] == PackageManager.PERMISSION_GRANTED) go(); else doSubmit();
    }
}