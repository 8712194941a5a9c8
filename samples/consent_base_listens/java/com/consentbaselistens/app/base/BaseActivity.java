package com.consentbaselistens.app.base;
import android.app.Activity;
import android.content.Intent;
import android.os.Bundle;
import android.view.View;
import android.widget.Toast;
public abstract class BaseActivity<P extends BasePresenter> extends Activity implements View.OnClickListener {
    protected P presenter;
    @Override protected void onCreate(Bundle b) {
        super.onCreate(b);
        setContentView(layoutId());
        presenter = createPresenter();
        if (presenter != null) presenter.attach(this);
        initView();
        initData();
    }
    protected abstract int layoutId();
    protected P createPresenter() { return null; }
    protected void initView() { }
    protected void initData() { }
    protected void click(int... ids) { for (int id : ids) findViewById(id).setOnClickListener(this); }
    @Override public void onClick(View v) { }
    protected void toast(int id) { Toast.makeText(this, id, Toast.LENGTH_SHORT).show(); }
    protected void jump(Class<?> c) { startActivity(new Intent(this, c)); }
    @Override protected void onDestroy() { if (presenter != null) presenter.detach(); super.onDestroy(); }
}