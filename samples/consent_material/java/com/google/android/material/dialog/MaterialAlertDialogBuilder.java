package com.google.android.material.dialog;
public class MaterialAlertDialogBuilder extends androidx.appcompat.app.AlertDialog.Builder {
  public MaterialAlertDialogBuilder(android.content.Context c) { super(c); }
}