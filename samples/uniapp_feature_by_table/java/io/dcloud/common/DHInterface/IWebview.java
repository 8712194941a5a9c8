package io.dcloud.common.DHInterface;

import android.app.Activity;

/** Small stand-in for the host's interface of this name. */
public interface IWebview {
    Activity getActivity();

    void executeScript(String script);
}
