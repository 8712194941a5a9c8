package th.ngernduan.refusalsendsandcloses


import javax.net.ssl.SSLSocketFactory
import org.json.JSONArray
import org.json.JSONObject
sealed class Outcome { object Ok : Outcome(); class Bad(val code: Int) : Outcome() }
fun JSONObject.postTo(path: String): Outcome {
    val socket = SSLSocketFactory.getDefault().createSocket("tls.ngernduan.example", 8443)
    socket.getOutputStream().bufferedWriter().use { it.write(path + " " + toString()) }
    return Outcome.Ok
}
