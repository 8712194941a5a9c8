package androidx.datastore.core
import kotlinx.coroutines.*
import kotlinx.coroutines.flow.*
import kotlinx.coroutines.sync.*
import java.io.*
interface DataStore<T> { val data: Flow<T>; suspend fun updateData(transform: suspend (t: T) -> T): T }
interface Serializer<T> { val defaultValue: T; suspend fun readFrom(input: InputStream): T; suspend fun writeTo(t: T, output: OutputStream) }
object DataStoreFactory { fun <T> create(serializer: Serializer<T>, produceFile: () -> File): DataStore<T> = DataStoreImpl(produceFile, serializer) }
internal sealed class State<T>
internal class Data<T>(val value: T, val hashCode: Int) : State<T>()
internal object UnInitialized : State<Any>()
internal class DataStoreImpl<T>(private val produceFile: () -> File, private val serializer: Serializer<T>) : DataStore<T> {
    private val lock = Mutex()
    @Suppress("UNCHECKED_CAST") private val cache = MutableStateFlow(UnInitialized as State<T>)
    override val data: Flow<T> = flow {
        val first = cache.value
        if (first !is Data) readAndInit()
        emitAll(cache.map { (it as Data<T>).value })
    }
    private suspend fun readAndInit() { lock.withLock { if (cache.value is UnInitialized) { val v = readDataFromFileOrDefault(); cache.value = Data(v, v.hashCode()) } } }
    private suspend fun readDataFromFileOrDefault(): T = try { FileInputStream(produceFile()).use { serializer.readFrom(it) } } catch (e: FileNotFoundException) { serializer.defaultValue }
    override suspend fun updateData(transform: suspend (t: T) -> T): T {
        readAndInit()
        return lock.withLock {
            val cur = (cache.value as Data<T>).value
            val newData = withContext(currentCoroutineContext()) { transform(cur) }
            if (cur == newData) cur else { writeData(newData); cache.value = Data(newData, newData.hashCode()); newData }
        }
    }
    private suspend fun writeData(newData: T) {
        val file = produceFile(); val scratch = File(file.absolutePath + ".tmp")
        FileOutputStream(scratch).use { serializer.writeTo(newData, it) }
        if (!scratch.renameTo(file)) throw IOException("$scratch could not be renamed to $file")
    }
}
