package local.events;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The records of one shard on their way to a function, in order, and the rules for those that fail: try the batch again, from the lowest
 * record that was reported; in halves where the mapping bisects (which is no retry); give up what failed too often or is too old.
 */
final class ShardQueue {
    private final Mapping.TableStream mapping;
    private final Deque<Batch> batches = new ArrayDeque<>();

    ShardQueue(Mapping.TableStream mapping) {
        this.mapping = mapping;
    }

    /**
     * Records that go to the function together.
     *
     * @param failures how often this batch has failed as it is
     */
    record Batch(List<JsonNode> records, int failures) {
        Batch {
            records = List.copyOf(records);
        }

        List<String> ids() {
            return records.stream().map(ShardQueue::sequenceNumber).toList();
        }
    }

    /** What the mapping's destination hears of. */
    record GivenUp(List<JsonNode> records, String condition, int invokeCount) {
        GivenUp {
            records = List.copyOf(records);
        }
    }

    static String sequenceNumber(JsonNode record) {
        return record.path("dynamodb").path("SequenceNumber").asText();
    }

    /** Behind all others, in batches of the mapping's size. One that waits and is not full is filled up. */
    void add(List<JsonNode> added) {
        List<JsonNode> records = new ArrayList<>(added);
        if (batches.size() > 1 && batches.getLast().failures() == 0) {
            records.addAll(0, batches.removeLast().records());
        }
        for (int from = 0; from < records.size(); from += mapping.batch()) {
            batches.add(new Batch(records.subList(from, Math.min(records.size(), from + mapping.batch())), 0));
        }
    }

    Optional<Batch> head() {
        return Optional.ofNullable(batches.peek());
    }

    /** Takes from the head what is too old by now. */
    Optional<GivenUp> expire(Instant now) {
        Batch head = batches.peek();
        if (head == null || mapping.age().isEmpty()) {
            return Optional.empty();
        }
        long oldest = now.minus(mapping.age().get()).getEpochSecond();
        List<JsonNode> old =
                head.records().stream().filter(it -> created(it) < oldest).toList();
        if (old.isEmpty()) {
            return Optional.empty();
        }
        batches.remove();
        List<JsonNode> young =
                head.records().stream().filter(it -> !old.contains(it)).toList();
        if (!young.isEmpty()) {
            batches.push(new Batch(young, head.failures()));
        }
        return Optional.of(new GivenUp(old, "RecordAgeExceeded", head.failures()));
    }

    void done() {
        batches.remove();
    }

    /** All before the lowest one reported is done; where that is something, the rest begins anew. */
    Optional<GivenUp> failed(Set<String> reported) {
        Batch head = batches.remove();
        int lowest = (int)
                head.ids().stream().takeWhile(it -> !reported.contains(it)).count();
        if (lowest == 0) {
            return again(head);
        }
        return retry(new Batch(head.records().subList(lowest, head.records().size()), 0));
    }

    Optional<GivenUp> failed() {
        return again(batches.remove());
    }

    private Optional<GivenUp> again(Batch batch) {
        int size = batch.records().size();
        if (!mapping.bisects() || size == 1) {
            return retry(batch);
        }
        batches.push(new Batch(batch.records().subList(size / 2, size), batch.failures()));
        batches.push(new Batch(batch.records().subList(0, size / 2), batch.failures()));
        return Optional.empty();
    }

    private Optional<GivenUp> retry(Batch batch) {
        int failures = batch.failures() + 1;
        if (mapping.retries().isPresent() && failures > mapping.retries().getAsInt()) {
            return Optional.of(new GivenUp(batch.records(), "RetryAttemptsExhausted", failures));
        }
        batches.push(new Batch(batch.records(), failures));
        return Optional.empty();
    }

    private static long created(JsonNode record) {
        return record.path("dynamodb").path("ApproximateCreationDateTime").asLong();
    }
}
