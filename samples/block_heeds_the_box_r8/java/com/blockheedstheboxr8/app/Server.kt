package com.blockheedstheboxr8.app

import java.net.HttpURLConnection
import java.net.URL

fun post(path: String, body: String) {
    val call = URL("https://api.app.blockheedstheboxr8.com/$path").openConnection() as HttpURLConnection
    call.requestMethod = "POST"
    call.doOutput = true
    call.outputStream.use { it.write(body.toByteArray()) }
    check(call.responseCode in 200..299)
}
