package mailroom.platform;

import org.slf4j.MDC;

/** Puts the way of a request, and what it is about, into every log line until closed. One scope at a time per thread. */
public final class LogScope implements AutoCloseable {
    private LogScope() {}

    public static LogScope open(Trace trace) {
        MDC.put("request_id", trace.requestId());
        MDC.put("trace_id", trace.traceId());
        return new LogScope();
    }

    /** Adds one field, such as {@code batch}. Never an address, a token or a key. */
    public LogScope with(String field, String value) {
        MDC.put(field, value);
        return this;
    }

    @Override
    public void close() {
        MDC.clear();
        ColdStart.over();
    }
}
