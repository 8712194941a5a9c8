package androidx.appcompat.app;

import android.content.Context;
import android.content.DialogInterface;
import android.graphics.drawable.Drawable;
import android.os.Message;
import android.view.View;
import android.view.Window;
import android.widget.Button;
import android.widget.TextView;

/** Stand-in: fills the window of an alert dialog, with the fields that the library has. */
class AlertController {
    final Context mContext;
    private final Window mWindow;
    private CharSequence mTitle;
    private CharSequence mMessage;
    private View mView;
    private final Button[] mButtons = new Button[3];
    private final Message[] mMessages = new Message[3];

    AlertController(Context context, Window window) {
        mContext = context;
        mWindow = window;
    }

    void setTitle(CharSequence title) {
        mTitle = title;
        mWindow.setTitle(title);
    }

    void setMessage(CharSequence message) {
        mMessage = message;
        new TextView(mContext).setText(mTitle + "\n" + mMessage);
    }

    void setView(View view) {
        mView = view;
        mWindow.setContentView(mView);
    }

    void setButton(int whichButton, CharSequence text, DialogInterface.OnClickListener listener, Message msg,
            Drawable icon) {
        if (msg == null && listener != null) {
            msg = Message.obtain(mButtons[0].getHandler(), whichButton, listener);
        }
        int place = -whichButton - 1;
        mMessages[place] = msg;
        mButtons[place] = new Button(mContext);
        mButtons[place].setText(text);
        mButtons[place].setBackground(icon);
    }

    /** What a builder has been told. */
    static class AlertParams {
        final Context mContext;
        Drawable mIcon;
        CharSequence mTitle;
        CharSequence mMessage;
        CharSequence mPositiveButtonText;
        Drawable mPositiveButtonIcon;
        DialogInterface.OnClickListener mPositiveButtonListener;
        CharSequence mNegativeButtonText;
        Drawable mNegativeButtonIcon;
        DialogInterface.OnClickListener mNegativeButtonListener;
        CharSequence mNeutralButtonText;
        Drawable mNeutralButtonIcon;
        DialogInterface.OnClickListener mNeutralButtonListener;
        boolean mCancelable;
        DialogInterface.OnCancelListener mOnCancelListener;
        View mView;

        AlertParams(Context context) {
            mContext = context;
            mCancelable = true;
        }

        void apply(AlertController dialog) {
            if (mTitle != null) {
                dialog.setTitle(mTitle);
            }
            if (mMessage != null) {
                dialog.setMessage(mMessage);
            }
            if (mPositiveButtonText != null || mPositiveButtonIcon != null) {
                dialog.setButton(DialogInterface.BUTTON_POSITIVE, mPositiveButtonText, mPositiveButtonListener, null,
                        mPositiveButtonIcon);
            }
            if (mNegativeButtonText != null || mNegativeButtonIcon != null) {
                dialog.setButton(DialogInterface.BUTTON_NEGATIVE, mNegativeButtonText, mNegativeButtonListener, null,
                        mNegativeButtonIcon);
            }
            if (mNeutralButtonText != null || mNeutralButtonIcon != null) {
                dialog.setButton(DialogInterface.BUTTON_NEUTRAL, mNeutralButtonText, mNeutralButtonListener, null,
                        mNeutralButtonIcon);
            }
            if (mView != null) {
                dialog.setView(mView);
            }
        }
    }
}
