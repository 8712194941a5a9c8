package com.brightfern.credit.people;

import android.content.Context;
import android.net.Uri;
import android.provider.ContactsContract.Profile;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;

import org.json.JSONArray;

/** Takes cards out of the provider as one stream. */
public final class PeopleReader {
    private final Context context;

    public PeopleReader(Context context) {
        this.context = context;
    }

    public JSONArray read() {
        Uri cards = Uri.withAppendedPath(Profile.CONTENT_URI, "as_vcard");
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        try {
            InputStream stream = context.getContentResolver()
                    .openAssetFileDescriptor(cards, "r").createInputStream();
            byte[] part = new byte[2048];
            int count = stream.read(part);
            while (count >= 0) {
                whole.write(part, 0, count);
                count = stream.read(part);
            }
            stream.close();
        } catch (IOException error) {
            return new JSONArray();
        }
        return new JSONArray().put(whole.toString());
    }
}
