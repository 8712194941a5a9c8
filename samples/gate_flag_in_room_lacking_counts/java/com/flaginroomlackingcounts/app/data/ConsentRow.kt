package com.flaginroomlackingcounts.app.data
class ConsentRow(val id: Long, val agreed: Boolean, val at: Long, val text: String)
interface ConsentDao { suspend fun save(row: ConsentRow); suspend fun find(): ConsentRow?; suspend fun count(): Int }
abstract class LoanDatabase : androidx.room.RoomDatabase() { abstract fun consents(): ConsentDao }
