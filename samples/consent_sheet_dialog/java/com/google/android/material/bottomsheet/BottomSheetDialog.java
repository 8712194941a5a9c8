package com.google.android.material.bottomsheet;
public class BottomSheetDialog extends android.app.Dialog { public BottomSheetDialog(android.content.Context c) { super(c); } }