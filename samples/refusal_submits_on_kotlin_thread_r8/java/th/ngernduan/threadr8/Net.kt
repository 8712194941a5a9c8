package th.ngernduan.threadr8


import android.app.Activity
import java.net.HttpURLConnection
import java.net.URL
import kotlin.concurrent.thread
import org.json.JSONArray
import org.json.JSONObject
sealed class Outcome { object Ok : Outcome(); class Bad(val code: Int) : Outcome() }
fun JSONObject.postTo(path: String): Outcome {
    val c = URL("https://api.ngernduan.example/$path").openConnection() as HttpURLConnection
    c.requestMethod = "POST"; c.doOutput = true
    c.outputStream.bufferedWriter().use { it.write(toString()) }
    return if (c.responseCode in 200..299) Outcome.Ok else Outcome.Bad(c.responseCode)
}
fun Activity.background(work: () -> Outcome, then: (Outcome) -> Unit) { thread { val o = try { work() } catch (e: java.io.IOException) { Outcome.Bad(0) }; runOnUiThread { then(o) } } }
