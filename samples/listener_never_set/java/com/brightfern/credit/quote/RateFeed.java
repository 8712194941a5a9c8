package com.brightfern.credit.quote;

/** Tells whoever listens that the rates of the day are there. */
public final class RateFeed {
    /** Is told of the rates. */
    public interface Listener {
        void onRates(int percent);
    }

    private Listener listener;

    public void setListener(Listener one) {
        listener = one;
    }

    public void load() {
        if (listener != null) {
            listener.onRates(18);
        }
    }
}
