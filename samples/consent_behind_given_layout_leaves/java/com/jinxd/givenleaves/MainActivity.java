package com.jinxd.givenleaves;


import com.jinxd.givenleaves.base.BaseActivity;
import com.jinxd.givenleaves.apply.ApplyActivity;
import com.google.android.material.bottomsheet.BottomSheetDialogFragment;
import androidx.fragment.app.FragmentActivity;

public class MainActivity extends BaseActivity {
    public MainActivity() { super(R.layout.activity_main); }
    @Override protected void initView() { findViewById(R.id.btn_borrow).setOnClickListener(v -> jump(ApplyActivity.class)); }

}