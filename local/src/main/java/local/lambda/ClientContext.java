package local.lambda;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/** Turns a caller's client context into what fits into a header of the Runtime API: JSON of printable ASCII on one line. */
final class ClientContext {
    private ClientContext() {}

    /** Empty where it is no base64: there is nothing to hand on. */
    static Optional<String> header(String base64) {
        byte[] bytes;
        try {
            bytes = Base64.getDecoder().decode(base64.strip());
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
        StringBuilder header = new StringBuilder(bytes.length);
        for (char each : new String(bytes, StandardCharsets.UTF_8).toCharArray()) {
            if (each < ' ') {
                header.append(' ');
            } else if (each < 0x7f) {
                header.append(each);
            } else {
                header.append("\\u%04x".formatted((int) each));
            }
        }
        return Optional.of(header.toString());
    }
}
