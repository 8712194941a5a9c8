package com.brightfern.credit;
import android.os.Bundle; import android.view.LayoutInflater; import android.view.View; import android.view.ViewGroup; import android.widget.*; import androidx.fragment.app.Fragment;
public class QuestionFragment extends Fragment {
    @Override public View onCreateView(LayoutInflater inflater, ViewGroup parent, Bundle state) {
        LinearLayout column = new LinearLayout(requireContext());
        column.setOrientation(LinearLayout.VERTICAL);
        column.setPadding(48, 48, 48, 48);
        TextView title = new TextView(requireContext());
        title.setText(R.string.consent_title);
        title.setTextSize(20);
        column.addView(title);
        column.addView(paragraph(R.string.consent_body));
        column.addView(button(R.string.consent_agree, v -> ((Answering) requireActivity()).onAnswer(true)));
        column.addView(button(R.string.consent_refuse, v -> ((Answering) requireActivity()).onAnswer(false)));
        ScrollView scroll = new ScrollView(requireContext());
        scroll.addView(column);
        return scroll;
    }
    private TextView paragraph(int text) { TextView t = new TextView(requireContext()); t.setText(text); return t; }
    private Button button(int text, View.OnClickListener l) { Button b = new Button(requireContext()); b.setText(text); b.setAllCaps(false); b.setOnClickListener(l); return b; }
}
