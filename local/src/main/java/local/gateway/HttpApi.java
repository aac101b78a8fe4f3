package local.gateway;

import java.util.Map;
import java.util.Optional;

/**
 * One HTTP API in one of its stages.
 *
 * @param stage {@code $default}, or a name that every path begins with
 * @param accessLogFormat the stage's {@code AccessLogSettings.Format}
 */
record HttpApi(
        String logicalId,
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

    boolean inDefaultStage() {
        return stage.equals("$default");
    }

    /** The path behind the stage; empty where the path is not in it. */
    Optional<String> inStage(String rawPath) {
        if (inDefaultStage()) {
            return Optional.of(rawPath);
        }
        String prefix = "/" + stage;
        if (rawPath.equals(prefix)) {
            return Optional.of("/");
        }
        return rawPath.startsWith(prefix + "/") ? Optional.of(rawPath.substring(prefix.length())) : Optional.empty();
    }
}
