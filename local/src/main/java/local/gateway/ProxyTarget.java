package local.gateway;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The URL behind an {@code HTTP_PROXY} integration: {@code {name}} stands for a path parameter, which is put in as the caller encoded it, and
 * <code>${stageVariables.name}</code> for a variable of the stage.
 */
record ProxyTarget(String template) {
    private static final Pattern VARIABLE = Pattern.compile("\\$\\{stageVariables\\.([A-Za-z0-9_]+)}");
    private static final Pattern PARAMETER = Pattern.compile("\\{([^{}+]+)\\+?}");
    private static final Pattern URL = Pattern.compile(
            "(https?)://(\\[[0-9A-Fa-f:]+]|[^/?#:\\[\\]@]+)(?::([0-9]{1,5}))?(/[^?#]*)?(?:\\?([^#]*))?");

    /**
     * Where one request goes.
     *
     * @param query empty where the URL has none
     */
    record Address(boolean tls, String host, int port, String path, String query) {
        /** For the Host header: without the port that goes without saying. */
        String authority() {
            return port == (tls ? 443 : 80) ? host : host + ":" + port;
        }
    }

    /** Why this can be no target, as far as that is known before a request; empty where it can. */
    Optional<String> wrong() {
        return VARIABLE.matcher(template).find() || URL.matcher(template).matches()
                ? Optional.empty()
                : Optional.of("'%s' is no http or https URL".formatted(template));
    }

    /** Empty where the stage's variables make no URL of it. */
    Optional<Address> address(Map<String, String> stageVariables, Map<String, String> rawParameters) {
        String varied = filled(VARIABLE, template, stageVariables);
        Matcher url = URL.matcher(filled(PARAMETER, varied, rawParameters));
        if (!url.matches()) {
            return Optional.empty();
        }
        boolean tls = url.group(1).equals("https");
        int port = url.group(3) == null ? (tls ? 443 : 80) : Integer.parseInt(url.group(3));
        String path = url.group(4) == null ? "/" : url.group(4);
        return port < 1 || port > 65_535
                ? Optional.empty()
                : Optional.of(new Address(tls, url.group(2), port, path, url.group(5) == null ? "" : url.group(5)));
    }

    private static String filled(Pattern hole, String text, Map<String, String> values) {
        return hole.matcher(text).replaceAll(it -> Matcher.quoteReplacement(values.getOrDefault(it.group(1), "")));
    }
}
