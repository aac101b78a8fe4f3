package local.lambda;

import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.concurrent.CompletableFuture;

/** Keeps the end of what one invocation logs. Thread-safe. */
final class LogTail {
    /** What Lambda gives to a caller who asks for the log. */
    private static final int MOST_BYTES = 4096;

    private final Deque<byte[]> lines = new ArrayDeque<>();
    private final CompletableFuture<String> text = new CompletableFuture<>();
    private int bytes;

    synchronized void line(String line) {
        byte[] added = (line + "\n").getBytes(StandardCharsets.UTF_8);
        lines.add(added);
        bytes += added.length;
        while (bytes - lines.getFirst().length >= MOST_BYTES) {
            bytes -= lines.remove().length;
        }
    }

    /** The REPORT was the last line. */
    synchronized void end() {
        byte[] all = new byte[bytes];
        int at = 0;
        for (byte[] line : lines) {
            System.arraycopy(line, 0, all, at, line.length);
            at += line.length;
        }
        text.complete(new String(lastBytes(all), StandardCharsets.UTF_8));
    }

    /** Cut between characters. */
    private static byte[] lastBytes(byte[] all) {
        int from = Math.max(0, all.length - MOST_BYTES);
        while (from > 0 && from < all.length && (all[from] & 0xc0) == 0x80) {
            from++;
        }
        return Arrays.copyOfRange(all, from, all.length);
    }

    /** Completes when the last line is in. */
    CompletableFuture<String> text() {
        return text;
    }
}
