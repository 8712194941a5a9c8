package butterknife;

/** Lets go of the views that were bound. */
public interface Unbinder {
    void unbind();
}
