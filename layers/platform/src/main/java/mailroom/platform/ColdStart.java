package mailroom.platform;

/**
 * Whether this execution environment is still at its init or its first invocation. A property of the process, and so the one thing here that is
 * static and changes.
 */
public final class ColdStart {
    private static volatile boolean cold = true;

    private ColdStart() {}

    /** True until the first {@link LogScope} of the process was closed. */
    public static boolean now() {
        return cold;
    }

    static void over() {
        cold = false;
    }
}
