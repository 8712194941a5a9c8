package com.brightfern.credit;
import android.app.Activity; import android.os.Bundle; import android.webkit.WebView;
public class PolicyActivity extends Activity {
    @Override protected void onCreate(Bundle s) {
        super.onCreate(s);
        WebView web = new WebView(this);
        setContentView(web);
        web.loadUrl("file:///android_asset/privacy_en.html");
    }
}