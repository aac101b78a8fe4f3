package local.golden;

import io.vertx.core.buffer.Buffer;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/**
 * A request as it goes over the wire.
 *
 * @param line its method and target, such as {@code GET /things/5}
 * @param headers lines, as they are sent after {@code Host} and {@code Connection}
 */
record GoldenRequest(String name, String line, List<String> headers, Buffer body) {
    /** The name of no machine, so that no recording depends on a port. */
    private static final String HOST = "Host: api.example.com";

    /** Reads an entry of requests.yaml. */
    static GoldenRequest of(String name, Map<String, Object> entry) {
        String line = text(entry, "line");
        if (entry.containsKey("answer")) {
            line += "?answer=" + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes(text(entry, "answer")));
        }
        byte[] body = entry.containsKey("base64")
                ? Base64.getDecoder().decode(text(entry, "base64"))
                : bytes(text(entry, "body"));
        List<String> headers = entry.get("headers") instanceof List<?> lines
                ? lines.stream().map(String::valueOf).toList()
                : List.of();
        return new GoldenRequest(name, line, headers, Buffer.buffer(body));
    }

    /** The request line, the headers in ISO-8859-1, and the body; with a length, unless a header says that it is chunked. */
    byte[] bytes() {
        StringBuilder head =
                new StringBuilder(line).append(" HTTP/1.1\r\n").append(HOST).append("\r\nConnection: close\r\n");
        headers.forEach(it -> head.append(it).append("\r\n"));
        boolean framed = headers.stream()
                .anyMatch(it -> it.startsWith("Transfer-Encoding:") || it.startsWith("Content-Length:"));
        if (body.length() > 0 && !framed) {
            head.append("Content-Length: ").append(body.length()).append("\r\n");
        }
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        all.writeBytes(head.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1));
        all.writeBytes(body.getBytes());
        return all.toByteArray();
    }

    private static String text(Map<String, Object> entry, String key) {
        return entry.getOrDefault(key, "").toString();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
