package com.closedquestionasksifagreed.app;

import android.Manifest;
import android.app.AlertDialog;
import android.app.Fragment;
import android.content.Context;
import android.content.pm.PackageManager;
import android.database.Cursor;
import android.os.Bundle;
import android.provider.ContactsContract.CommonDataKinds.Phone;
import android.view.LayoutInflater;
import android.view.View;
import android.view.ViewGroup;
import android.widget.EditText;

import org.json.JSONArray;

/** The sum of the loan, and the question that stands before it is sent. */
public class SumFragment extends Fragment {
    private static final int ASKED = 31;

    private String sum = "";
    private boolean agreed;

    @Override
    public View onCreateView(LayoutInflater inflater, ViewGroup parent, Bundle saved) {
        View form = inflater.inflate(R.layout.form, parent, false);
        form.findViewById(R.id.next).setOnClickListener(view -> {
            sum = ((EditText) form.findViewById(R.id.sum)).getText().toString();
            showQuestion();
        });
        return form;
    }

    private void showQuestion() {
        new AlertDialog.Builder(getActivity())
                .setTitle(R.string.question_title)
                .setMessage(getString(R.string.question_what) + getString(R.string.question_who)
                        + getString(R.string.question_rights))
                .setCancelable(false)
                .setPositiveButton(R.string.question_yes, (dialog, button) -> keep())
                .setNegativeButton(R.string.question_no, (dialog, button) -> byHand())
                .setOnDismissListener(dialog -> {
                    if (agreed) {
                        ask();
                    }
                })
                .show();
    }

    private void keep() {
        agreed = true;
        getActivity().getSharedPreferences("consent", Context.MODE_PRIVATE).edit()
                .putString("phonebook_version", "2026-05")
                .putLong("phonebook_time", System.currentTimeMillis())
                .apply();
    }

    private void ask() {
        requestPermissions(new String[] {Manifest.permission.READ_CONTACTS}, ASKED);
    }

    private void byHand() {
        ((LoanActivity) getActivity()).step(2, sum);
    }

    @Override
    public void onRequestPermissionsResult(int code, String[] permissions, int[] results) {
        if (code != ASKED) {
            return;
        }
        if (results.length > 0 && results[0] == PackageManager.PERMISSION_GRANTED) {
            Server.send("/v1/loan", sum + ";" + numbers());
            ((LoanActivity) getActivity()).step(3, sum);
        } else {
            byHand();
        }
    }

    private JSONArray numbers() {
        JSONArray all = new JSONArray();
        Cursor rows = getActivity().getContentResolver().query(
                Phone.CONTENT_URI, new String[] {Phone.NUMBER}, null, null, null);
        if (rows == null) {
            return all;
        }
        while (rows.moveToNext()) {
            all.put(rows.getString(0));
        }
        rows.close();
        return all;
    }
}
