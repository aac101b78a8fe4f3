package mailroom.tests.iam;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import local.template.Resource;
import local.template.Stack;

/** What AWS does in a function's name, by what the template says of it: its log, its event sources, where failures go. */
record ServiceNeeds(Stack stack) {
    private static final List<String> LOGS = List.of("logs:CreateLogStream", "logs:PutLogEvents");
    private static final List<String> QUEUE =
            List.of("sqs:ReceiveMessage", "sqs:DeleteMessage", "sqs:GetQueueAttributes");
    private static final List<String> STREAM =
            List.of("dynamodb:DescribeStream", "dynamodb:GetRecords", "dynamodb:GetShardIterator");
    private static final List<String> TRACES = List.of("xray:PutTraceSegments", "xray:PutTelemetryRecords");

    Set<Use> of(Resource function) {
        JsonNode properties = function.properties();
        Set<Use> uses = new HashSet<>();
        String group = properties.path("LoggingConfig").path("LogGroup").asText();
        Resource logs = stack.ofType("AWS::Logs::LogGroup").stream()
                .filter(it -> it.ref().equals(group))
                .findFirst()
                .orElseThrow(() -> new AssertionError(function.logicalId() + " has no log group of its own"));
        LOGS.forEach(it -> uses.add(Use.of(it, logs.arn())));
        if (properties.path("Tracing").asText().equals("Active")) {
            TRACES.forEach(it -> uses.add(Use.of(it, "*")));
        }
        properties.path("Events").forEach(event -> uses.addAll(source(event)));
        JsonNode destinations = properties.path("EventInvokeConfig").path("DestinationConfig");
        Stream.of("OnSuccess", "OnFailure")
                .map(it -> destinations.path(it).path("Destination").asText())
                .filter(it -> !it.isEmpty())
                .forEach(it -> uses.add(destination(it)));
        String deadLetters =
                properties.path("DeadLetterQueue").path("TargetArn").asText();
        if (!deadLetters.isEmpty()) {
            uses.add(destination(deadLetters));
        }
        return uses;
    }

    private static Set<Use> source(JsonNode event) {
        JsonNode properties = event.path("Properties");
        Set<Use> uses = new HashSet<>();
        switch (event.path("Type").asText()) {
            case "SQS" ->
                QUEUE.forEach(it -> uses.add(Use.of(it, properties.path("Queue").asText())));
            case "DynamoDB" -> {
                uses.add(Use.of("dynamodb:ListStreams", "*")); // IAM knows no resource for it
                STREAM.forEach(
                        it -> uses.add(Use.of(it, properties.path("Stream").asText())));
                String failures = properties
                        .path("DestinationConfig")
                        .path("OnFailure")
                        .path("Destination")
                        .asText();
                if (!failures.isEmpty()) {
                    uses.add(destination(failures));
                }
            }
            // Its rule has a permission on the function and a policy on the queue of its own dead letters.
            case "Schedule" -> {}
            default -> throw new AssertionError("nobody said yet what the event source %s needs".formatted(event));
        }
        return uses;
    }

    private static Use destination(String arn) {
        String service = arn.split(":", -1)[2];
        return switch (service) {
            case "sqs" -> Use.of("sqs:SendMessage", arn);
            case "sns" -> Use.of("sns:Publish", arn);
            case "lambda" -> Use.of("lambda:InvokeFunction", arn);
            default -> throw new AssertionError("nobody said yet what the destination %s needs".formatted(arn));
        };
    }
}
