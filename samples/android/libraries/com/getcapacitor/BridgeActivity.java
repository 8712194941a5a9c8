package com.getcapacitor;

import android.app.Activity;
import android.os.Bundle;
import android.webkit.JavascriptInterface;
import android.webkit.WebView;

import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;

/** Small stand-in for the library's class of this name: it shows the page and runs plug-ins for it. */
public class BridgeActivity extends Activity {
    private final List<Plugin> plugins = new ArrayList<>();
    private WebView page;

    protected void registerPlugin(Plugin plugin) {
        plugin.load(this);
        plugins.add(plugin);
    }

    @Override
    protected void onCreate(Bundle savedInstanceState) {
        super.onCreate(savedInstanceState);
        page = new WebView(this);
        page.getSettings().setJavaScriptEnabled(true);
        page.addJavascriptInterface(new Exposed(), "androidBridge");
        setContentView(page);
        page.loadUrl("file:///android_asset/public/index.html");
    }

    /** What the page calls. */
    private final class Exposed {
        @JavascriptInterface
        public void postMessage(String method, String id) throws ReflectiveOperationException {
            for (Plugin plugin : plugins) {
                Method wanted = plugin.getClass().getMethod(method, PluginCall.class);
                wanted.invoke(plugin, new PluginCall(page, id));
            }
        }
    }
}
