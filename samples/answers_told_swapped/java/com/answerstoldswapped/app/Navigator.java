package com.answerstoldswapped.app;

import android.app.Fragment;

/** What a fragment knows of the activity around it. */
interface Navigator {
    void go(Fragment next);

    void answered(boolean yes);
}
