package com.requestnamesinfield.app;

import android.app.Activity;
import android.app.Fragment;
import android.os.Bundle;

/** Asks the system for whatever it is told; the screen that has it hears the answer. */
public class AskingFragment extends Fragment {
    private String[] names;

    static void ask(Activity screen, String... names) {
        AskingFragment fragment = new AskingFragment();
        fragment.names = names;
        screen.getFragmentManager().beginTransaction().add(fragment, "asking").commit();
    }

    @Override
    public void onCreate(Bundle saved) {
        super.onCreate(saved);
        getActivity().requestPermissions(names, 31);
    }
}
