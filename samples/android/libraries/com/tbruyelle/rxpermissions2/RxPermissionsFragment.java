package com.tbruyelle.rxpermissions2;

import android.app.Fragment;
import android.os.Bundle;
import io.reactivex.functions.Consumer;

/** Small stand-in for the library's class of this name: it is packaged with the app. */
public final class RxPermissionsFragment extends Fragment {
    String[] names;
    Consumer<? super Boolean> sink;

    @Override
    public void onActivityCreated(Bundle state) {
        super.onActivityCreated(state);
        getActivity().requestPermissions(names, 42);
    }

    public void onRequestPermissionsResult(int code, String[] permissions, int[] results) {
        try {
            sink.accept(results.length > 0 && results[0] == 0);
        } catch (Exception error) {
            throw new IllegalStateException(error);
        }
    }
}
