package com.brightfern.credit;

import android.app.Fragment;
import android.content.Intent;
import android.os.Bundle;
import android.view.LayoutInflater;
import android.view.View;
import android.view.ViewGroup;
import android.widget.CheckBox;

/** The part of the form that tells about the contacts, with its box. */
public class ConsentPart extends Fragment {
    private CheckBox box;

    @Override
    public View onCreateView(LayoutInflater inflater, ViewGroup parent, Bundle saved) {
        View view = inflater.inflate(R.layout.part_consent, parent, false);
        box = (CheckBox) view.findViewById(R.id.box);
        view.findViewById(R.id.policy).setOnClickListener(
                link -> startActivity(new Intent(getActivity(), PolicyActivity.class)));
        return view;
    }

    /** Says whether the box is ticked. */
    public boolean agrees() {
        return box.isChecked();
    }
}
