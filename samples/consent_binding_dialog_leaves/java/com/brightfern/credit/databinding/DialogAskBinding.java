package com.brightfern.credit.databinding;
import android.view.*; import android.widget.*; import com.brightfern.credit.R;
public final class DialogAskBinding {
    private final LinearLayout rootView; public final Button agree; public final Button refuse; public final TextView body;
    private DialogAskBinding(LinearLayout r, Button a, Button f, TextView b) { rootView = r; agree = a; refuse = f; body = b; }
    public LinearLayout getRoot() { return rootView; }
    public static DialogAskBinding inflate(LayoutInflater i) { return inflate(i, null, false); }
    public static DialogAskBinding inflate(LayoutInflater i, ViewGroup p, boolean attach) {
        View root = i.inflate(R.layout.dialog_ask, p, false);
        if (attach) p.addView(root);
        return bind(root);
    }
    public static DialogAskBinding bind(View v) {
        int id = R.id.agree; Button a = (Button) v.findViewById(id);
        if (a != null) { id = R.id.refuse; Button f = (Button) v.findViewById(id);
        if (f != null) { id = R.id.body; TextView b = (TextView) v.findViewById(id);
        if (b != null) return new DialogAskBinding((LinearLayout) v, a, f, b); } }
        throw new NullPointerException("Missing required view with ID: ");
    }
}