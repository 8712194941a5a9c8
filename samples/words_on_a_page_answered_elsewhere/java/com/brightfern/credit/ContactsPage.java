package com.brightfern.credit;

import android.app.Fragment;
import android.os.Bundle;
import android.view.LayoutInflater;
import android.view.View;
import android.view.ViewGroup;

/** The page of the application that tells what is read from the phone. */
public class ContactsPage extends Fragment {
    @Override
    public View onCreateView(LayoutInflater inflater, ViewGroup container, Bundle state) {
        View page = inflater.inflate(R.layout.page_contacts, container, false);
        return page;
    }
}
