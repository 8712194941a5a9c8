package com.livedataofanyanswerr8.app.data
import com.livedataofanyanswerr8.app.live.LiveData
import com.livedataofanyanswerr8.app.live.MutableLiveData
/** What the borrower answered: nothing yet, no or yes. */
object Answers {
    private val _answer = MutableLiveData<Boolean?>()
    val answer: LiveData<Boolean?> = _answer
    val note = MutableLiveData<String>("Loans")
    fun answer(yes: Boolean) { _answer.setValue(yes) }
}
