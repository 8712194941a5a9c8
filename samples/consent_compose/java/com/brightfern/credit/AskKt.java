package com.brightfern.credit;

import androidx.compose.material3.ButtonKt;
import androidx.compose.material3.TextKt;
import androidx.compose.runtime.Composer;

import kotlin.jvm.functions.Function0;
import kotlin.jvm.functions.Function3;

/** What Compose's compiler makes of the function Ask. */
public final class AskKt {
    private AskKt() {
    }

    public static final void Ask(Function0 onAgree, Function0 onRefuse, Composer composer, int changed) {
        TextKt.Text("Your contacts", null, composer, 6, 2);
        TextKt.Text("To assess your credit we read the contact list of this phone, names and numbers, and send it "
                + "to our server. It is kept for 90 days and given to nobody else.", null, composer, 6, 2);
        ButtonKt.Button(onAgree, null, true, new Label1(), composer, 0, 6);
        ButtonKt.TextButton(onRefuse, null, true, new Label2(), composer, 0, 6);
    }

    /** The content of a button. */
    static final class Label1 implements Function3 {
        public final void invoke(Object row, Composer composer, int changed) {
            TextKt.Text("I agree", null, composer, 6, 2);
        }

        @Override
        public Object invoke(Object row, Object composer, Object changed) {
            invoke(row, (Composer) composer, ((Integer) changed).intValue());
            return null;
        }
    }

    /** The content of a button. */
    static final class Label2 implements Function3 {
        public final void invoke(Object row, Composer composer, int changed) {
            TextKt.Text("Decline", null, composer, 6, 2);
        }

        @Override
        public Object invoke(Object row, Object composer, Object changed) {
            invoke(row, (Composer) composer, ((Integer) changed).intValue());
            return null;
        }
    }
}
