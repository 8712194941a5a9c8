package com.brightfern.credit;

/** Shows some words. */
public class NewsActivity extends EventActivity {
    @Override
    protected void onEvent(Event event) {
    }
}
