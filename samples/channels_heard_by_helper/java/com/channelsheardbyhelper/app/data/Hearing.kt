package com.channelsheardbyhelper.app.data
import kotlinx.coroutines.CoroutineScope
import kotlinx.coroutines.flow.Flow
import kotlinx.coroutines.launch
fun <T> Flow<T>.each(scope: CoroutineScope, action: (T) -> Unit) {
    scope.launch { collect { action(it) } }
}
