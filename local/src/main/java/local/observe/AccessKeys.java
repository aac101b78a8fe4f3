package local.observe;

import java.util.Locale;

/** By which access key a call is known to be a function's: the bill and the faults name callers by it. */
public final class AccessKeys {
    private AccessKeys() {}

    /** Of the function with this logical id, and of whatever calls in its name. */
    public static String of(String function) {
        return "LOCAL" + function.toUpperCase(Locale.ROOT);
    }
}
