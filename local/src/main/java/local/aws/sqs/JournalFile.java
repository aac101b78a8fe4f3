package local.aws.sqs;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32;

/**
 * A queue's journal in a file: records, each behind its length and its checksum. One change is one write to the file and waits for no disk: it
 * outlives the process, killed or not, and not the machine. Where a kill cut the last record short, reading ends before it. Guarded by the
 * queue's lock.
 */
final class JournalFile implements Journal {
    private static final Logger LOG = System.getLogger(JournalFile.class.getName());
    private static final int HEADER = 2 * Integer.BYTES;
    private static final int LONGEST_RECORD = 16 << 20;
    private static final int SHORT = 20_000; // records; below, no rewriting is worth it

    private final Path file;
    private final Buffered pending = new Buffered();
    private final DataOutputStream out = new DataOutputStream(pending);
    private FileChannel channel;
    private long records;

    private JournalFile(Path file, FileChannel channel) {
        this.file = file;
        this.channel = channel;
    }

    /** A journal and what it held. */
    record Opened(JournalFile journal, Replay content) {}

    /** Reads a journal, if there is one, and goes on with it. What lies behind the last whole record is moved to a file beside it. */
    static Opened open(Path file) {
        try {
            FileChannel channel = FileChannel.open(
                    file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
            JournalFile journal = new JournalFile(file, channel);
            return new Opened(journal, journal.read());
        } catch (IOException e) {
            throw new UncheckedIOException(file + " cannot be read", e);
        }
    }

    private Replay read() throws IOException {
        Replay replay = new Replay();
        ByteBuffer all = ByteBuffer.wrap(Files.readAllBytes(file));
        int end = 0;
        while (apply(all, replay)) {
            end = all.position();
            records++;
        }
        if (end < all.limit()) {
            cut(all, end);
        }
        channel.position(end);
        return replay;
    }

    private static boolean apply(ByteBuffer from, Replay to) {
        if (from.remaining() < HEADER) {
            return false;
        }
        int length = from.getInt();
        int checksum = from.getInt();
        if (length < 1 || length > Math.min(LONGEST_RECORD, from.remaining())) {
            return false;
        }
        byte[] written = new byte[length];
        from.get(written);
        if (checksum(written, 0, length) != checksum) {
            return false;
        }
        try {
            to.apply(written);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private void cut(ByteBuffer all, int end) throws IOException {
        Path rest = file.resolveSibling(file.getFileName() + ".cut");
        byte[] tail = new byte[all.limit() - end];
        all.get(end, tail);
        Files.write(rest, tail);
        channel.truncate(end);
        LOG.log(
                Level.WARNING,
                "{0}: {1} bytes at the end are no whole record, moved to {2}; the {3} records before are read",
                file.getFileName(),
                tail.length,
                rest.getFileName(),
                records);
    }

    @Override
    public void entered(Message message) {
        record(Records.ENTERED, it -> Records.writeMessage(it, message));
    }

    @Override
    public void received(List<Message> messages) {
        for (Message message : messages) {
            record(Records.RECEIVED, it -> {
                it.writeLong(message.sequence());
                it.writeLong(message.visibleAt());
                it.writeInt(message.receives());
                it.writeLong(message.firstReceivedAt());
            });
        }
    }

    @Override
    public void hidden(Message message) {
        record(Records.HIDDEN, it -> {
            it.writeLong(message.sequence());
            it.writeLong(message.visibleAt());
        });
    }

    @Override
    public void removed(Collection<Message> messages) {
        messages.forEach(message -> record(Records.REMOVED, it -> it.writeLong(message.sequence())));
    }

    @Override
    public void purged() {
        record(Records.PURGED, it -> {});
    }

    private interface Fields {
        void write(DataOutputStream to) throws IOException;
    }

    private void record(byte kind, Fields fields) {
        try {
            int start = pending.size();
            out.writeLong(0);
            out.writeByte(kind);
            fields.write(out);
            pending.head(start, HEADER);
            records++;
        } catch (IOException e) {
            throw new IllegalStateException("memory cannot be written", e);
        }
    }

    @Override
    public void commit() {
        if (pending.size() == 0) {
            return;
        }
        try {
            pending.drainTo(channel);
        } catch (IOException e) {
            throw new UncheckedIOException(file + " cannot be written", e);
        }
    }

    @Override
    public boolean isLong(int messages) {
        return records > SHORT + 4L * messages;
    }

    @Override
    public void rewrite(Collection<Message> messages, Map<String, Deduplication.Known> known, long sequence) {
        Path next = file.resolveSibling(file.getFileName() + ".next");
        try {
            commit();
            FileChannel fresh = FileChannel.open(
                    next, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE);
            records = 0;
            record(Records.SEQUENCE, it -> it.writeLong(sequence));
            for (Message message : messages) {
                entered(message);
                if (pending.size() > 1 << 20) {
                    pending.drainTo(fresh);
                }
            }
            known.forEach((id, it) -> record(Records.KNOWN, to -> {
                to.writeUTF(id);
                to.writeUTF(it.messageId());
                to.writeUTF(it.md5());
                to.writeLong(it.sequence());
                to.writeLong(it.sentAt());
            }));
            pending.drainTo(fresh);
            Files.move(next, file, StandardCopyOption.ATOMIC_MOVE);
            channel.close();
            channel = fresh;
        } catch (IOException e) {
            throw new UncheckedIOException(file + " cannot be written anew", e);
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            LOG.log(Level.WARNING, "{0} is not closed: {1}", file, e.getMessage());
        }
    }

    @Override
    public void delete() {
        close();
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            LOG.log(Level.WARNING, "{0} is not deleted: {1}", file, e.getMessage());
        }
    }

    private static int checksum(byte[] bytes, int from, int length) {
        CRC32 crc = new CRC32();
        crc.update(bytes, from, length);
        return (int) crc.getValue();
    }

    /** Bytes that gather until they are written together. */
    private static final class Buffered extends ByteArrayOutputStream {
        /** Fills in the length and checksum of the record that begins at {@code start}. */
        void head(int start, int header) {
            int length = count - start - header;
            ByteBuffer.wrap(buf, start, header).putInt(length).putInt(checksum(buf, start + header, length));
        }

        void drainTo(FileChannel channel) throws IOException {
            ByteBuffer bytes = ByteBuffer.wrap(buf, 0, count);
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            reset();
        }
    }
}
