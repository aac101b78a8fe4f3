package local.events;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads one table's stream. */
interface TableStreamClient {
    /** All shards that there are now, parents first or not. */
    Future<List<Shard>> shards();

    /** A place in a shard from which to read. */
    Future<String> iterator(String shard, Position from);

    /** Where reading a shard begins. */
    sealed interface Position {
        /** The oldest record that there still is. */
        record Oldest() implements Position {}

        /** What comes after this moment. */
        record Newest() implements Position {}

        /** What comes after the record with this sequence number. */
        record After(String sequenceNumber) implements Position {}
    }

    /** What comes next there, in order. */
    Future<Page> read(String iterator, int most);

    /** A part of the stream. Its records come after all of its parent's. */
    record Shard(String id, Optional<String> parent) {}

    /**
     * Some records, maybe none.
     *
     * @param next where to read on; empty: the shard has ended
     */
    record Page(List<JsonNode> records, Optional<String> next) {
        public Page {
            records = List.copyOf(records);
        }
    }

    /** A table's stream behind the AWS endpoint, called as the function's role. */
    static TableStreamClient of(AwsClient client, String function, String table) {
        return new AwsTableStream(client, function, table);
    }

    /** Looks the stream's ARN up by its table: the local one is not the template's. */
    final class AwsTableStream implements TableStreamClient {
        private final AwsClient client;
        private final String function;
        private final String table;
        private Optional<String> arn = Optional.empty();

        private AwsTableStream(AwsClient client, String function, String table) {
            this.client = client;
            this.function = function;
            this.table = table;
        }

        private Future<String> arn() {
            return arn.map(Future::succeededFuture).orElseGet(() -> client.call(
                            AwsClient.Operation.dynamo(function, "DescribeTable"),
                            Json.object().put("TableName", table))
                    .map(answer -> {
                        arn = Optional.of(
                                answer.path("Table").path("LatestStreamArn").asText());
                        return arn.get();
                    }));
        }

        @Override
        public Future<List<Shard>> shards() {
            return arn().compose(it -> shards(it, Optional.empty(), new ArrayList<>()));
        }

        private Future<List<Shard>> shards(String stream, Optional<String> last, List<Shard> all) {
            ObjectNode input = Json.object().put("StreamArn", stream);
            last.ifPresent(it -> input.put("ExclusiveStartShardId", it));
            return client.call(AwsClient.Operation.streams(function, "DescribeStream"), input)
                    .compose(answer -> {
                        JsonNode description = answer.path("StreamDescription");
                        Json.elements(description.path("Shards"))
                                .map(it -> new Shard(it.path("ShardId").asText(), text(it.path("ParentShardId"))))
                                .forEach(all::add);
                        Optional<String> more = text(description.path("LastEvaluatedShardId"));
                        return more.isPresent() ? shards(stream, more, all) : Future.succeededFuture(all);
                    });
        }

        @Override
        public Future<String> iterator(String shard, Position from) {
            ObjectNode input = Json.object().put("ShardId", shard);
            switch (from) {
                case Position.Oldest() -> input.put("ShardIteratorType", "TRIM_HORIZON");
                case Position.Newest() -> input.put("ShardIteratorType", "LATEST");
                case Position.After(var sequenceNumber) ->
                    input.put("ShardIteratorType", "AFTER_SEQUENCE_NUMBER").put("SequenceNumber", sequenceNumber);
            }
            return arn().compose(stream -> client.call(
                            AwsClient.Operation.streams(function, "GetShardIterator"), input.put("StreamArn", stream)))
                    .map(answer -> answer.path("ShardIterator").asText());
        }

        @Override
        public Future<Page> read(String iterator, int most) {
            ObjectNode input = Json.object().put("ShardIterator", iterator).put("Limit", most);
            return client.call(AwsClient.Operation.streams(function, "GetRecords"), input)
                    .map(answer -> new Page(
                            Json.elements(answer.path("Records")).toList(), text(answer.path("NextShardIterator"))));
        }

        private static Optional<String> text(JsonNode value) {
            return Optional.of(value.asText("")).filter(it -> !it.isEmpty() && !value.isNull());
        }
    }
}
