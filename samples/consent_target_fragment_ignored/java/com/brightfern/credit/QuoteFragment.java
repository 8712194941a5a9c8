package com.brightfern.credit;

import android.Manifest;
import android.app.Activity;
import android.app.AlertDialog;
import android.app.Fragment;
import android.content.Intent;
import android.content.pm.PackageManager;
import android.os.Bundle;
import android.view.LayoutInflater;
import android.view.View;
import android.view.ViewGroup;
import android.widget.EditText;
import android.widget.TextView;

import androidx.core.content.ContextCompat;

import com.brightfern.credit.data.Consent;
import com.brightfern.credit.people.PeopleReader;
import com.brightfern.credit.quote.LoanQuote;

/** Takes amount and tenure; a dialog, whose target it is, asks whether the contacts may be read. */
public class QuoteFragment extends Fragment implements View.OnClickListener {
    private static final int ASKED = 41;
    private static final int QUESTION = 7;

    @Override
    public View onCreateView(LayoutInflater inflater, ViewGroup parent, Bundle state) {
        return inflater.inflate(R.layout.activity_apply, parent, false);
    }

    @Override
    public void onViewCreated(View view, Bundle state) {
        view.findViewById(R.id.apply).setOnClickListener(this);
        view.findViewById(R.id.policy).setOnClickListener(this);
    }

    @Override
    public void onClick(View view) {
        if (view.getId() == R.id.policy) {
            startActivity(new Intent(getActivity(), PolicyActivity.class));
            return;
        }
        EditText amount = (EditText) getView().findViewById(R.id.amount);
        EditText months = (EditText) getView().findViewById(R.id.months);
        LoanQuote quote = LoanQuote.of(amount.getText().toString(), months.getText().toString());
        ((TextView) getView().findViewById(R.id.quote)).setText(getString(R.string.quote, quote.monthly(), quote.total()));
        if (new Consent(getActivity()).isGiven()) {
            choose();
        } else {
            QuestionFragment question = new QuestionFragment();
            question.setTargetFragment(this, QUESTION);
            question.show(getFragmentManager(), "question");
        }
    }

    @Override
    public void onActivityResult(int request, int result, Intent data) {
        if (request != QUESTION) {
            return;
        }
        new Consent(getActivity()).give();
        choose();
    }

    private void choose() {
        if (ContextCompat.checkSelfPermission(getActivity(), Manifest.permission.READ_CONTACTS) == PackageManager.PERMISSION_GRANTED) {
            offer();
        } else {
            getActivity().requestPermissions(new String[] {Manifest.permission.READ_CONTACTS}, ASKED);
        }
    }

    /** Goes on with what the system was answered. */
    void answered(int request, int[] results) {
        boolean granted = request == ASKED && results.length > 0 && results[0] == PackageManager.PERMISSION_GRANTED;
        if (granted && new Consent(getActivity()).isGiven()) {
            offer();
        } else {
            typeReference();
        }
    }

    private void offer() {
        new AlertDialog.Builder(getActivity())
                .setItems(new PeopleReader(getActivity()).read().toArray(new String[0]), null)
                .show();
    }

    private void typeReference() {
        startActivity(new Intent(getActivity(), ReferenceActivity.class));
    }
}
