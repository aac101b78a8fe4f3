package mailroom.security.adapter;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Over HTTPS with the JVM's own trust, following no redirect: where the keys lie is the operator's word and nobody else's. A server that is slow,
 * drips, or never ends costs a caller {@code longest} and 64 KiB. A client per call, as there is one in ten minutes and environments freeze.
 */
final class HttpKeySets implements KeySetFetch {
    private static final int MOST_BYTES = 64 * 1_024;

    private final Duration longest;

    HttpKeySets(Duration longest) {
        this.longest = longest;
    }

    @Override
    public String get(URI uri) throws IOException {
        HttpClient client = HttpClient.newHttpClient();
        try {
            HttpRequest request = HttpRequest.newBuilder(uri)
                    .header("accept", "application/json")
                    .build();
            HttpResponse<String> answer = client.sendAsync(
                            request, BodyHandlers.limiting(BodyHandlers.ofString(), MOST_BYTES))
                    .get(longest.toMillis(), TimeUnit.MILLISECONDS);
            if (answer.statusCode() != 200) {
                throw new IOException("%s answered %d".formatted(uri, answer.statusCode()));
            }
            return answer.body();
        } catch (ExecutionException e) {
            throw new IOException("%s did not answer as needed: %s".formatted(uri, e.getCause()), e);
        } catch (TimeoutException e) {
            throw new IOException("%s took longer than %s".formatted(uri, longest), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while asking " + uri, e);
        } finally {
            client.shutdownNow();
        }
    }
}
