package com.brightfern.credit.net;

import java.io.IOException;
import java.net.URL;

/** Knows where the lender's terms are. */
public final class TermsTask {
    private TermsTask() {
    }

    public static boolean reachable() {
        try {
            return new URL("https://www.brightfern.example/terms").openConnection().getContentLength() > 0;
        } catch (IOException error) {
            return false;
        }
    }
}
