package com.closesbyflow.app.data
import kotlinx.coroutines.flow.MutableSharedFlow
import kotlinx.coroutines.flow.asSharedFlow
data class Answer(val agreed: Boolean)
class ConsentModel(private val store: ConsentStore) {
    private val _answers = MutableSharedFlow<Answer>(extraBufferCapacity = 1)
    val answers = _answers.asSharedFlow()
    fun agreed() = store.agreed()
    fun accept() { store.keep(); _answers.tryEmit(Answer(true)) }
    fun refuse() { _answers.tryEmit(Answer(false)) }
}
