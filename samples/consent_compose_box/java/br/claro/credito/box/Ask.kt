package br.claro.credito.box

import android.content.res.Resources
import androidx.compose.material3.AndroidAlertDialog_androidKt.AlertDialog
import androidx.compose.material3.ButtonKt.*
import androidx.compose.material3.CheckboxKt.Checkbox
import androidx.compose.material3.TextKt.Text
import androidx.compose.runtime.Composer
import androidx.compose.runtime.MutableState
import androidx.compose.runtime.SnapshotStateKt
import androidx.compose.runtime.internal.ComposableLambdaKt.rememberComposableLambda

/** What Compose's compiler makes of a dialog whose parts are lambdas, which Kotlin makes by invokedynamic. */
fun Ask(res: Resources, onYes: () -> Unit, onNo: () -> Unit, c: Composer, changed: Int) {
    val ticked: MutableState<Boolean> = SnapshotStateKt.mutableStateOf(false)
    AlertDialog(
        onNo,
        rememberComposableLambda(11, true, { c2: Composer, ch: Int ->
            Button(onYes, null, ticked.value, { _: Any?, c3: Composer, _: Int -> yes(res, c3, 0) }, c2, ch, 0)
        }, c, 54),
        null,
        rememberComposableLambda(12, true, { c2: Composer, ch: Int ->
            TextButton(onNo, null, true, { _: Any?, c3: Composer, _: Int -> no(res, c3, 0) }, c2, ch, 0)
        }, c, 54),
        rememberComposableLambda(13, true, { c2: Composer, ch: Int -> Text(res.getString(R.string.ask_title), null, c2, ch, 0) }, c, 54),
        rememberComposableLambda(14, true, { c2: Composer, ch: Int ->
            Text(res.getString(R.string.ask_what), null, c2, ch, 0)
            Text(res.getString(R.string.ask_how), null, c2, ch, 0)
            Text(res.getString(R.string.ask_rights), null, c2, ch, 0)
            Checkbox(ticked.value, { ticked.setValue(it as Boolean) }, null, true, c2, ch, 0)
            Text(res.getString(R.string.ask_box), null, c2, ch, 0)
        }, c, 54),
        c, changed, 0,
    )
}

fun yes(res: Resources, c: Composer, changed: Int) = Text(res.getString(R.string.ask_yes), null, c, changed, 0)

fun no(res: Resources, c: Composer, changed: Int) = Text(res.getString(R.string.ask_no), null, c, changed, 0)

fun Apply(res: Resources, onSend: () -> Unit, c: Composer, changed: Int) {
    Text(res.getString(R.string.title), null, c, changed, 0)
    Button(onSend, null, true, { _: Any?, c3: Composer, _: Int -> send(res, c3, 0) }, c, changed, 0)
}

fun send(res: Resources, c: Composer, changed: Int) = Text(res.getString(R.string.send), null, c, changed, 0)
