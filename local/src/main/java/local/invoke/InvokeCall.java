package local.invoke;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import local.aws.proxy.AwsError;
import local.aws.proxy.Request;
import local.lambda.InvokeContext;

/**
 * One call of {@code Invoke}, checked.
 *
 * @param tail the caller wants the end of the log
 */
record InvokeCall(FunctionName name, Type type, boolean tail, String payload, InvokeContext context) {
    private static final int MOST_BYTES = 6_291_456;
    private static final int MOST_ASYNC_BYTES = 1_048_576; // 256 KB until October 2025
    private static final int LONGEST_CLIENT_CONTEXT = 3_583;
    private static final JsonFactory JSON = new JsonFactory();

    enum Type {
        REQUEST_RESPONSE,
        EVENT,
        DRY_RUN;

        static Type of(String header) {
            return switch (header) {
                case "RequestResponse" -> REQUEST_RESPONSE;
                case "Event" -> EVENT;
                case "DryRun" -> DRY_RUN;
                default -> throw invalid("invocationType", header, "[Event, RequestResponse, DryRun]");
            };
        }
    }

    /**
     * Reads and checks a call.
     *
     * @param id the request's id
     * @throws AwsError what Lambda would say of it
     */
    static InvokeCall read(Request request, FunctionName name, String id) {
        Type type = Type.of(request.header("X-Amz-Invocation-Type").orElse("RequestResponse"));
        String log = request.header("X-Amz-Log-Type").orElse("None");
        if (!log.equals("None") && !log.equals("Tail")) {
            throw invalid("logType", log, "[None, Tail]");
        }
        InvokeContext context = new InvokeContext(
                request.header("X-Amz-Client-Context").map(InvokeCall::checked), request.trace(), Optional.of(id));
        return new InvokeCall(name, type, log.equals("Tail"), payload(request.body(), type), context);
    }

    private static String payload(Buffer body, Type type) {
        int most = type == Type.EVENT ? MOST_ASYNC_BYTES : MOST_BYTES;
        if (body.length() > most) {
            throw new AwsError(
                    413,
                    "RequestTooLargeException",
                    "Request must be smaller than %d bytes for the InvokeFunction operation".formatted(most));
        }
        if (body.length() == 0) {
            return "{}";
        }
        try (JsonParser parser = JSON.createParser(body.getBytes())) {
            parser.nextToken();
            parser.skipChildren();
            if (parser.currentToken() == null) {
                throw notJson("no content to map");
            }
            JsonToken behind = parser.nextToken();
            if (behind != null) {
                throw notJson("there is more behind the first value");
            }
        } catch (IOException e) {
            throw notJson(String.valueOf(e.getMessage()).lines().findFirst().orElse(""));
        }
        return body.toString(StandardCharsets.UTF_8);
    }

    private static String checked(String clientContext) {
        try {
            byte[] decoded = Base64.getDecoder().decode(clientContext);
            if (clientContext.length() <= LONGEST_CLIENT_CONTEXT && decoded.length > 0 && decoded[0] == '{') {
                return clientContext;
            }
        } catch (IllegalArgumentException e) {
            // refused below
        }
        throw new AwsError(
                400, "InvalidRequestContentException", "Client context must be a valid Base64-encoded JSON object.");
    }

    private static AwsError notJson(String why) {
        return new AwsError(400, "InvalidRequestContentException", "Could not parse request body into json: " + why);
    }

    private static AwsError invalid(String field, String value, String allowed) {
        return new AwsError(
                400,
                "InvalidParameterValueException",
                "1 validation error detected: Value '%s' at '%s' failed to satisfy constraint: Member must satisfy enum value set: %s"
                        .formatted(value, field, allowed));
    }
}
