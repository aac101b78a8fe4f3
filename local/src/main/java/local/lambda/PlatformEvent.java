package local.lambda;

import java.time.Duration;

/** What Lambda itself writes to a function's log. */
sealed interface PlatformEvent {
    /** An environment begins. */
    record InitStart(String arn) implements PlatformEvent {}

    /**
     * The environment asks for work, or never will.
     *
     * @param phase {@code init}, or {@code invoke} where a request's own time counts because an init before had failed
     */
    record InitEnd(String phase, Duration took, Ending ending) implements PlatformEvent {}

    /** A request begins. */
    record Start(String request) implements PlatformEvent {}

    /** What went wrong, in words; the JSON format says it in the {@link End}. */
    record Trouble(String text) implements PlatformEvent {}

    /**
     * A request has ended.
     *
     * @param memory in MB
     * @param peak the most that was resident, in MB
     */
    record End(String request, Billed billed, Ending ending, int memory, long peak) implements PlatformEvent {}
}
