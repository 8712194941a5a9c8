package org.apache.cordova;

import android.app.Activity;
import android.os.Bundle;
import android.webkit.JavascriptInterface;
import android.webkit.WebView;

import org.json.JSONArray;
import org.json.JSONException;

/** Small stand-in for the library's class of this name: it shows the page and runs plug-ins for it. */
public class CordovaActivity extends Activity {
    private WebView page;

    @Override
    protected void onCreate(Bundle savedInstanceState) {
        super.onCreate(savedInstanceState);
        page = new WebView(this);
        page.getSettings().setJavaScriptEnabled(true);
        page.addJavascriptInterface(new Exposed(), "_cordovaNative");
        setContentView(page);
        page.loadUrl("file:///android_asset/www/index.html");
    }

    /** The plug-in of a service: its class stands in res/xml/config.xml. */
    private CordovaPlugin pluginFor(String service) throws ReflectiveOperationException {
        String name = new ConfigXml(this).classFor(service);
        CordovaPlugin plugin = (CordovaPlugin) Class.forName(name).getConstructor().newInstance();
        plugin.activity = this;
        return plugin;
    }

    /** What the page calls. */
    private final class Exposed {
        @JavascriptInterface
        public String exec(String service, String action, String id, String args)
                throws ReflectiveOperationException, JSONException {
            pluginFor(service).execute(action, new JSONArray(args), new CallbackContext(id, page));
            return "";
        }
    }
}
