package com.brightfern.credit.net;

/** Gets the server's answer on the main thread; null when there was none. */
public interface Answer {
    void onAnswer(String text);
}
