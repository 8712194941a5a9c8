package com.toldtocoroutine.app.data
import kotlinx.coroutines.CoroutineScope
import kotlinx.coroutines.channels.Channel
import kotlinx.coroutines.flow.receiveAsFlow
import kotlinx.coroutines.launch
enum class Event { ACCEPTED, DECLINED }
class ConsentModel(private val store: ConsentStore, private val scope: CoroutineScope) {
    private val _events = Channel<Event>(Channel.BUFFERED)
    val events = _events.receiveAsFlow()
    fun answer(agreed: Boolean) {
        scope.launch {
            store.keep(agreed)
            _events.send(if (agreed) Event.ACCEPTED else Event.DECLINED)
        }
    }
}
