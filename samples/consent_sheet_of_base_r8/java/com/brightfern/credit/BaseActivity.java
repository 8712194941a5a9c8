package com.brightfern.credit;
public abstract class BaseActivity extends androidx.fragment.app.FragmentActivity {
    protected void onTap(int id, Runnable f) { findViewById(id).setOnClickListener(v -> f.run()); }
}
