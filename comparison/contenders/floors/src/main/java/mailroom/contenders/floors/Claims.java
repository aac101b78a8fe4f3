package mailroom.contenders.floors;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.util.Map;

/**
 * Stands where the real authorizer stands, so that contenders can be asked over HTTP: the Authorization header says who
 * calls: a person with the name of a team, or {@code person@team}.
 * Never deploy it.
 */
public final class Claims implements RequestHandler<Map<String, Object>, Map<String, Object>> {
    private static final String NEVER = "4102444800"; // 2100-01-01

    @Override
    public Map<String, Object> handleRequest(Map<String, Object> event, Context context) {
        String said = event.get("headers") instanceof Map<?, ?> headers
                ? String.valueOf(headers.get("authorization"))
                : "nobody";
        String team = said.substring(said.indexOf('@') + 1);
        String until = team.startsWith("late-") ? "1" : NEVER;
        return Map.of(
                "isAuthorized",
                true,
                "context",
                Map.of("subject", said, "team", team, "key_id", "mk_live_k", "mode", "live", "exp", until));
    }
}
