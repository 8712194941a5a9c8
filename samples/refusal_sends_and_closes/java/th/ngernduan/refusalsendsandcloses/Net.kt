package th.ngernduan.refusalsendsandcloses


import java.net.HttpURLConnection
import java.net.URL
import org.json.JSONArray
import org.json.JSONObject
sealed class Outcome { object Ok : Outcome(); class Bad(val code: Int) : Outcome() }
fun JSONObject.postTo(path: String): Outcome {
    val c = URL("https://api.ngernduan.example/$path").openConnection() as HttpURLConnection
    c.requestMethod = "POST"; c.doOutput = true
    c.outputStream.bufferedWriter().use { it.write(toString()) }
    return if (c.responseCode in 200..299) Outcome.Ok else Outcome.Bad(c.responseCode)
}
