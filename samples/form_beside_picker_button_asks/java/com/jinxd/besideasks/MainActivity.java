package com.jinxd.besideasks;


import com.jinxd.besideasks.base.BaseActivity;
import com.jinxd.besideasks.apply.ApplyActivity;
import android.app.AlertDialog;

public class MainActivity extends BaseActivity {
    @Override protected int layoutId() { return R.layout.activity_main; }
    @Override protected void initView() { findViewById(R.id.btn_borrow).setOnClickListener(v -> jump(ApplyActivity.class)); }

}