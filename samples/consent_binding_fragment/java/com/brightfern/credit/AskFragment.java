package com.brightfern.credit;
import android.os.Bundle; import android.view.*; import com.brightfern.credit.databinding.DialogAskBinding;
public class AskFragment extends androidx.fragment.app.DialogFragment {
    interface Answered { void agreed(); void refused(); }
    private DialogAskBinding binding;
    Answered answered;
    static AskFragment of(Answered a) { AskFragment f = new AskFragment(); f.answered = a; return f; }
    @Override public View onCreateView(LayoutInflater inflater, ViewGroup parent, Bundle state) {
        binding = DialogAskBinding.inflate(inflater, parent, false);
        return binding.getRoot();
    }
    @Override public void onViewCreated(View view, Bundle state) {
        super.onViewCreated(view, state);
        binding.agree.setOnClickListener(v -> { answered.agreed(); dismiss(); });
        binding.refuse.setOnClickListener(v -> { answered.refused(); dismiss(); });
    }
}