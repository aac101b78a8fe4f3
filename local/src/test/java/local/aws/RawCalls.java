package local.aws;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;

/** Calls without an SDK, where a test looks at bytes and headers. */
record RawCalls(URI endpoint, String caller, String agent) {
    HttpResponse<String> sqs(String operation, String body) {
        return call("sqs", "AmazonSQS." + operation, body);
    }

    HttpResponse<String> dynamo(String operation, String body) {
        return call("dynamodb", "DynamoDB_20120810." + operation, body);
    }

    private HttpResponse<String> call(String service, String target, String body) {
        HttpRequest request = HttpRequest.newBuilder(endpoint)
                .header("User-Agent", agent)
                .header("X-Amz-Target", target)
                .header("Content-Type", "application/x-amz-json-1.0")
                .header(
                        "Authorization",
                        "AWS4-HMAC-SHA256 Credential=%s/20261123/us-east-1/%s/aws4_request, SignedHeaders=host, Signature=x"
                                .formatted(caller, service))
                .POST(BodyPublishers.ofString(body))
                .build();
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(request, BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
