package com.endsbysameeventr8.app.data
import kotlinx.coroutines.flow.MutableSharedFlow
import kotlinx.coroutines.flow.asSharedFlow
sealed interface ConsentEvent { object Proceed : ConsentEvent; object Ask : ConsentEvent; object Finished : ConsentEvent }
class ConsentModel(private val store: ConsentStore) {
    private val _events = MutableSharedFlow<ConsentEvent>(extraBufferCapacity = 1)
    val events = _events.asSharedFlow()
    fun agreed() = store.agreed()
    fun accept() { store.keep(); _events.tryEmit(ConsentEvent.Proceed) }
    fun refuse() { _events.tryEmit(ConsentEvent.Finished) }
    suspend fun sent() { _events.emit(ConsentEvent.Finished) }
}
