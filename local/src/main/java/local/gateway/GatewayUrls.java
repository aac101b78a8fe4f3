package local.gateway;

import java.net.URI;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** Where the gateway's APIs are reached. */
record GatewayUrls(String scheme, int port, HttpApis apis) {

    /** A name that leads to this machine and begins with an API's id. */
    static String host(String apiId) {
        return apiId + ".localhost";
    }

    URI url() {
        return at("127.0.0.1", "");
    }

    Map<String, URI> byApi() {
        Map<String, URI> urls = new LinkedHashMap<>();
        for (HttpApi api : apis.all()) {
            boolean first = api.id().equals(apis.all().getFirst().id());
            URI url = at(first ? "127.0.0.1" : host(api.id()), api.inDefaultStage() ? "" : "/" + api.stage());
            if (api.inDefaultStage()) {
                urls.put(api.logicalId(), url);
            } else {
                urls.putIfAbsent(api.logicalId(), url);
            }
        }
        return Collections.unmodifiableMap(urls);
    }

    private URI at(String host, String path) {
        return URI.create("%s://%s:%d%s".formatted(scheme, host, port, path));
    }
}
