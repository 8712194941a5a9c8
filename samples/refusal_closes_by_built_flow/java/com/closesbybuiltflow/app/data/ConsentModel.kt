package com.closesbybuiltflow.app.data
import kotlinx.coroutines.MainScope
import kotlinx.coroutines.flow.Flow
import kotlinx.coroutines.flow.MutableSharedFlow
import kotlinx.coroutines.flow.flow
import kotlinx.coroutines.launch
sealed class Event { object Accepted : Event(); object Declined : Event() }
class ConsentModel(private val store: ConsentStore) {
    private val scope = MainScope()
    private val _events = MutableSharedFlow<Event>()
    val events: Flow<Event> = flow { _events.collect { emit(it) } }
    fun agreed() = store.agreed()
    fun accept() { store.keep(); scope.launch { _events.emit(Event.Accepted) } }
    fun refuse() { scope.launch { _events.emit(Event.Declined) } }
}
