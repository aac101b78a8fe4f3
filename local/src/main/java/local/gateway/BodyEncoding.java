package local.gateway;

import io.vertx.core.buffer.Buffer;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;

/**
 * How a request's body stands in the event. Text is what its content type says is text (a form is not: the service encodes it too); anything
 * else, whatever is compressed, and bytes that are no UTF-8 are base64.
 */
record BodyEncoding(String text, boolean base64) {

    static BodyEncoding of(Request request) {
        Buffer body = request.body();
        byte[] bytes = body.getBytes();
        Optional<String> text = isText(request) ? utf8(bytes) : Optional.empty();
        return text.map(it -> new BodyEncoding(it, false))
                .orElseGet(() -> new BodyEncoding(Base64.getEncoder().encodeToString(bytes), true));
    }

    private static boolean isText(Request request) {
        String encoding = request.header("content-encoding");
        if (!encoding.isEmpty() && !encoding.equals("identity")) {
            return false;
        }
        String type = request.header("content-type").toLowerCase(Locale.ROOT);
        int end = type.indexOf(';');
        String essence = (end < 0 ? type : type.substring(0, end)).strip();
        return essence.isEmpty()
                || essence.startsWith("text/")
                || essence.endsWith("+json")
                || essence.endsWith("+xml")
                || switch (essence) {
                    case "application/json", "application/xml", "application/javascript" -> true;
                    default -> false;
                };
    }

    private static Optional<String> utf8(byte[] bytes) {
        try {
            return Optional.of(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString());
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }
}
