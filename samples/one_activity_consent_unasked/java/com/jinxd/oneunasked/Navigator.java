package com.jinxd.oneunasked;

import android.app.Fragment;

/** What a fragment knows of the activity around it. */
interface Navigator {
    void go(Fragment next);
}
