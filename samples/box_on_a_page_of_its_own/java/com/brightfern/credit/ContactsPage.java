package com.brightfern.credit;

import android.app.Fragment;
import android.os.Bundle;
import android.view.LayoutInflater;
import android.view.View;
import android.view.ViewGroup;
import android.widget.CheckBox;
import android.widget.CompoundButton;

/** The page of the application that tells what is read from the phone. */
public class ContactsPage extends Fragment implements CompoundButton.OnCheckedChangeListener {
    static final boolean[] CHOSEN = new boolean[1];

    @Override
    public View onCreateView(LayoutInflater inflater, ViewGroup container, Bundle state) {
        View page = inflater.inflate(R.layout.page_contacts, container, false);
        ((CheckBox) page.findViewById(R.id.box)).setOnCheckedChangeListener(this);
        return page;
    }

    @Override
    public void onCheckedChanged(CompoundButton button, boolean isChecked) {
        CHOSEN[0] = isChecked;
    }
}
