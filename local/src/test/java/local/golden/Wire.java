package local.golden;

import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Sends requests byte by byte, as no HTTP client would let one write them, and reads what comes back. */
final class Wire {
    private static final int PATIENCE_MILLIS = 60_000;

    private Wire() {}

    /** What came back: header names are in lower case, the body is put together again where it came in chunks. */
    record Reply(int status, Map<String, List<String>> headers, Buffer body) {}

    static Reply send(URI gateway, GoldenRequest request) throws IOException {
        byte[] all;
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), gateway.getPort())) {
            socket.setSoTimeout(PATIENCE_MILLIS);
            socket.getOutputStream().write(request.bytes());
            socket.getOutputStream().flush();
            all = socket.getInputStream().readAllBytes();
        }
        int at = 0;
        Reply reply;
        do { // an answer to Expect comes before the answer
            int end = end(all, at);
            reply = read(all, at, end);
            at = end;
        } while (reply.status() == 100);
        return reply;
    }

    private static Reply read(byte[] all, int from, int end) throws IOException {
        String[] lines = new String(all, from, end - from, StandardCharsets.ISO_8859_1).split("\r\n", -1);
        Map<String, List<String>> headers = new TreeMap<>();
        for (String line : Arrays.asList(lines).subList(1, lines.length)) {
            int colon = line.indexOf(':');
            if (colon > 0) {
                headers.computeIfAbsent(line.substring(0, colon).toLowerCase(Locale.ROOT), it -> new ArrayList<>())
                        .add(line.substring(colon + 1).strip());
            }
        }
        byte[] body = Arrays.copyOfRange(all, end, all.length);
        boolean chunked = headers.containsKey("transfer-encoding");
        return new Reply(status(lines[0]), headers, Buffer.buffer(chunked ? joined(body) : body));
    }

    private static int status(String line) {
        int from = line.indexOf(' ') + 1;
        return Integer.parseInt(line.substring(from, from + 3));
    }

    /** Where the head that begins at {@code from} ends. */
    private static int end(byte[] all, int from) throws IOException {
        for (int i = from; i + 3 < all.length; i++) {
            if (all[i] == '\r' && all[i + 1] == '\n' && all[i + 2] == '\r' && all[i + 3] == '\n') {
                return i + 4;
            }
        }
        throw new IOException(
                "no whole answer: " + new String(all, from, all.length - from, StandardCharsets.ISO_8859_1));
    }

    private static byte[] joined(byte[] chunks) {
        String text = new String(chunks, StandardCharsets.ISO_8859_1);
        StringBuilder body = new StringBuilder();
        int at = 0;
        int length;
        do {
            int end = text.indexOf("\r\n", at);
            length = Integer.parseInt(text.substring(at, end), 16);
            body.append(text, end + 2, end + 2 + length);
            at = end + 2 + length + 2;
        } while (length > 0);
        return body.toString().getBytes(StandardCharsets.ISO_8859_1);
    }
}
