package androidx.room
import android.os.CancellationSignal
import kotlinx.coroutines.*
import java.util.concurrent.Callable
class CoroutinesRoom private constructor() {
    companion object {
        @JvmStatic suspend fun <R> execute(db: RoomDatabase, inTransaction: Boolean, callable: Callable<R>): R = withContext(db.queryExecutor.asCoroutineDispatcher()) { callable.call() }
        @JvmStatic suspend fun <R> execute(db: RoomDatabase, inTransaction: Boolean, cancellationSignal: CancellationSignal, callable: Callable<R>): R {
            val context = db.queryExecutor.asCoroutineDispatcher()
            return suspendCancellableCoroutine { continuation ->
                val job = GlobalScope.launch(context) {
                    try { continuation.resumeWith(Result.success(callable.call())) } catch (exception: Throwable) { continuation.resumeWith(Result.failure(exception)) }
                }
                continuation.invokeOnCancellation { cancellationSignal.cancel(); job.cancel() }
            }
        }
    }
}
