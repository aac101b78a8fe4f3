package local.aws.sqs;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;

/** Makes a queue's content again from its journal, one record after the other. */
final class Replay {
    private final Map<Long, Message> messages = new LinkedHashMap<>();
    private final Deduplication known = new Deduplication();
    private long sequence;

    void apply(byte[] written) throws IOException {
        DataInputStream in = new DataInputStream(new ByteArrayInputStream(written));
        switch (in.readByte()) {
            case Records.ENTERED -> entered(Records.readMessage(in));
            case Records.RECEIVED -> {
                Message message = messages.get(in.readLong());
                long visibleAt = in.readLong();
                int receives = in.readInt();
                long firstReceivedAt = in.readLong();
                if (message != null) {
                    message.restore(receives, firstReceivedAt, visibleAt);
                }
            }
            case Records.HIDDEN -> {
                Message message = messages.get(in.readLong());
                long visibleAt = in.readLong();
                if (message != null) {
                    message.hideUntil(visibleAt);
                }
            }
            case Records.REMOVED -> messages.remove(in.readLong());
            case Records.PURGED -> messages.clear();
            case Records.KNOWN ->
                known.remember(
                        in.readUTF(),
                        new Deduplication.Known(in.readUTF(), in.readUTF(), in.readLong(), in.readLong()));
            case Records.SEQUENCE -> sequence = Math.max(sequence, in.readLong());
            default -> throw new IOException("a record of an unknown kind");
        }
    }

    private void entered(Message message) {
        messages.put(message.sequence(), message);
        sequence = Math.max(sequence, message.sequence());
        if (message.deadLetterSource().isEmpty()) {
            message.content().deduplication().ifPresent(id -> known.notice(id, message));
        }
    }

    /** By sequence number, in the order in which they came. */
    Collection<Message> messages() {
        return messages.values();
    }

    Deduplication known() {
        return known;
    }

    /** The last sequence number that was given. */
    long sequence() {
        return sequence;
    }
}
