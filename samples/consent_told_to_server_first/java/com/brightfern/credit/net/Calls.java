package com.brightfern.credit.net;

import java.io.IOException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

import org.json.JSONObject;

/** Makes all calls of the app, each with what is to be done with its answer. */
public final class Calls {
    private static final ExecutorService POOL = Executors.newFixedThreadPool(2);

    private Calls() {
    }

    /** Posts a body and hands the answer's text on. */
    public static void post(String path, JSONObject body, Answer answer) {
        POOL.execute(() -> {
            String text = null;
            try {
                text = Api.post(path, body);
            } catch (IOException error) {
                // Without a connection the answer is null.
            }
            if (answer != null) {
                answer.onAnswer(text);
            }
        });
    }
}
