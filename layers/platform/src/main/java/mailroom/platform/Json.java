package mailroom.platform;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** JSON as Mailroom reads and writes it: trees, strict about duplicate names and about what follows the value. */
public final class Json {
    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private Json() {}

    /** What is read is not JSON; the message says where and why, without quoting the input. */
    public static final class Malformed extends Exception {
        private static final long serialVersionUID = 1L;

        private final String message;

        Malformed(String message) {
            super(message);
            this.message = message;
        }

        /** Never null, so that it can be an answer's detail. */
        @Override
        public String getMessage() {
            return message;
        }
    }

    /** Reads one JSON value. An empty text is malformed. */
    public static JsonNode read(String text) throws Malformed {
        try {
            JsonNode node = MAPPER.readTree(text);
            if (node == null || node.isMissingNode()) {
                throw new Malformed("the text is empty, a JSON value is needed");
            }
            return node;
        } catch (JsonProcessingException e) {
            var at = e.getLocation();
            throw new Malformed("line %d, column %d: %s"
                    .formatted(
                            at == null ? 1 : at.getLineNr(),
                            at == null ? 1 : at.getColumnNr(),
                            withoutInput(e.getOriginalMessage())));
        }
    }

    /** Jackson quotes the word that it stumbled over, and lists what it would have liked to see. */
    private static String withoutInput(String message) {
        int expecting = message.indexOf(": was expecting");
        return (expecting < 0 ? message : message.substring(0, expecting))
                .replaceAll("'[^']{2,}'", "'…'")
                .replaceAll("\"[^\"]{2,}\"", "\"…\"");
    }

    public static String write(JsonNode node) {
        return node.toString();
    }

    public static ObjectNode object() {
        return MAPPER.createObjectNode();
    }
}
