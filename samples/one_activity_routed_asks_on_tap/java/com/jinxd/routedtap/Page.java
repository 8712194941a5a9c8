package com.jinxd.routedtap;

/** What the activity can show. */
enum Page { HOME, QUESTION, REFERENCE }
