package com.brightfern.credit.net

import java.net.HttpURLConnection
import java.net.URL

/** Posts an application to the lender's server. */
object Sender {
    fun send(text: String): Int {
        val link = URL("https://api.brightfern.example/v2/application").openConnection() as HttpURLConnection
        link.doOutput = true
        link.outputStream.use { it.write(text.toByteArray()) }
        return link.responseCode
    }
}
