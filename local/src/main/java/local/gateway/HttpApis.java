package local.gateway;

import java.util.List;
import java.util.Optional;

/**
 * A stack's HTTP APIs. One port serves them all: the host name {@code <api id>.…} chooses one, anything else is the first. The path chooses
 * among an API's stages.
 */
record HttpApis(List<HttpApi> all) {
    HttpApis {
        all = List.copyOf(all);
    }

    Optional<HttpApi> of(Request request) {
        if (all.isEmpty()) {
            return Optional.empty();
        }
        String id = id(request.domainPrefix());
        HttpApi fallback = null;
        for (HttpApi api : all) {
            if (api.id().equals(id)) {
                if (!api.inDefaultStage() && api.inStage(request.rawPath()).isPresent()) {
                    return Optional.of(api);
                }
                fallback = fallback == null || api.inDefaultStage() ? api : fallback;
            }
        }
        return Optional.ofNullable(fallback);
    }

    private String id(String prefix) {
        for (HttpApi api : all) {
            if (api.id().equals(prefix)) {
                return prefix;
            }
        }
        return all.getFirst().id();
    }
}
