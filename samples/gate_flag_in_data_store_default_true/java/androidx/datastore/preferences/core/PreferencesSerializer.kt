package androidx.datastore.preferences.core
import androidx.datastore.core.*
import java.io.*
internal object PreferencesSerializer : Serializer<Preferences> {
    override val defaultValue: Preferences get() = emptyPreferences()
    override suspend fun readFrom(input: InputStream): Preferences {
        val data = DataInputStream(input); val out = MutablePreferences(startFrozen = false)
        repeat(data.readInt()) {
            val name = data.readUTF()
            when (val type = data.readByte().toInt()) {
                0 -> out[booleanPreferencesKey(name)] = data.readBoolean()
                1 -> out[intPreferencesKey(name)] = data.readInt()
                2 -> out[longPreferencesKey(name)] = data.readLong()
                3 -> out[stringPreferencesKey(name)] = data.readUTF()
                else -> throw IOException("Value case is null. $type")
            }
        }
        return out.toPreferences()
    }
    override suspend fun writeTo(t: Preferences, output: OutputStream) {
        val data = DataOutputStream(output); val all = t.asMap(); data.writeInt(all.size)
        for ((key, value) in all) {
            data.writeUTF(key.name)
            when (value) {
                is Boolean -> { data.writeByte(0); data.writeBoolean(value) }
                is Int -> { data.writeByte(1); data.writeInt(value) }
                is Long -> { data.writeByte(2); data.writeLong(value) }
                is String -> { data.writeByte(3); data.writeUTF(value) }
                else -> throw IllegalStateException("PreferencesSerializer does not support type: ${value.javaClass.name}")
            }
        }
    }
}
internal class PreferenceDataStore(private val delegate: DataStore<Preferences>) : DataStore<Preferences> by delegate {
    override suspend fun updateData(transform: suspend (t: Preferences) -> Preferences): Preferences = delegate.updateData {
        val transformed = transform(it)
        (transformed as MutablePreferences).freeze()
        transformed
    }
}
object PreferenceDataStoreFactory {
    fun create(produceFile: () -> File): DataStore<Preferences> = PreferenceDataStore(DataStoreFactory.create(PreferencesSerializer, produceFile))
}
