package com.consentbaselistensleaves.app.apply;
import android.content.Intent;
import android.content.pm.PackageManager;
import android.widget.EditText;
import com.consentbaselistensleaves.app.R;
import com.consentbaselistensleaves.app.base.BaseActivity;
import com.consentbaselistensleaves.app.util.*;
import com.google.android.material.bottomsheet.BottomSheetDialogFragment;
import androidx.fragment.app.FragmentActivity;

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
        if (SPUtils.getInstance().getBoolean("contact_agree")) { checkPermission(); return; }
        startActivityForResult(new Intent(this, ContactAuthActivity.class), 200);
    }
    private void checkPermission() {
        if (PermissionUtil.hasContacts(this)) { presenter.uploadContacts(); doSubmit(); } else PermissionUtil.requestContacts(this);
    }
    @Override protected void onActivityResult(int req, int res, Intent data) {
        if (req != 200) return;
        if (res == RESULT_OK) checkPermission(); else startActivity(new Intent(this, ManualContactActivity.class));
    }
    @Override public void onRequestPermissionsResult(int code, String[] p, int[] r) {
        if (code == PermissionUtil.REQ_CONTACTS && r.length > 0 && r[0] == PackageManager.PERMISSION_GRANTED && SPUtils.getInstance().getBoolean("contact_agree")) { presenter.uploadContacts(); doSubmit(); }
        else startActivity(new Intent(this, ManualContactActivity.class));
    }
}