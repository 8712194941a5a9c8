package th.ngernduan.refusalsendsbysocket


import android.app.Activity
import android.os.Bundle
class DoneActivity : Activity() { override fun onCreate(b: Bundle?) { super.onCreate(b); setContentView(R.layout.a_done) } }