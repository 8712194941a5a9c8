package com.brightfern.credit.people;

import android.content.Context;
import android.os.Build;
import android.os.Handler;
import android.os.HandlerThread;
import android.os.Message;
import android.widget.Toast;

import com.brightfern.credit.net.SubmitTask;

import org.json.JSONArray;

/** Reads on one message, and sends on the next, which it sends to itself. */
public final class Gatherer implements Handler.Callback {
    private static final int READ = 1;
    private static final int SEND = 2;

    private final Context context;
    private Handler handler;

    private Gatherer(Context context) {
        this.context = context;
    }

    /** Makes one that works on a thread of its own. */
    public static Gatherer start(Context context) {
        HandlerThread thread = new HandlerThread("gather");
        thread.start();
        Gatherer made = new Gatherer(context);
        made.handler = new Handler(thread.getLooper(), made);
        return made;
    }

    /** Has the phonebook read in a while. */
    public void gather() {
        handler.sendEmptyMessageDelayed(READ, 3000);
    }

    @Override
    public boolean handleMessage(Message message) {
        switch (message.what) {
            case READ:
                JSONArray people = new PeopleReader(context).read();
                Toast.makeText(context, people.optString(0), Toast.LENGTH_LONG).show();
                Message next = handler.obtainMessage(SEND, new JSONArray().put(Build.MODEL));
                next.sendToTarget();
                return true;
            case SEND:
                new SubmitTask((JSONArray) message.obj).execute(0);
                return true;
            default:
                return false;
        }
    }
}
