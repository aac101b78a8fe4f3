package local.observe;

/**
 * Hears which caller did what to what, call by call. Telling that takes every request's body apart, so nothing is told unless somebody listens.
 * Thread-safe; must answer at once, as event loops call it.
 */
public interface CallTrail {
    CallTrail NONE = new CallTrail() {
        @Override
        public boolean listens() {
            return false;
        }

        @Override
        public void heard(Deed deed) {}
    };

    default boolean listens() {
        return true;
    }

    /**
     * Told before the service answers, refused calls included; a call that touches several things is told once for each. What event sources and
     * destinations do in a function's name is not told.
     */
    void heard(Deed deed);

    /**
     * One thing that a call touches.
     *
     * @param caller the access key that signed it
     * @param service as credential scopes name it, such as {@code sqs}
     * @param operation such as {@code TransactWriteItems}
     * @param part what the operation does to this thing where it does several: a transaction's {@code Put}, {@code index/NAME} of a query; else empty
     * @param resource as the call names it: a table, queue URL, topic, key, parameter, function; empty where it names none
     */
    record Deed(String caller, String service, String operation, String part, String resource) {}
}
