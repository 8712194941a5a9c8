package com.busoffunctions.app.data
object Bus {
    private val heard = HashMap<Class<*>, MutableList<(Any) -> Unit>>()
    @Suppress("UNCHECKED_CAST")
    fun <T : Any> hear(type: Class<T>, what: (T) -> Unit) {
        heard.getOrPut(type) { mutableListOf() }.add(what as (Any) -> Unit)
    }
    fun tell(event: Any) {
        heard[event.javaClass]?.toList()?.forEach { it(event) }
    }
}
class Accepted
class Declined
class Sent(val text: Int)
