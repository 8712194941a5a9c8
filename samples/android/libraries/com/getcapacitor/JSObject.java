package com.getcapacitor;

import org.json.JSONArray;
import org.json.JSONException;
import org.json.JSONObject;

/** Small stand-in for the library's class of this name. */
public class JSObject extends JSONObject {
    public JSObject put(String key, JSONArray value) {
        try {
            super.put(key, value);
        } catch (JSONException error) {
            return this;
        }
        return this;
    }
}
