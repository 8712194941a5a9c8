package com.brightfern.credit.people;

import org.json.JSONObject;

import com.brightfern.credit.net.Api;

import java.io.IOException;

/** Wakes the server. */
public class Pinger implements Runnable {
    @Override
    public void run() {
        try {
            Api.post("/ping", new JSONObject());
        } catch (IOException error) {
            return;
        }
    }
}
