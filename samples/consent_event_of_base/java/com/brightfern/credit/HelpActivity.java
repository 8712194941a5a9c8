package com.brightfern.credit;

/** Shows some words. */
public class HelpActivity extends EventActivity {
    @Override
    protected void onEvent(Event event) {
    }
}
