package com.consentaskedinturnr8.app.net
import java.net.HttpURLConnection
import java.net.URL
object Net {
    fun post(path: String, body: String) {
        Thread {
            try {
                val c = URL("https://api.lender.example" + path).openConnection() as HttpURLConnection
                c.requestMethod = "POST"
                c.doOutput = true
                c.outputStream.use { it.write(body.toByteArray()) }
                c.responseCode
            } catch (e: Exception) { }
        }.start()
    }
}
