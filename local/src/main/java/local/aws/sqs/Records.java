package local.aws.sqs;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** How a journal writes what happened: one byte for the kind, then its fields. Texts of any length are UTF-8 behind a length of four bytes. */
final class Records {
    static final byte ENTERED = 'E';
    static final byte RECEIVED = 'R';
    static final byte HIDDEN = 'H';
    static final byte REMOVED = 'D';
    static final byte PURGED = 'P';
    static final byte KNOWN = 'K';
    static final byte SEQUENCE = 'S';

    private Records() {}

    static void writeMessage(DataOutputStream out, Message message) throws IOException {
        out.writeLong(message.sequence());
        out.writeUTF(message.id());
        out.writeLong(message.sentAt());
        out.writeUTF(message.md5());
        out.writeInt(message.receives());
        out.writeLong(message.firstReceivedAt());
        out.writeLong(message.visibleAt());
        write(out, message.deadLetterSource());
        Outgoing content = message.content();
        write(out, content.body());
        write(out, content.sender());
        write(out, content.group());
        write(out, content.deduplication());
        write(out, content.traceHeader());
        out.writeInt(content.attributes().size());
        for (var attribute : content.attributes().entrySet()) {
            write(out, attribute.getKey());
            write(out, attribute.getValue().dataType());
            write(out, attribute.getValue().value());
            out.writeBoolean(attribute.getValue().binary());
        }
    }

    static Message readMessage(DataInputStream in) throws IOException {
        long sequence = in.readLong();
        String id = in.readUTF();
        long sentAt = in.readLong();
        String md5 = in.readUTF();
        int receives = in.readInt();
        long firstReceivedAt = in.readLong();
        long visibleAt = in.readLong();
        Optional<String> source = readOptional(in);
        String body = read(in);
        String sender = read(in);
        Optional<String> group = readOptional(in);
        Optional<String> deduplication = readOptional(in);
        Optional<String> trace = readOptional(in);
        Map<String, MessageAttribute> attributes = new HashMap<>();
        for (int left = in.readInt(); left > 0; left--) {
            attributes.put(read(in), new MessageAttribute(read(in), read(in), in.readBoolean()));
        }
        Optional<Duration> noDelay = Optional.empty();
        Outgoing content = new Outgoing(body, attributes, sender, noDelay, group, deduplication, trace);
        Message message = new Message(id, sequence, sentAt, content, md5, source);
        message.restore(receives, firstReceivedAt, visibleAt);
        return message;
    }

    private static void write(DataOutputStream out, Optional<String> text) throws IOException {
        out.writeBoolean(text.isPresent());
        if (text.isPresent()) {
            write(out, text.get());
        }
    }

    private static void write(DataOutputStream out, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    private static Optional<String> readOptional(DataInputStream in) throws IOException {
        return in.readBoolean() ? Optional.of(read(in)) : Optional.empty();
    }

    private static String read(DataInputStream in) throws IOException {
        int length = in.readInt();
        if (length < 0 || length > in.available()) {
            throw new IOException("a text of %d bytes in a record that ends before".formatted(length));
        }
        return new String(in.readNBytes(length), StandardCharsets.UTF_8);
    }
}
