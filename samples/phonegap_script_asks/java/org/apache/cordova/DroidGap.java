package org.apache.cordova;

import android.app.Activity;
import android.content.res.XmlResourceParser;
import android.os.Bundle;
import android.webkit.JavascriptInterface;
import android.webkit.WebView;

import org.apache.cordova.api.Plugin;
import org.json.JSONArray;
import org.json.JSONException;
import org.xmlpull.v1.XmlPullParserException;

import java.io.IOException;

/** Small stand-in for the library's class of this name: it shows the page and runs plug-ins for it. */
public class DroidGap extends Activity {
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

    /** The plug-in of a service: its class stands in res/xml/plugins.xml. */
    private Plugin pluginFor(String service)
            throws ReflectiveOperationException, XmlPullParserException, IOException {
        int id = getResources().getIdentifier("plugins", "xml", getPackageName());
        XmlResourceParser rows = getResources().getXml(id);
        while (rows.next() != XmlResourceParser.END_DOCUMENT) {
            if (rows.getEventType() == XmlResourceParser.START_TAG
                    && service.equals(rows.getAttributeValue(null, "name"))) {
                String name = rows.getAttributeValue(null, "value");
                Plugin plugin = (Plugin) Class.forName(name).getConstructor().newInstance();
                plugin.ctx = this;
                return plugin;
            }
        }
        throw new ClassNotFoundException(service);
    }

    /** What the page calls. */
    private final class Exposed {
        @JavascriptInterface
        public String exec(String service, String action, String id, String args)
                throws ReflectiveOperationException, JSONException, XmlPullParserException, IOException {
            return pluginFor(service).execute(action, new JSONArray(args), id);
        }
    }
}
