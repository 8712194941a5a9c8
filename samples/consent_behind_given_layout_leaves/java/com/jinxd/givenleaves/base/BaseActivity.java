package com.jinxd.givenleaves.base;
import android.app.Activity;
import android.content.Intent;
import android.os.Bundle;
import android.widget.Toast;
public abstract class BaseActivity<P extends BasePresenter> extends Activity {
    protected P presenter;
    @Override protected void onCreate(Bundle b) {
        super.onCreate(b);
        setContentView(layout);
        presenter = createPresenter();
        if (presenter != null) presenter.attach(this);
        initView();
        initData();
    }
    private final int layout;
    protected BaseActivity(int layout) { this.layout = layout; }
    protected P createPresenter() { return null; }
    protected void initView() { }
    protected void initData() { }
    protected void toast(int id) { Toast.makeText(this, id, Toast.LENGTH_SHORT).show(); }
    protected void jump(Class<?> c) { startActivity(new Intent(this, c)); }
    @Override protected void onDestroy() { if (presenter != null) presenter.detach(); super.onDestroy(); }
}