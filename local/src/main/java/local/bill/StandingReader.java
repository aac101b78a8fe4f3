package local.bill;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import local.template.Resource;
import local.template.Stack;

/** Reads off a stack what it costs while nothing happens. */
final class StandingReader {
    /** AWS's pricing calculator takes 730 hours for a month. */
    static final double HOURS_PER_MONTH = 730;

    private static final double SECONDS_PER_HOUR = 3_600;
    private static final double MEGABYTES_PER_GIGABYTE = 1_024;
    private static final double DEFAULT_MEGABYTES = 128;
    private static final int HIGH_RESOLUTION_BELOW_SECONDS = 60;

    private final Set<String> arm = new HashSet<>();
    private final Set<String> ruled = new HashSet<>();
    private final Set<String> polled = new HashSet<>();
    private final Set<String> polledFifo = new HashSet<>();
    private final Map<String, Map<String, Double>> monthly = new TreeMap<>();

    private StandingReader() {}

    static Standing of(Stack stack) {
        StandingReader reader = new StandingReader();
        stack.resources().forEach(reader::read);
        return new Standing(reader.arm, reader.ruled, reader.polled, reader.polledFifo, reader.monthly);
    }

    private void read(Resource resource) {
        JsonNode properties = resource.properties();
        switch (resource.type()) {
            case "AWS::Serverless::Function" -> function(resource);
            case "AWS::Lambda::EventSourceMapping" ->
                poller(resource.logicalId(), properties.path("EventSourceArn").asText(), properties);
            case "AWS::KMS::Key", "AWS::KMS::ReplicaKey" -> month("kms-keys", resource, 1);
            case "AWS::CloudWatch::Alarm" -> alarm(resource);
            case "AWS::CloudWatch::CompositeAlarm" -> month("alarms-composite", resource, 1);
            case "AWS::CloudWatch::Dashboard" -> month("dashboards", resource, 1);
            case "AWS::SecretsManager::Secret" -> month("secrets", resource, 1);
            default -> {}
        }
    }

    private void function(Resource function) {
        JsonNode properties = function.properties();
        if (properties.path("Architectures").path(0).asText().equals("arm64")) {
            arm.add(function.logicalId());
        }
        List<String> schedules = properties
                .path("Events")
                .valueStream()
                .map(it -> it.path("Type").asText())
                .filter(it -> it.startsWith("Schedule"))
                .toList();
        if (!schedules.isEmpty() && schedules.stream().allMatch("Schedule"::equals)) {
            ruled.add(function.logicalId());
        }
        for (JsonNode event : properties.path("Events")) {
            if (event.path("Type").asText().equals("SQS")) {
                JsonNode mapping = event.path("Properties");
                poller(function.logicalId(), mapping.path("Queue").asText(), mapping);
            }
        }
        double provisioned = properties
                .path("ProvisionedConcurrencyConfig")
                .path("ProvisionedConcurrentExecutions")
                .asDouble();
        if (provisioned > 0) {
            double gigabytes = properties.path("MemorySize").asDouble(DEFAULT_MEGABYTES) / MEGABYTES_PER_GIGABYTE;
            month(
                    "lambda-provisioned-gb-seconds",
                    function,
                    provisioned * gigabytes * HOURS_PER_MONTH * SECONDS_PER_HOUR);
        }
    }

    private void poller(String who, String queueArn, JsonNode mapping) {
        if (queueArn.contains(":sqs:") && mapping.path("Enabled").asBoolean(true)) {
            String queue = queueArn.substring(queueArn.lastIndexOf(':') + 1);
            (queue.endsWith(".fifo") ? polledFifo : polled).add(who + " <- " + queue);
        }
    }

    /** An alarm is billed by the metrics that it looks at. */
    private void alarm(Resource alarm) {
        JsonNode metrics = alarm.properties().path("Metrics");
        long read = metrics.valueStream().filter(it -> it.has("MetricStat")).count();
        int seconds = Optional.of(alarm.properties().path("Period"))
                .filter(it -> !it.isMissingNode())
                .orElse(metrics.path(0).path("MetricStat").path("Period"))
                .asInt(HIGH_RESOLUTION_BELOW_SECONDS);
        month(seconds < HIGH_RESOLUTION_BELOW_SECONDS ? "alarms-high-resolution" : "alarms", alarm, Math.max(1, (double)
                read));
    }

    private void month(String price, Resource resource, double amount) {
        monthly.computeIfAbsent(price, it -> new TreeMap<>()).put(resource.logicalId(), amount);
    }
}
