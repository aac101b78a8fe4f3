package local.aws.proxy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.vertx.core.buffer.Buffer;
import java.util.Map;
import java.util.Set;

/** How an AWS service writes its requests and answers. What differs here is how it says no. */
enum Protocol {
    JSON_1_0("application/x-amz-json-1.0"),
    JSON_1_1("application/x-amz-json-1.1"),
    REST_JSON("application/json"),
    LAMBDA("application/json"),
    QUERY("text/xml");

    /** Lambda's errors whose field is {@code Message}; the others' is {@code message}. */
    private static final Set<String> CAPITALS =
            Set.of("ResourceNotFoundException", "RecursiveInvocationException", "ServiceException");

    private final String contentType;

    Protocol(String contentType) {
        this.contentType = contentType;
    }

    String contentType() {
        return contentType;
    }

    Answer error(AwsError error, String requestId) {
        String fault = error.status() < 500 ? "Sender" : "Receiver";
        return switch (this) {
            case JSON_1_0, JSON_1_1 ->
                new Answer(
                        error.status(),
                        contentType,
                        Map.of("x-amzn-query-error", error.queryCode() + ";" + fault),
                        json("__type", error.code(), error.text()));
            case REST_JSON ->
                new Answer(
                        error.status(),
                        contentType,
                        Map.of("x-amzn-ErrorType", error.code()),
                        json("code", error.code(), error.text()));
            case LAMBDA ->
                new Answer(error.status(), contentType, Map.of("x-amzn-ErrorType", error.code()), lambda(error));
            case QUERY ->
                new Answer(error.status(), contentType, Map.of(), Buffer.buffer("""
                        <ErrorResponse><Error><Type>%s</Type><Code>%s</Code><Message>%s</Message></Error>\
                        <RequestId>%s</RequestId></ErrorResponse>""".formatted(
                                fault, Xml.escape(error.queryCode()), Xml.escape(error.text()), requestId)));
        };
    }

    private static Buffer lambda(AwsError error) {
        return Buffer.buffer(JsonNodeFactory.instance
                .objectNode()
                .put("Type", error.status() < 500 ? "User" : "Service")
                .put(CAPITALS.contains(error.code()) ? "Message" : "message", error.text())
                .toString());
    }

    private static Buffer json(String codeField, String code, String message) {
        return Buffer.buffer(JsonNodeFactory.instance
                .objectNode()
                .put(codeField, code)
                .put("message", message)
                .toString());
    }
}
