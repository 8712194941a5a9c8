package com.brightfern.credit.consent;

import android.app.Dialog;
import android.content.Context;
import android.os.Bundle;
import android.view.View;

import com.brightfern.credit.R;

/** Says what the phone book is wanted for, and asks; one listener hears both answers. */
public final class ConsentDialog extends Dialog implements View.OnClickListener {
    /** Is told what was answered. */
    public interface Asker {
        void answered(boolean agreed);
    }

    private final Asker asker;

    public ConsentDialog(Context context, Asker asker) {
        super(context);
        this.asker = asker;
    }

    @Override
    protected void onCreate(Bundle savedInstanceState) {
        super.onCreate(savedInstanceState);
        setTitle(R.string.consent_title);
        setContentView(R.layout.dialog_consent);
        findViewById(R.id.agree).setOnClickListener(this);
        findViewById(R.id.refuse).setOnClickListener(this);
    }

    @Override
    public void onClick(View view) {
        dismiss();
        asker.answered(view.getId() == R.id.agree);
    }
}
