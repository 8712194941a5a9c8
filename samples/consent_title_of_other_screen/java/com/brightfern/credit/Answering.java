package com.brightfern.credit;
public interface Answering { void onAnswer(boolean yes); }
