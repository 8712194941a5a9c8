package io.dcloud.common.DHInterface;

/** Small stand-in for the host's interface of this name. */
public interface IModule {
    String execute(IWebview page, String action, String[] given);
}
