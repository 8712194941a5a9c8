package org.wegclub.chess;

import android.Manifest;
import android.app.Activity;
import android.content.Intent;
import android.content.pm.PackageManager;
import android.database.Cursor;
import android.os.Bundle;
import android.provider.ContactsContract.CommonDataKinds.Phone;
import android.view.View;
import android.widget.TextView;

/** Shows how many of the player's friends could be invited. */
public class InviteActivity extends Activity implements View.OnClickListener {
    private static final int ASKED = 1;

    @Override
    protected void onCreate(Bundle savedInstanceState) {
        super.onCreate(savedInstanceState);
        setContentView(R.layout.activity_invite);
        findViewById(R.id.invite).setOnClickListener(this);
        findViewById(R.id.rules).setOnClickListener(this);
    }

    @Override
    public void onClick(View view) {
        if (view.getId() == R.id.rules) {
            startActivity(new Intent(this, RulesActivity.class));
            return;
        }
        requestPermissions(new String[] {Manifest.permission.READ_CONTACTS}, ASKED);
    }

    @Override
    public void onRequestPermissionsResult(int requestCode, String[] permissions, int[] results) {
        if (results.length > 0 && results[0] == PackageManager.PERMISSION_GRANTED) {
            show();
        }
    }

    private void show() {
        int count = 0;
        Cursor rows = getContentResolver().query(
                Phone.CONTENT_URI, new String[] {Phone.NUMBER}, null, null, null);
        while (rows != null && rows.moveToNext()) {
            count += rows.getString(0).startsWith("+") ? 1 : 0;
        }
        ((TextView) findViewById(R.id.found)).setText(getString(R.string.found, count));
    }
}
