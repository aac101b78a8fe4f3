package comparison.measure.debugging;

import comparison.measure.plan.Subject;
import comparison.model.Endpoint;
import comparison.model.Layout;

/** What finds one endpoint's errors in CloudWatch Logs Insights. */
public record LogQuery(int otherEndpoints, String text) {
    /**
     * Writes the query.
     *
     * @param field of a log line that names its endpoint, where a function serves several
     */
    public static LogQuery of(Subject subject, Endpoint endpoint, String field) {
        String function = subject.function(endpoint);
        int sharing = (int) subject.functions().entrySet().stream()
                .filter(it -> it.getValue().equals(function) && !it.getKey().equals(endpoint))
                .count();
        boolean shared = subject.contender().layout() == Layout.ROUTED;
        String filter = shared
                ? "filter level = \"ERROR\" and %s = \"%s\"".formatted(field, endpoint.routeKey())
                : "filter level = \"ERROR\"";
        return new LogQuery(sharing, """
                SOURCE logGroups(namePrefix: ["/aws/lambda/mailroom/%s"])
                | %s
                | sort @timestamp desc | limit 50""".formatted(function, filter));
    }
}
