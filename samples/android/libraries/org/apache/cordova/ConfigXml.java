package org.apache.cordova;

import android.content.Context;
import android.content.res.XmlResourceParser;

import org.xmlpull.v1.XmlPullParserException;

import java.io.IOException;

/** Small stand-in for the library's reader of res/xml/config.xml. */
final class ConfigXml {
    private final Context context;

    ConfigXml(Context context) {
        this.context = context;
    }

    String classFor(String service) {
        int id = context.getResources().getIdentifier("config", "xml", context.getPackageName());
        XmlResourceParser xml = context.getResources().getXml(id);
        try {
            boolean found = false;
            while (xml.next() != XmlResourceParser.END_DOCUMENT) {
                if (xml.getEventType() != XmlResourceParser.START_TAG) {
                    continue;
                }
                if ("feature".equals(xml.getName())) {
                    found = service.equals(xml.getAttributeValue(null, "name"));
                } else if (found && "param".equals(xml.getName())) {
                    return xml.getAttributeValue(null, "value");
                }
            }
        } catch (IOException | XmlPullParserException error) {
            return "";
        } finally {
            xml.close();
        }
        return "";
    }
}
