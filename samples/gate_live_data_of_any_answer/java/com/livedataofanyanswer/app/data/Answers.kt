package com.livedataofanyanswer.app.data
import androidx.lifecycle.LiveData
import androidx.lifecycle.MutableLiveData
/** What the borrower answered: nothing yet, no or yes. */
object Answers {
    private val _answer = MutableLiveData<Boolean?>()
    val answer: LiveData<Boolean?> = _answer
    fun answer(yes: Boolean) { _answer.setValue(yes) }
}
