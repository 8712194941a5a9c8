package io.flutter.plugin.common;

/** Small stand-in for the library's class of this name: it hands calls of the Dart code to a plug-in. */
public class MethodChannel {
    private final BinaryMessenger messenger;
    private final String name;

    public MethodChannel(BinaryMessenger messenger, String name) {
        this.messenger = messenger;
        this.name = name;
    }

    public void setMethodCallHandler(MethodCallHandler handler) {
        messenger.setMessageHandler(name, handler);
    }

    /** A plug-in. */
    public interface MethodCallHandler {
        void onMethodCall(MethodCall call, Result result);
    }

    /** Takes the answer back to the Dart code. */
    public interface Result {
        void success(Object answer);

        void notImplemented();
    }
}
