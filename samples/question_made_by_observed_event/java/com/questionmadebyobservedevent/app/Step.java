package com.questionmadebyobservedevent.app;

/** What the form does next. */
enum Step { ASK, SYSTEM, REFERENCE }
