package io.dcloud.common.util;

import io.dcloud.common.DHInterface.IWebview;

/** Small stand-in for the host's class of this name, which answers scripts. */
public final class JSUtil {
    public static final int OK = 1;

    private JSUtil() {
    }

    public static void execCallback(IWebview page, String id, String answer, int status, boolean keeps) {
        page.executeScript("window.plus.bridge.callbackFromNative('" + id + "'," + answer + "," + status + ")");
    }
}
