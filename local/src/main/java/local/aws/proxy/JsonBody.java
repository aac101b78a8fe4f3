package local.aws.proxy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.util.Optional;

/** JSON bodies, in and out. */
public final class JsonBody {
    private static final ObjectMapper MAPPER = JsonMapper.builder().build();

    private JsonBody() {}

    /** Reads a request's body; an empty one is an empty object. */
    public static ObjectNode read(Buffer body) {
        if (body.length() == 0) {
            return object();
        }
        try {
            if (MAPPER.readTree(body.getBytes()) instanceof ObjectNode object) {
                return object;
            }
        } catch (IOException e) {
            throw malformed();
        }
        throw malformed();
    }

    /** Reads JSON that came inside a field. */
    public static ObjectNode read(String text) {
        try {
            if (MAPPER.readTree(text) instanceof ObjectNode object) {
                return object;
            }
        } catch (JsonProcessingException e) {
            throw malformed();
        }
        throw malformed();
    }

    public static Buffer write(JsonNode node) {
        try {
            return Buffer.buffer(MAPPER.writeValueAsBytes(node));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree that cannot be written", e);
        }
    }

    public static ObjectNode object() {
        return MAPPER.createObjectNode();
    }

    /** A field that the operation cannot do without. */
    public static String required(JsonNode node, String field) {
        return optional(node, field)
                .orElseThrow(() -> new AwsError(
                        400,
                        "ValidationException",
                        "MissingParameter",
                        "The request must contain the parameter " + field));
    }

    public static Optional<String> optional(JsonNode node, String field) {
        JsonNode value = node.path(field);
        return value.isValueNode() && !value.isNull() ? Optional.of(value.asText()) : Optional.empty();
    }

    private static AwsError malformed() {
        return new AwsError(400, "SerializationException", "The body is no JSON object");
    }
}
