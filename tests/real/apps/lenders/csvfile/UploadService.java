package dev.lender.csvfile;

public class UploadService extends android.app.Service {

    public android.os.IBinder onBind(android.content.Intent i) {
        return null;
    }

    public int onStartCommand(android.content.Intent i, int f, int s) {
        new Thread(new UploadJob(this)).start();
        return START_NOT_STICKY;
    }
}
