package com.brightfern.credit;

import android.app.Activity;
import android.content.Intent;
import android.net.Uri;
import android.os.Bundle;

import java.io.File;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** Hands the privacy policy that the package holds to the phone's reader of PDF files. */
public class PolicyActivity extends Activity {
    @Override
    protected void onCreate(Bundle savedInstanceState) {
        super.onCreate(savedInstanceState);
        try {
            Intent reader = new Intent(Intent.ACTION_VIEW);
            reader.setDataAndType(Uri.fromFile(unpacked()), "application/pdf");
            startActivity(reader);
        } catch (IOException error) {
            setResult(RESULT_CANCELED);
        }
        finish();
    }

    private File unpacked() throws IOException {
        File file = new File(getExternalCacheDir(), "policy.pdf");
        byte[] part = new byte[8192];
        try (InputStream from = getAssets().open("privacy.pdf");
                OutputStream to = new FileOutputStream(file)) {
            for (int read = from.read(part); read > 0; read = from.read(part)) {
                to.write(part, 0, read);
            }
        }
        return file;
    }
}
