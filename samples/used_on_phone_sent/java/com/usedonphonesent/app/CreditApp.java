package com.usedonphonesent.app;


public class CreditApp extends android.app.Application {
    public static CreditApp self;
    @Override public void onCreate() { super.onCreate(); self = this;  }
}