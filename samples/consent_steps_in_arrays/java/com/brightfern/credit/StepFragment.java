package com.brightfern.credit;
import android.os.Bundle; import android.view.LayoutInflater; import android.view.View; import android.view.ViewGroup; import android.widget.Button; import android.widget.TextView; import androidx.fragment.app.Fragment;
public class StepFragment extends Fragment {
    public static StepFragment newInstance(int step) { StepFragment f = new StepFragment(); Bundle b = new Bundle(); b.putInt("step", step); f.setArguments(b); return f; }
    @Override public View onCreateView(LayoutInflater inflater, ViewGroup parent, Bundle state) {
        View root = inflater.inflate(R.layout.activity_question, parent, false);
        final int step = requireArguments().getInt("step");
        String[] titles = getActivity().getResources().getStringArray(R.array.step_titles);
        String[] texts = getActivity().getResources().getStringArray(R.array.step_texts);
        ((TextView) root.findViewById(R.id.question_title)).setText(titles[step]);
        ((TextView) root.findViewById(R.id.question_text)).setText(texts[step]);
        Button yes = (Button) root.findViewById(R.id.question_yes);
        yes.setText(step < texts.length - 1 ? R.string.next : R.string.consent_agree);
        root.findViewById(R.id.question_no).setVisibility(step < texts.length - 1 ? View.GONE : View.VISIBLE);
        yes.setOnClickListener(new View.OnClickListener() { @Override public void onClick(View v) { ((LoanApplyActivity) requireActivity()).onStep(step); } });
        root.findViewById(R.id.question_no).setOnClickListener(new View.OnClickListener() { @Override public void onClick(View v) { ((LoanApplyActivity) requireActivity()).onRefused(); } });
        return root;
    }
}
