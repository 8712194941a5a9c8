package com.brightfern.credit;
import android.os.Bundle; import android.view.LayoutInflater; import android.view.View; import android.view.ViewGroup; import android.widget.*; import androidx.fragment.app.Fragment;
public class SwitchFragment extends Fragment {
    @Override public View onCreateView(LayoutInflater inflater, ViewGroup parent, Bundle state) { return inflater.inflate(R.layout.fragment_switch, parent, false); }
    @Override public void onViewCreated(View view, Bundle state) {
        Switch sw = (Switch) view.findViewById(R.id.sw);
        view.findViewById(R.id.go_on).setOnClickListener(v -> ((Answering) requireActivity()).onAnswer(sw.isChecked()));
    }
}
