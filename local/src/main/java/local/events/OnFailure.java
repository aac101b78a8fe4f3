package local.events;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.InstantSource;
import java.util.UUID;
import java.util.random.RandomGenerator;
import local.template.Stack;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells a mapping's on-failure destination which records were given up: where they stood, not what they held. */
final class OnFailure implements ShardReader.GivenUpSink {
    private static final Logger LOG = LoggerFactory.getLogger(OnFailure.class);

    private final Mapping.TableStream mapping;
    private final AwsClient client;
    private final Stack stack;
    private final InstantSource clock;
    private final RandomGenerator random;

    OnFailure(Mapping.TableStream mapping, AwsClient client, Stack stack, InstantSource clock, RandomGenerator random) {
        this.mapping = mapping;
        this.client = client;
        this.stack = stack;
        this.clock = clock;
        this.random = random;
    }

    @Override
    public void accept(TableStreamClient.Shard shard, ShardQueue.GivenUp records) {
        LOG.warn(
                "{} gave up {} records of {}: {}",
                mapping.function(),
                records.records().size(),
                mapping.streamArn(),
                records.condition());
        mapping.onFailure().ifPresent(destination -> {
            String message = Json.write(message(shard, records));
            var sent = destination.contains(":sns:")
                    ? client.publish(mapping.function(), destination, message)
                    : client.call(
                            AwsClient.Operation.sqs(mapping.function(), "SendMessage"),
                            Json.object()
                                    .put("QueueUrl", MappingReader.queueUrl(stack, destination))
                                    .put("MessageBody", message));
            sent.onFailure(e -> LOG.warn("{} cannot tell {}: {}", mapping.function(), destination, e.getMessage()));
        });
    }

    private ObjectNode message(TableStreamClient.Shard shard, ShardQueue.GivenUp given) {
        JsonNode first = given.records().getFirst();
        JsonNode last = given.records().getLast();
        ObjectNode message = Json.object();
        message.putObject("requestContext")
                .put("requestId", new UUID(random.nextLong(), random.nextLong()).toString())
                .put("functionArn", mapping.functionArn())
                .put("condition", given.condition())
                .put("approximateInvokeCount", given.invokeCount());
        message.putObject("responseContext")
                .put("statusCode", 200)
                .put("executedVersion", "$LATEST")
                .put("functionError", "Unhandled");
        message.put("version", "1.0").put("timestamp", clock.instant().toString());
        message.putObject("DDBStreamBatchInfo")
                .put("shardId", shard.id())
                .put("startSequenceNumber", ShardQueue.sequenceNumber(first))
                .put("endSequenceNumber", ShardQueue.sequenceNumber(last))
                .put("approximateArrivalOfFirstRecord", arrival(first))
                .put("approximateArrivalOfLastRecord", arrival(last))
                .put("batchSize", given.records().size())
                .put("streamArn", mapping.streamArn());
        return message;
    }

    private static String arrival(JsonNode record) {
        return Instant.ofEpochSecond(record.path("dynamodb")
                        .path("ApproximateCreationDateTime")
                        .asLong())
                .toString();
    }
}
