package com.brightfern.credit;
import android.os.Bundle; import android.view.LayoutInflater; import android.view.View; import android.view.ViewGroup; import android.widget.*; import androidx.fragment.app.Fragment;
public class WaysFragment extends Fragment {
    @Override public View onCreateView(LayoutInflater inflater, ViewGroup parent, Bundle state) { return inflater.inflate(R.layout.fragment_ways, parent, false); }
    @Override public void onViewCreated(View view, Bundle state) {
        RadioGroup ways = (RadioGroup) view.findViewById(R.id.ways);
        view.findViewById(R.id.go_on).setOnClickListener(v -> {
            int id = ways.getCheckedRadioButtonId();
            if (id == R.id.way_book) { ((Answering) requireActivity()).onAnswer(true); }
            else if (id == R.id.way_type) { ((Answering) requireActivity()).onAnswer(false); }
            else { Toast.makeText(requireContext(), R.string.pick_one, Toast.LENGTH_SHORT).show(); }
        });
    }
}
