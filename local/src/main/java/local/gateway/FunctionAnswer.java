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
import java.util.regex.Pattern;
import local.gateway.Reply.Header;

/** Turns what a function returned into a response. What cannot be one is a 500, and the reply says why for the log. */
final class FunctionAnswer {
    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();
    private static final Pattern STATUS = Pattern.compile("[2-5][0-9]{2}");

    private FunctionAnswer() {}

    static Reply reply(String payload, PayloadFormat format) {
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
            if (format == PayloadFormat.V1) {
                return malformed("the function's answer has no statusCode, and format 1.0 needs one");
            }
            String body = node.isTextual() ? node.textValue() : payload; // text is the body without its quotes
            return new Reply(200, List.of(new Header("content-type", "application/json")), Buffer.buffer(body), "");
        }
        String status = node.path("statusCode").asText();
        if (!STATUS.matcher(status).matches()) {
            return malformed("the function's statusCode is no HTTP status");
        }
        return withBody(Integer.parseInt(status), node, format);
    }

    private static Reply withBody(int status, JsonNode node, PayloadFormat format) {
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
        AnswerHeaders headers = AnswerHeaders.of(node, format);
        if (headers.wrong().isPresent()) {
            return malformed(headers.wrong().get());
        }
        List<Header> all = new ArrayList<>(headers.all());
        if (bytes.length() > 0 && !headers.has("content-type")) {
            all.add(new Header("content-type", "text/plain;charset=UTF-8"));
        }
        return new Reply(status, all, bytes, "");
    }

    private static Reply malformed(String why) {
        return Reply.of(GatewayError.INTERNAL, why);
    }
}
