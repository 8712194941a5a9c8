@file:JvmName("PreferenceDataStoreDelegateKt")
package androidx.datastore.preferences
import android.content.Context
import androidx.datastore.core.DataStore
import androidx.datastore.preferences.core.*
import java.io.File
import kotlin.properties.ReadOnlyProperty
import kotlin.reflect.KProperty
fun preferencesDataStore(name: String): ReadOnlyProperty<Context, DataStore<Preferences>> = PreferenceDataStoreSingletonDelegate(name)
internal class PreferenceDataStoreSingletonDelegate internal constructor(private val name: String) : ReadOnlyProperty<Context, DataStore<Preferences>> {
    private val lock = Any()
    @Volatile private var INSTANCE: DataStore<Preferences>? = null
    override fun getValue(thisRef: Context, property: KProperty<*>): DataStore<Preferences> = INSTANCE ?: synchronized(lock) {
        if (INSTANCE == null) {
            val applicationContext = thisRef.applicationContext
            INSTANCE = PreferenceDataStoreFactory.create { File(applicationContext.filesDir, "datastore/$name.preferences_pb") }
        }
        INSTANCE!!
    }
}
