package local.aws.sqs;

import java.util.Optional;

/** A message in a queue. Its queue's lock guards what changes. Times are epoch milliseconds. */
final class Message {
    private final String id;
    private final long sequence;
    private final long sentAt;
    private final Outgoing content;
    private final String md5;
    private Optional<String> deadLetterSource = Optional.empty();
    private int receives;
    private long firstReceivedAt;
    private long visibleAt;
    private boolean gone;
    private String handle = "";

    Message(String id, long sequence, long sentAt, Outgoing content, String md5) {
        this.id = id;
        this.sequence = sequence;
        this.sentAt = sentAt;
        this.content = content;
        this.md5 = md5;
    }

    /** The same message in its dead-letter queue: it keeps its id, its age and how often it was received. */
    Message movedTo(long sequenceThere, String sourceArn) {
        Message moved = new Message(id, sequenceThere, sentAt, content, md5);
        moved.receives = receives;
        moved.firstReceivedAt = firstReceivedAt;
        moved.deadLetterSource = Optional.of(sourceArn);
        return moved;
    }

    void received(long now, long hiddenUntil) {
        receives++;
        firstReceivedAt = receives == 1 ? now : firstReceivedAt;
        visibleAt = hiddenUntil;
        handle = id + "#" + sequence + "#" + receives;
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
