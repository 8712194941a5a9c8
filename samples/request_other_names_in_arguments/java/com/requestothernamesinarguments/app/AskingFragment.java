package com.requestothernamesinarguments.app;

import android.app.Activity;
import android.app.Fragment;
import android.os.Bundle;

import java.util.ArrayList;
import java.util.Arrays;

/** Asks the system for whatever it is told; the screen that has it hears the answer. */
public class AskingFragment extends Fragment {
    static void ask(Activity screen, String... names) {
        AskingFragment fragment = new AskingFragment();
        Bundle told = new Bundle();
        told.putStringArrayList("names", new ArrayList<>(Arrays.asList(names)));
        fragment.setArguments(told);
        screen.getFragmentManager().beginTransaction().add(fragment, "asking").commit();
    }

    @Override
    public void onCreate(Bundle saved) {
        super.onCreate(saved);
        ArrayList<String> names = getArguments().getStringArrayList("names");
        getActivity().requestPermissions(names.toArray(new String[0]), 31);
    }
}
