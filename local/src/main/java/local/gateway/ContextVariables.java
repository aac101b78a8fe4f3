package local.gateway;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;

/** The values of {@code $context.<name>}, as identity sources and access logs name them. */
final class ContextVariables {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("dd/MMM/yyyy:HH:mm:ss Z", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    private ContextVariables() {}

    /** Such as {@code 12/Mar/2020:19:03:58 +0000}. */
    static String time(Instant instant) {
        return TIME.format(instant);
    }

    static Optional<String> value(HttpApi api, Request request, String routeKey, String name) {
        return Optional.ofNullable(
                switch (name) {
                    case "accountId" -> api.account();
                    case "apiId" -> api.id();
                    case "stage" -> api.stage();
                    case "routeKey" -> routeKey;
                    case "domainName" -> request.domainName();
                    case "domainPrefix" -> request.domainPrefix();
                    case "httpMethod" -> request.method();
                    case "path" -> request.rawPath();
                    case "protocol" -> request.protocol();
                    case "requestId", "extendedRequestId" -> request.requestId();
                    case "requestTime" -> time(request.time());
                    case "requestTimeEpoch" -> Long.toString(request.time().toEpochMilli());
                    case "identity.sourceIp" -> request.sourceIp();
                    case "identity.userAgent" -> request.header("user-agent");
                    default -> null;
                });
    }
}
