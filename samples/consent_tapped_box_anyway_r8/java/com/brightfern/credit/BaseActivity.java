package com.brightfern.credit;
public abstract class BaseActivity extends android.app.Activity {
    protected void onTap(int id, Runnable f) { findViewById(id).setOnClickListener(v -> f.run()); }
}
