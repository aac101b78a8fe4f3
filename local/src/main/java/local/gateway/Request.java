package local.gateway;

import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * A request as the payload format shows it.
 *
 * @param rawPath the path as it was sent, undecoded
 * @param rawQuery what follows the question mark, undecoded; empty where there is none
 * @param headers by lower-case name, values of one name joined by commas, cookies and hop-by-hop headers left out. Not to be changed.
 * @param sent the headers as the caller sent them. Not to be changed.
 * @param cookies one {@code name=value} each
 * @param query decoded, values of one name joined by commas. Not to be changed.
 * @param domainName the name, and the port where one is given, under which the caller reached the gateway
 */
record Request(
        String method,
        String rawPath,
        String rawQuery,
        Map<String, String> headers,
        MultiMap sent,
        List<String> cookies,
        Map<String, String> query,
        String sourceIp,
        String protocol,
        String domainName,
        String requestId,
        Instant time,
        Buffer body) {

    String header(String name) {
        return headers.getOrDefault(name, "");
    }

    /** The path as events show it: the service decodes it there, and chooses the route by what was sent. */
    String path() {
        return PercentCoding.path(rawPath);
    }

    String domainPrefix() {
        int dot = domainName.indexOf('.');
        return dot < 0 ? domainName : domainName.substring(0, dot);
    }
}
