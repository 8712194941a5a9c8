package com.brightfern.credit.databinding;

import android.view.LayoutInflater;
import android.view.View;
import android.view.ViewGroup;
import android.widget.Button;
import android.widget.LinearLayout;

import com.brightfern.credit.R;

/** What view binding generates for activity_consent.xml. */
public final class ActivityConsentBinding {
    private final LinearLayout rootView;
    public final Button agree;
    public final Button refuse;

    private ActivityConsentBinding(LinearLayout rootView, Button agree, Button refuse) {
        this.rootView = rootView;
        this.agree = agree;
        this.refuse = refuse;
    }

    public LinearLayout getRoot() {
        return rootView;
    }

    public static ActivityConsentBinding inflate(LayoutInflater inflater) {
        return inflate(inflater, null, false);
    }

    public static ActivityConsentBinding inflate(LayoutInflater inflater, ViewGroup parent, boolean attach) {
        View root = inflater.inflate(R.layout.activity_consent, parent, false);
        if (attach) {
            parent.addView(root);
        }
        return bind(root);
    }

    public static ActivityConsentBinding bind(View rootView) {
        int id = R.id.agree;
        Button agree = (Button) rootView.findViewById(id);
        if (agree != null) {
            id = R.id.refuse;
            Button refuse = (Button) rootView.findViewById(id);
            if (refuse != null) {
                return new ActivityConsentBinding((LinearLayout) rootView, agree, refuse);
            }
        }
        throw new NullPointerException("Missing required view with ID: ".concat(rootView.getResources().getResourceName(id)));
    }
}
