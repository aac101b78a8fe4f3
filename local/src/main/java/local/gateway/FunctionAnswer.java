package local.gateway;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.vertx.core.buffer.Buffer;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import local.gateway.Reply.Header;

/** Turns what a function returned into a response. What cannot be one is a 500, and the reply says why for the log. */
final class FunctionAnswer {
    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();
    private static final Pattern STATUS = Pattern.compile("[1-5][0-9]{2}");
    private static final Pattern HEADER_NAME = Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]+");
    private static final Pattern HEADER_VALUE = Pattern.compile("[\\t\\x20-\\x7e\\x80-\\xff]*");
    private static final Set<String> NOT_THE_FUNCTIONS = Set.of("content-length", "transfer-encoding", "connection");

    private FunctionAnswer() {}

    static Reply reply(String payload) {
        JsonNode node;
        try {
            node = MAPPER.readTree(payload);
        } catch (JsonProcessingException e) {
            return malformed("the function's answer is no JSON");
        }
        if (node == null || node.isMissingNode()) {
            return malformed("the function's answer is empty");
        }
        if (!node.isObject() || !node.has("statusCode")) {
            return new Reply(200, List.of(new Header("content-type", "application/json")), Buffer.buffer(payload), "");
        }
        String status = node.path("statusCode").asText();
        if (!STATUS.matcher(status).matches()) {
            return malformed("the function's statusCode is no HTTP status");
        }
        return withBody(Integer.parseInt(status), node);
    }

    private static Reply withBody(int status, JsonNode node) {
        JsonNode body = node.path("body");
        if (!body.isMissingNode() && !body.isNull() && !body.isTextual()) {
            return malformed("the function's body is no text");
        }
        Buffer bytes;
        try {
            bytes = !body.isTextual()
                    ? Buffer.buffer()
                    : node.path("isBase64Encoded").asBoolean()
                            ? Buffer.buffer(Base64.getDecoder().decode(body.textValue()))
                            : Buffer.buffer(body.textValue());
        } catch (IllegalArgumentException e) {
            return malformed("the function's body is no base64");
        }
        List<Header> headers = new ArrayList<>();
        JsonNode given = node.path("headers");
        if (!given.isMissingNode() && !given.isNull() && !given.isObject()) {
            return malformed("the function's headers are no object");
        }
        boolean typed = false;
        for (var field : given.properties()) {
            String name = field.getKey().toLowerCase(Locale.ROOT);
            String value = field.getValue().asText();
            if (!field.getValue().isValueNode() || !isHeader(name, value)) {
                return malformed("the function's header %s is none".formatted(field.getKey()));
            }
            typed |= name.equals("content-type");
            if (!NOT_THE_FUNCTIONS.contains(name) && !field.getValue().isNull()) {
                headers.add(new Header(name, value));
            }
        }
        if (!typed && bytes.length() > 0) {
            headers.add(new Header("content-type", "text/plain;charset=UTF-8"));
        }
        for (JsonNode cookie : node.path("cookies")) {
            if (!cookie.isTextual() || !isHeader("set-cookie", cookie.textValue())) {
                return malformed("one of the function's cookies is none");
            }
            headers.add(new Header("set-cookie", cookie.textValue()));
        }
        return new Reply(status, headers, bytes, "");
    }

    private static boolean isHeader(String name, String value) {
        return HEADER_NAME.matcher(name).matches()
                && HEADER_VALUE.matcher(value).matches();
    }

    private static Reply malformed(String why) {
        return Reply.of(GatewayError.INTERNAL, why);
    }
}
