package com.jinxd.routedstart;

/** What the activity can show. */
enum Page { HOME, QUESTION, REFERENCE }
