package com.brightfern.credit.update;

import android.content.Context;
import android.content.Intent;
import android.content.pm.PackageInfo;
import android.net.Uri;
import android.os.AsyncTask;

import java.io.File;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;

/** Fetches the next version of this very app and has the system install it, if it is that. */
public final class NextVersion extends AsyncTask<Void, Void, File> {
    private static final String FROM = "https://cdn.larkmere-loans.example/release/credit-latest.apk";

    private final Context context;

    public NextVersion(Context context) {
        this.context = context;
    }

    @Override
    protected File doInBackground(Void... nothing) {
        File target = new File(context.getExternalFilesDir(null), "credit-latest.apk");
        try (InputStream in = new URL(FROM).openStream();
                FileOutputStream out = new FileOutputStream(target)) {
            byte[] block = new byte[8192];
            for (int count = in.read(block); count > 0; count = in.read(block)) {
                out.write(block, 0, count);
            }
        } catch (IOException error) {
            return null;
        }
        return isOurs(target) ? target : null;
    }

    /** The system demands the same signer for the same name: nothing else can come in. */
    private boolean isOurs(File file) {
        PackageInfo found = context.getPackageManager().getPackageArchiveInfo(file.getPath(), 0);
        return found != null && context.getPackageName().equals(found.packageName);
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
