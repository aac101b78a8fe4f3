package comparison.measure.debugging;

import comparison.measure.plan.Subject;
import comparison.model.Endpoint;

/**
 * What finds one endpoint's errors in CloudWatch Logs Insights.
 *
 * @param logGroups that it reads
 */
public record LogQuery(int logGroups, String text) {
    /**
     * Writes the query. A function that serves several endpoints does not log which one it serves: the API's access log does, and the two are brought
     * together by the request's id.
     *
     * @param accessLog the API's log group
     */
    public static LogQuery of(Subject subject, Endpoint endpoint, String accessLog) {
        String function = subject.function(endpoint);
        long sharing = subject.functions().values().stream()
                .filter(it -> it.equals(function))
                .count();
        return sharing == 1
                ? new LogQuery(1, """
                        SOURCE '/aws/lambda/<stack>/%s'
                        | fields @timestamp, request_id, message
                        | filter level = "ERROR"
                        | sort @timestamp desc""".formatted(function))
                : new LogQuery(2, """
                        SOURCE '/aws/lambda/<stack>/%s' | SOURCE '%s'
                        | filter level = "ERROR" or route = "%s"
                        | stats latest(route) as asked, latest(message) as said, max(@timestamp) as at by request_id
                        | filter ispresent(asked) and ispresent(said)
                        | sort at desc""".formatted(function, accessLog, endpoint.routeKey()));
    }
}
