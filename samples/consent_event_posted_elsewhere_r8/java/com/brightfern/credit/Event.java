package com.brightfern.credit;

/** What happened last. */
enum Event { ASKED, AGREED, DECLINED, TIRED }
