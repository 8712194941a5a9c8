package com.permissionx.guolindev.callback;

import java.util.List;

/** Small stand-in for the library's class of this name: it is packaged with the app. */
public interface RequestCallback {
    void onResult(boolean all, List<String> granted, List<String> denied);
}
