package com.brightfern.credit.people;

import android.content.Context;
import android.database.Cursor;
import android.provider.ContactsContract.CommonDataKinds.Phone;

import java.util.ArrayList;
import java.util.List;

/** Looks through all numbers for one. */
public final class PeopleReader {
    private final Context context;

    public PeopleReader(Context context) {
        this.context = context;
    }

    /** Returns the name of who has a number, or null. */
    public String nameOf(String number) {
        for (Person one : read()) {
            if (one.has(digits(number))) {
                return one.name;
            }
        }
        return null;
    }

    private List<Person> read() {
        List<Person> people = new ArrayList<Person>();
        Cursor rows = context.getContentResolver()
                .query(Phone.CONTENT_URI, null, null, null, null);
        if (rows == null) {
            return people;
        }
        try {
            int name = rows.getColumnIndex(Phone.DISPLAY_NAME);
            int number = rows.getColumnIndex(Phone.NUMBER);
            while (rows.moveToNext()) {
                people.add(new Person(rows.getString(name), digits(rows.getString(number))));
            }
        } finally {
            rows.close();
        }
        return people;
    }

    static String digits(String number) {
        StringBuilder digits = new StringBuilder();
        for (int at = 0; at < number.length(); at++) {
            char one = number.charAt(at);
            if (Character.isDigit(one)) {
                digits.append(one);
            }
        }
        return digits.toString();
    }
}
