@file:JvmName("PreferencesKt")
package androidx.datastore.preferences.core
import androidx.datastore.core.*
abstract class Preferences internal constructor() {
    class Key<T> internal constructor(val name: String) {
        override fun equals(other: Any?): Boolean = if (other is Key<*>) name == other.name else false
        override fun hashCode(): Int = name.hashCode()
        override fun toString(): String = name
    }
    abstract operator fun <T> contains(key: Key<T>): Boolean
    abstract operator fun <T> get(key: Key<T>): T?
    abstract fun asMap(): Map<Key<*>, Any>
    fun toMutablePreferences(): MutablePreferences = MutablePreferences(asMap().toMutableMap(), false)
    fun toPreferences(): Preferences = MutablePreferences(asMap().toMutableMap(), true)
}
class MutablePreferences internal constructor(internal val preferencesMap: MutableMap<Key<*>, Any> = mutableMapOf(), startFrozen: Boolean = true) : Preferences() {
    private val frozen = java.util.concurrent.atomic.AtomicBoolean(startFrozen)
    internal fun checkNotFrozen() { check(!frozen.get()) { "Do mutate preferences once returned to DataStore." } }
    internal fun freeze() { frozen.set(true) }
    override operator fun <T> contains(key: Key<T>): Boolean = preferencesMap.containsKey(key)
    @Suppress("UNCHECKED_CAST")
    override operator fun <T> get(key: Key<T>): T? = when (val value = preferencesMap[key]) { is ByteArray -> value.copyOf(); else -> value } as T?
    override fun asMap(): Map<Key<*>, Any> = java.util.Collections.unmodifiableMap(preferencesMap.entries.associate { entry -> when (val value = entry.value) { is ByteArray -> Pair(entry.key, value.copyOf()); else -> Pair(entry.key, entry.value) } })
    operator fun <T> set(key: Key<T>, value: T) { setUnchecked(key, value) }
    internal fun setUnchecked(key: Key<*>, value: Any?) {
        checkNotFrozen()
        when (value) {
            null -> remove(key)
            is Set<*> -> preferencesMap[key] = java.util.Collections.unmodifiableSet(value.toSet())
            is ByteArray -> preferencesMap[key] = value.copyOf()
            else -> preferencesMap[key] = value
        }
    }
    @Suppress("UNCHECKED_CAST")
    fun <T> remove(key: Preferences.Key<T>): T { checkNotFrozen(); return preferencesMap.remove(key) as T }
    override fun equals(other: Any?): Boolean = other is MutablePreferences && other.preferencesMap == preferencesMap
    override fun hashCode(): Int = preferencesMap.hashCode()
}
suspend fun DataStore<Preferences>.edit(transform: suspend (MutablePreferences) -> Unit): Preferences = this.updateData { it.toMutablePreferences().apply { transform(this) } }
