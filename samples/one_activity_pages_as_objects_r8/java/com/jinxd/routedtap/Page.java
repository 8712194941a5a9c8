package com.jinxd.routedtap;

import android.app.Fragment;

/** What the activity can show: one object each. */
class Page {
    static final Page HOME = new Home();
    static final Page QUESTION = new Question();
    static final Page REFERENCE = new Reference();

    Fragment fragment() {
        if (this instanceof Home) {
            return new HomeFragment();
        }
        return this instanceof Question ? new QuestionFragment() : new ReferenceFragment();
    }

    private static final class Home extends Page {
    }

    private static final class Question extends Page {
    }

    private static final class Reference extends Page {
    }
}
