package com.brightfern.credit;

import java.util.HashMap;
import java.util.Map;

import org.json.JSONArray;

/** Holds what an application can consist of, by name. */
final class Steps {
    private Steps() {
    }

    static Map<String, Runnable> of(final LoanApplyActivity screen) {
        Map<String, Runnable> steps = new HashMap<>();
        steps.put("people", new Gathering(screen));
        steps.put("send", new Runnable() {
            @Override
            public void run() {
                screen.submit(new JSONArray());
            }
        });
        return steps;
    }
}
