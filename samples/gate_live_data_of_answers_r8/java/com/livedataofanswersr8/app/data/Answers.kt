package com.livedataofanswersr8.app.data
import com.livedataofanswersr8.app.live.LiveData
import com.livedataofanswersr8.app.live.MutableLiveData
/** What the borrower answered: nothing yet, no or yes. */
object Answers {
    private val _answer = MutableLiveData<Boolean?>()
    val answer: LiveData<Boolean?> = _answer
    val note = MutableLiveData<String>("Loans")
    fun answer(yes: Boolean) { _answer.setValue(yes) }
}
