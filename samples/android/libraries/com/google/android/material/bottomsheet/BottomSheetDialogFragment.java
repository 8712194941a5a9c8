package com.google.android.material.bottomsheet;

import androidx.fragment.app.DialogFragment;

/** Stand-in: a dialog that comes up from the lower edge. */
public class BottomSheetDialogFragment extends DialogFragment {
}
