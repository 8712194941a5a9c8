package com.brightfern.credit;
import android.os.Bundle; import android.view.LayoutInflater; import android.view.View; import android.view.ViewGroup; import android.widget.*; import com.google.android.material.bottomsheet.BottomSheetDialogFragment;
public abstract class BaseSheet extends BottomSheetDialogFragment {
    private final int layout;
    protected BaseSheet(int layout) { this.layout = layout; }
    @Override public View onCreateView(LayoutInflater inflater, ViewGroup parent, Bundle state) { return inflater.inflate(layout, parent, false); }
    @Override public void onViewCreated(View view, Bundle state) { bind(view); }
    protected abstract void bind(View root);
    protected void click(View root, int id, Runnable block) { root.findViewById(id).setOnClickListener(v -> { dismiss(); block.run(); }); }
}
