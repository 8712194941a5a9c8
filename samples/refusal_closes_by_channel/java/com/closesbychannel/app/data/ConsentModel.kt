package com.closesbychannel.app.data
import kotlinx.coroutines.channels.Channel
import kotlinx.coroutines.flow.receiveAsFlow
enum class Event { ACCEPTED, DECLINED }
class ConsentModel(private val store: ConsentStore) {
    private val _events = Channel<Event>(Channel.BUFFERED)
    val events = _events.receiveAsFlow()
    fun agreed() = store.agreed()
    fun accept() { store.keep(); _events.trySend(Event.ACCEPTED) }
    fun refuse() { _events.trySend(Event.DECLINED) }
}
