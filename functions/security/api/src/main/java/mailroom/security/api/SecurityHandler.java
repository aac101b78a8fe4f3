package mailroom.security.api;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.random.RandomGenerator;
import mailroom.platform.Json;
import mailroom.platform.LogScope;
import mailroom.platform.Settings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** HTTP API event (format 2.0) in and out. Every answer carries {@code x-request-id}, also that to a failure of ours. */
public final class SecurityHandler implements RequestStreamHandler {
    private static final Logger LOG = LoggerFactory.getLogger(SecurityHandler.class);

    private final Endpoints endpoints;
    private final RandomGenerator random;

    public SecurityHandler() {
        this(Main.endpoints(Settings.ofProcess()), new SecureRandom());
    }

    SecurityHandler(Endpoints endpoints, RandomGenerator random) {
        this.endpoints = endpoints;
        this.random = random;
    }

    @Override
    public void handleRequest(InputStream input, OutputStream output, Context context) throws IOException {
        Request request = Request.of(event(input), context.getAwsRequestId(), random);
        try (var _ = LogScope.open(request.trace())) {
            String answer = Json.write(answer(request).toEvent(request.trace().requestId()));
            output.write(answer.getBytes(StandardCharsets.UTF_8));
        }
    }

    private static JsonNode event(InputStream input) throws IOException {
        try {
            return Json.read(new String(input.readAllBytes(), StandardCharsets.UTF_8));
        } catch (Json.Malformed e) {
            throw new IOException("the gateway sent no JSON", e);
        }
    }

    private Answer answer(Request request) {
        try {
            return endpoints.answer(request);
        } catch (RuntimeException e) {
            LOG.error("{} {} failed", request.method(), request.path(), e);
            return Answer.problem(
                    500,
                    "internal-error",
                    "Internal error",
                    "Something of ours failed. The request id finds it in our logs.");
        }
    }
}
