package comparison.measure.plan;

import comparison.model.Endpoint;
import java.util.Map;

/**
 * A request to one endpoint. {@code {n}} in a path, a header or the body becomes a number that no other request has.
 *
 * @param path with its parameters filled in
 * @param query as it stands behind the {@code ?}; empty for none
 * @param pathParameters the route's parameters
 * @param body empty for none
 * @param status of the answer that counts as one
 */
public record Ask(
        Endpoint endpoint,
        String path,
        String query,
        Map<String, String> pathParameters,
        Map<String, String> headers,
        String body,
        int status) {
    public Ask {
        pathParameters = Map.copyOf(pathParameters);
        headers = Map.copyOf(headers);
    }
}
