package mailroom.sender.domain;

/** What the provider's call gives for one mail. */
public sealed interface SendResult {
    /** Over, one way or the other: sent, rejected, failed, or unknown because the answer was lost. Never to be tried again. */
    record Ended(Fate fate) implements SendResult {}

    /** Certainly not sent, and worth another try later. */
    record Throttled(String code) implements SendResult {}
}
