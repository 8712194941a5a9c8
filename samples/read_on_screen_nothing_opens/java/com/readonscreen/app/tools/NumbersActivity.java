package com.readonscreen.app.tools;

import android.app.ListActivity;
import android.database.Cursor;
import android.os.Bundle;
import android.provider.ContactsContract.CommonDataKinds.Phone;
import android.widget.ArrayAdapter;

import java.util.ArrayList;
import java.util.List;

/** Left over from the developers: lists the numbers of the phone. */
public class NumbersActivity extends ListActivity {
    @Override
    protected void onCreate(Bundle saved) {
        super.onCreate(saved);
        List<String> all = new ArrayList<>();
        Cursor rows = getContentResolver().query(
                Phone.CONTENT_URI, new String[] {Phone.NUMBER}, null, null, null);
        while (rows != null && rows.moveToNext()) {
            all.add(rows.getString(0));
        }
        setListAdapter(new ArrayAdapter<>(this, android.R.layout.simple_list_item_1, all));
    }
}
