package local.gateway;

import java.util.Map;
import java.util.Optional;

/**
 * One HTTP API with its one stage, as SAM makes it.
 *
 * @param stage {@code $default}, or a name that every path begins with
 * @param accessLogFormat the stage's {@code AccessLogSettings.Format}
 */
record HttpApi(
        String id,
        String account,
        String region,
        String stage,
        Map<String, String> stageVariables,
        RouteTable routes,
        Optional<Cors> cors,
        Throttles throttles,
        Optional<String> accessLogFormat) {
    HttpApi {
        stageVariables = Map.copyOf(stageVariables);
    }

    /** The path behind the stage; empty where the path is not in it. */
    Optional<String> inStage(String rawPath) {
        if (stage.equals("$default")) {
            return Optional.of(rawPath);
        }
        String prefix = "/" + stage;
        if (rawPath.equals(prefix)) {
            return Optional.of("/");
        }
        return rawPath.startsWith(prefix + "/") ? Optional.of(rawPath.substring(prefix.length())) : Optional.empty();
    }
}
