package io.flutter.plugin.common;

/** Small stand-in for the library's interface of this name. */
public interface BinaryMessenger {
    void setMessageHandler(String channel, Object handler);
}
