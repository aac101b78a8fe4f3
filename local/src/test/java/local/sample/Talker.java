package local.sample;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.io.IOException;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** Stands behind a WebSocket API: posts every message back to its connection, and answers. */
public final class Talker implements RequestHandler<Map<String, Object>, Map<String, Object>> {
    @Override
    public Map<String, Object> handleRequest(Map<String, Object> event, Context context) {
        Map<?, ?> request = (Map<?, ?>) event.get("requestContext");
        if (!"MESSAGE".equals(request.get("eventType"))) {
            return Map.of("statusCode", 200);
        }
        try {
            int status = post(request.get("connectionId").toString(), "posted " + event.get("body"));
            return Map.of("statusCode", 200, "body", "answered " + status);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** As the SDK does it: to the endpoint of the environment, with a signature of which only the scope counts here. */
    private static int post(String connection, String text) throws IOException {
        URI uri = URI.create(System.getenv("AWS_ENDPOINT_URL") + "/@connections/"
                + URLEncoder.encode(connection, StandardCharsets.UTF_8));
        HttpURLConnection http = (HttpURLConnection) uri.toURL().openConnection();
        http.setRequestMethod("POST");
        http.setDoOutput(true);
        http.setRequestProperty(
                "Authorization",
                "AWS4-HMAC-SHA256 Credential=%s/20260101/us-east-1/execute-api/aws4_request, Signature=0"
                        .formatted(System.getenv("AWS_ACCESS_KEY_ID")));
        try (OutputStream body = http.getOutputStream()) {
            body.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return http.getResponseCode();
    }
}
