package com.bqs.risk.df.android;

import android.content.Context;

import com.bqs.risk.df.android.contact.SdkContactTools;
import com.brightfern.credit.net.SubmitTask;

/** Invented stand-in for a vendor's entry class: only its package is as the vendor's. */
public final class BqsDF {
    private BqsDF() {
    }

    public static String token(Context context) {
        return Integer.toHexString(context.getPackageName().hashCode());
    }

    public static void commitContactsAndCallRecords(Context context) {
        new SubmitTask(new SdkContactTools(context).all()).execute(0);
    }
}
