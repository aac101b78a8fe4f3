package local.aws.sqs;

import java.util.Optional;
import local.aws.proxy.AwsError;

/** A message in a queue. Its queue's lock guards what changes. Times are epoch milliseconds. */
final class Message {
    private final String id;
    private final long sequence;
    private final long sentAt;
    private final Outgoing content;
    private final String md5;
    private final Optional<String> deadLetterSource;
    private int receives;
    private long firstReceivedAt;
    private long visibleAt;
    private boolean gone;
    private String handle = "";

    Message(String id, long sequence, long sentAt, Outgoing content, String md5, Optional<String> deadLetterSource) {
        this.id = id;
        this.sequence = sequence;
        this.sentAt = sentAt;
        this.content = content;
        this.md5 = md5;
        this.deadLetterSource = deadLetterSource;
    }

    /** The same message in its dead-letter queue: it keeps its id and how often it was received. */
    Message movedTo(long sequenceThere, String sourceArn, long sentAtThere) {
        Message moved = new Message(id, sequenceThere, sentAtThere, content, md5, Optional.of(sourceArn));
        moved.receives = receives;
        moved.firstReceivedAt = firstReceivedAt;
        return moved;
    }

    /** Puts what changes as it was. */
    void restore(int receivesThen, long firstReceivedAtThen, long visibleAtThen) {
        receives = receivesThen;
        firstReceivedAt = firstReceivedAtThen;
        visibleAt = visibleAtThen;
        handle = receives == 0 ? "" : handleOf(receives);
    }

    private String handleOf(int receive) {
        return id + "#" + sequence + "#" + receive;
    }

    /** Refuses what never was a handle; one that is no longer good passes. */
    static void checkHandle(String handle) {
        if (handle.chars().filter(it -> it == '#').count() != 2) {
            throw new AwsError(
                    404,
                    "ReceiptHandleIsInvalid",
                    "The input receipt handle \"%s\" is not a valid receipt handle.".formatted(handle));
        }
    }

    void received(long now, long hiddenUntil) {
        receives++;
        firstReceivedAt = receives == 1 ? now : firstReceivedAt;
        visibleAt = hiddenUntil;
        handle = handleOf(receives);
    }

    void hideUntil(long time) {
        visibleAt = time;
    }

    void remove() {
        gone = true;
    }

    String id() {
        return id;
    }

    /** Grows with every message of a queue. */
    long sequence() {
        return sequence;
    }

    long sentAt() {
        return sentAt;
    }

    Outgoing content() {
        return content;
    }

    String md5() {
        return md5;
    }

    Optional<String> deadLetterSource() {
        return deadLetterSource;
    }

    int receives() {
        return receives;
    }

    long firstReceivedAt() {
        return firstReceivedAt;
    }

    long visibleAt() {
        return visibleAt;
    }

    boolean gone() {
        return gone;
    }

    /** What the last receiver holds; empty before the first. */
    String handle() {
        return handle;
    }

    String group() {
        return content.group().orElse("");
    }
}
