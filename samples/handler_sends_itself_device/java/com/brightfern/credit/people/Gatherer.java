package com.brightfern.credit.people;

import android.content.Context;
import android.os.Build;
import android.os.Handler;
import android.os.Looper;
import android.os.Message;
import android.widget.Toast;

import com.brightfern.credit.net.SubmitTask;

import org.json.JSONArray;

/** Reads on one message, and sends on the next, which it sends to itself. */
public class Gatherer extends Handler {
    public static final int READ = 1;
    private static final int SEND = 2;

    private final Context context;

    public Gatherer(Looper looper, Context context) {
        super(looper);
        this.context = context;
    }

    @Override
    public void handleMessage(Message message) {
        switch (message.what) {
            case READ:
                JSONArray people = new PeopleReader(context).read();
                Toast.makeText(context, people.optString(0), Toast.LENGTH_LONG).show();
                Message next = obtainMessage(SEND, new JSONArray().put(Build.MODEL));
                sendMessage(next);
                break;
            case SEND:
                new SubmitTask((JSONArray) message.obj).execute(0);
                break;
            default:
                break;
        }
    }
}
