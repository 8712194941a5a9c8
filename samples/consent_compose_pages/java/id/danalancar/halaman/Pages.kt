package id.danalancar.halaman

import androidx.compose.material3.ButtonKt.*
import androidx.compose.material3.TextKt.Text
import androidx.compose.runtime.Composer
import androidx.compose.runtime.MutableState
import androidx.compose.runtime.SnapshotStateKt

/** What is on the screen. */
enum class Page { HOME, CONSENT, REFERENCE, DONE }

/** What Compose's compiler makes of pages that a remembered state chooses from: the slot, the branches, and how to draw it again. */
fun Pages(host: MainActivity, composer: Composer, changed: Int) {
    val c = composer.startRestartGroup(17)
    var slot = c.rememberedValue()
    if (slot === Composer.EMPTY) {
        slot = SnapshotStateKt.mutableStateOf(Page.HOME)
        c.updateRememberedValue(slot)
    }
    @Suppress("UNCHECKED_CAST") val page = slot as MutableState<Page>
    when (page.value) {
        Page.HOME -> Home(host, { page.setValue(Page.CONSENT) }, c, 0)
        Page.CONSENT -> Consent(host, { host.agree(); page.setValue(Page.DONE) }, { page.setValue(Page.REFERENCE) }, c, 0)
        Page.REFERENCE -> Reference(host, { host.submit(); page.setValue(Page.DONE) }, c, 0)
        Page.DONE -> Text(host.getString(R.string.done), null, c, 0, 0)
    }
    c.endRestartGroup()?.updateScope({ again: Composer, _: Int -> Pages(host, again, changed or 1) })
}

fun Home(host: MainActivity, onApply: () -> Unit, composer: Composer, changed: Int) {
    val c = composer.startRestartGroup(18)
    Text(host.getString(R.string.title), null, c, 0, 0)
    Labelled(host.getString(R.string.apply), onApply, c, 0)
    c.endRestartGroup()?.updateScope({ again: Composer, _: Int -> Home(host, onApply, again, changed or 1) })
}

fun Consent(host: MainActivity, onYes: () -> Unit, onNo: () -> Unit, composer: Composer, changed: Int) {
    val c = composer.startRestartGroup(19)
    Text(host.getString(R.string.ask_title), null, c, 0, 0)
    Text(host.getString(R.string.ask_what), null, c, 0, 0)
    Text(host.getString(R.string.ask_rights), null, c, 0, 0)
    Labelled(host.getString(R.string.yes), onYes, c, 0)
    Labelled(host.getString(R.string.no), onNo, c, 0)
    c.endRestartGroup()?.updateScope({ again: Composer, _: Int -> Consent(host, onYes, onNo, again, changed or 1) })
}

fun Reference(host: MainActivity, onSend: () -> Unit, composer: Composer, changed: Int) {
    val c = composer.startRestartGroup(20)
    Text(host.getString(R.string.reference), null, c, 0, 0)
    Labelled(host.getString(R.string.send), onSend, c, 0)
    c.endRestartGroup()?.updateScope({ again: Composer, _: Int -> Reference(host, onSend, again, changed or 1) })
}

/** A button of the app's own make, which every page says something else on. */
fun Labelled(text: String, onClick: () -> Unit, composer: Composer, changed: Int) {
    val c = composer.startRestartGroup(21)
    Button(onClick, null, true, { _: Any?, inner: Composer, _: Int -> Text(text, null, inner, 0, 0) }, c, 0, 0)
    c.endRestartGroup()?.updateScope({ again: Composer, _: Int -> Labelled(text, onClick, again, changed or 1) })
}
