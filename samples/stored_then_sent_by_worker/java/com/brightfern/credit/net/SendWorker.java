package com.brightfern.credit.net;

import android.content.Context;
import android.database.Cursor;
import android.database.sqlite.SQLiteDatabase;

import androidx.work.Worker;
import androidx.work.WorkerParameters;

import java.io.IOException;

import org.json.JSONArray;
import org.json.JSONException;
import org.json.JSONObject;

/** Sends what was stored. */
public class SendWorker extends Worker {
    public SendWorker(Context context, WorkerParameters parameters) {
        super(context, parameters);
    }

    @Override
    public Result doWork() {
        SQLiteDatabase drafts = getApplicationContext()
                .openOrCreateDatabase("drafts", Context.MODE_PRIVATE, null);
        JSONArray stored = new JSONArray();
        Cursor rows = drafts.query("draft", null, null, null, null, null, null);
        while (rows.moveToNext()) {
            stored.put(rows.getString(0));
        }
        rows.close();
        drafts.close();
        try {
            Api.post("/application", new JSONObject().put("stored", stored));
        } catch (IOException | JSONException error) {
            return Result.success();
        }
        return Result.success();
    }
}
