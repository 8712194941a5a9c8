package com.brightfern.credit;

import android.Manifest;
import android.content.pm.PackageManager;
import android.os.Bundle;
import android.view.LayoutInflater;
import android.view.View;
import android.view.ViewGroup;
import android.widget.ArrayAdapter;
import android.widget.ListView;

import androidx.core.app.ActivityCompat;
import androidx.core.content.ContextCompat;
import androidx.fragment.app.Fragment;

import com.brightfern.credit.people.PeopleReader;

/** Lets the borrower choose a reference. */
public class PeopleFragment extends Fragment {
    @Override
    public View onCreateView(LayoutInflater inflater, ViewGroup parent, Bundle state) {
        return inflater.inflate(R.layout.fragment_people, parent, false);
    }

    @Override
    public void onViewCreated(View view, Bundle state) {
        if (ContextCompat.checkSelfPermission(requireContext(), Manifest.permission.READ_CONTACTS)
                == PackageManager.PERMISSION_GRANTED) {
            ((ListView) view).setAdapter(new ArrayAdapter<>(requireContext(),
                    android.R.layout.simple_list_item_1, new PeopleReader(requireContext()).read()));
        } else {
            ActivityCompat.requestPermissions(
                    requireActivity(), new String[] {Manifest.permission.READ_CONTACTS}, 41);
        }
    }
}
