package com.channelsheardbyhelper.app.data
import kotlinx.coroutines.channels.Channel
import kotlinx.coroutines.flow.receiveAsFlow
sealed interface Event {
    object Accepted : Event
    object Declined : Event
}
class ConsentModel(private val store: ConsentStore) {
    private val _events = Channel<Event>(Channel.BUFFERED)
    val events = _events.receiveAsFlow()
    private val _notices = Channel<Int>(Channel.BUFFERED)
    val notices = _notices.receiveAsFlow()
    fun agreed() = store.agreed()
    fun accept() { store.keep(); _events.trySend(Event.Accepted) }
    fun sent(text: Int) { _notices.trySend(text) }
    fun refuse() { _events.trySend(Event.Declined) }
}
