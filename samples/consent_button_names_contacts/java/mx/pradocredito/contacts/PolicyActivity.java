package mx.pradocredito.contacts;

import android.app.Activity;
import android.os.Bundle;
import android.webkit.WebView;

/** The privacy policy. */
public class PolicyActivity extends Activity {
    @Override
    protected void onCreate(Bundle saved) {
        super.onCreate(saved);
        WebView page = new WebView(this);
        setContentView(page);
        page.loadUrl("file:///android_asset/politica.html");
    }
}
