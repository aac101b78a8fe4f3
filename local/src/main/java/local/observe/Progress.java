package local.observe;

/** Hears what is being done, one short line each, while the stack starts. Called from several threads. */
public interface Progress {
    void step(String line);
}
