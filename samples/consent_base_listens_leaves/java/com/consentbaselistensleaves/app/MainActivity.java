package com.consentbaselistensleaves.app;


import com.consentbaselistensleaves.app.base.BaseActivity;
import com.consentbaselistensleaves.app.apply.ApplyActivity;
import com.google.android.material.bottomsheet.BottomSheetDialogFragment;
import androidx.fragment.app.FragmentActivity;

public class MainActivity extends BaseActivity {
    @Override protected int layoutId() { return R.layout.activity_main; }
    @Override protected void initView() { findViewById(R.id.btn_borrow).setOnClickListener(v -> jump(ApplyActivity.class)); }

}