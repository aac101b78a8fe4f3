package comparison.advise.aws;

import comparison.advise.app.AdviseException;
import comparison.advise.report.FunctionTimes;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;
import software.amazon.awssdk.services.cloudformation.model.StackResourceSummary;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.cloudwatchlogs.model.FilterLogEventsResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.FilteredLogEvent;
import software.amazon.awssdk.services.cloudwatchlogs.model.ResourceNotFoundException;

/**
 * The REPORT lines of a stack's functions over a period.
 *
 * @param mostPerFunction so many reports of one function are enough: a busy one has millions
 */
public record StackReports(
        CloudFormationClient stacks,
        CloudWatchLogsClient logs,
        InstantSource clock,
        Duration period,
        int mostPerFunction,
        Consumer<String> progress) {
    /** Finds both formats: the first term is the text's beginning, the second the JSON's type. */
    static final String FILTER = "?\"REPORT RequestId\" ?\"platform.report\"";

    private static final String FUNCTION = "AWS::Lambda::Function";

    /**
     * Times by logical id; a function without a log is absent.
     *
     * @param logGroups by logical id, where the template names another group than {@code /aws/lambda/<name>}: a name, or the logical id
     *     of a group of the stack
     */
    public Map<String, FunctionTimes> of(String stack, Map<String, String> logGroups) throws AdviseException {
        try {
            Map<String, String> physical = new HashMap<>();
            List<StackResourceSummary> functions = new ArrayList<>();
            for (StackResourceSummary resource : stacks.listStackResourcesPaginator(it -> it.stackName(stack))
                    .stackResourceSummaries()) {
                physical.put(resource.logicalResourceId(), resource.physicalResourceId());
                if (FUNCTION.equals(resource.resourceType())) {
                    functions.add(resource);
                }
            }
            if (functions.isEmpty()) {
                throw new AdviseException("--aws %s: the stack has no function".formatted(stack));
            }
            Map<String, FunctionTimes> times = new TreeMap<>();
            for (StackResourceSummary function : functions) {
                String id = function.logicalResourceId();
                String group = logGroups.getOrDefault(id, "/aws/lambda/" + function.physicalResourceId());
                reports(id, physical.getOrDefault(group, group)).ifPresent(it -> times.put(id, it));
            }
            if (times.values().stream().allMatch(FunctionTimes::isEmpty)) {
                throw new AdviseException(
                        "--aws %s: the last %d days' logs of its functions hold no REPORT line: ask for more with --days, and see whether SystemLogLevel is WARN (then Lambda writes none)"
                                .formatted(stack, period.toDays()));
            }
            return times;
        } catch (AwsServiceException e) {
            throw new AdviseException(
                    "--aws %s: AWS answers: %s. Needed are cloudformation:ListStackResources and logs:FilterLogEvents"
                            .formatted(
                                    stack,
                                    e.awsErrorDetails() == null
                                            ? e.getMessage()
                                            : e.awsErrorDetails().errorMessage()),
                    e);
        } catch (SdkClientException e) {
            throw new AdviseException(
                    "--aws %s: %s. Set AWS_PROFILE (or AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY) and AWS_REGION; with SSO: eval \"$(aws configure export-credentials --format env)\""
                            .formatted(stack, e.getMessage()),
                    e);
        }
    }

    private Optional<FunctionTimes> reports(String function, String group) {
        Instant end = clock.instant();
        FunctionTimes.Collector collector = new FunctionTimes.Collector(function);
        List<FilteredLogEvent> taken = new ArrayList<>();
        try {
            for (FilterLogEventsResponse page : logs.filterLogEventsPaginator(it -> it.logGroupName(group)
                    .filterPattern(FILTER)
                    .startTime(end.minus(period).toEpochMilli())
                    .endTime(end.toEpochMilli()))) {
                taken.addAll(page.events());
                progress.accept("%s: %d reports".formatted(function, taken.size()));
                if (taken.size() >= mostPerFunction) {
                    break;
                }
            }
        } catch (ResourceNotFoundException e) {
            progress.accept("%s: no log group %s, so it was never called or logs elsewhere".formatted(function, group));
            return Optional.empty();
        }
        taken.forEach(it -> collector.line(it.message()));
        return Optional.of(collector.done());
    }
}
