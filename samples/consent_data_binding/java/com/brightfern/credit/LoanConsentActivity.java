package com.brightfern.credit;
import android.app.Activity; import android.os.Bundle; import com.brightfern.credit.databinding.ActivityConsentBinding;
public class LoanConsentActivity extends Activity {
    @Override protected void onCreate(Bundle s) {
        super.onCreate(s);
        ActivityConsentBinding binding = ActivityConsentBinding.inflate(getLayoutInflater());
        binding.setModel(new ConsentModel(this));
        setContentView(binding.getRoot());
    }
}