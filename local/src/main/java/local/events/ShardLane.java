package local.events;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import local.observe.Faults.OfDelivery;

/** Hands records of one shard to the function, in order and one batch at a time. */
final class ShardLane {
    private final Mapping.TableStream mapping;
    private final ShardReader.Surroundings around;
    private final Consumer<ShardQueue.GivenUp> givenUp;
    private final Consumer<Collection<String>> done;
    private final Runnable idle;
    private final ShardQueue queue;
    private final Backoff retry = new Backoff(Duration.ofMillis(100), Duration.ofSeconds(30));
    private boolean busy;
    private boolean stopped;

    ShardLane(
            Mapping.TableStream mapping,
            ShardReader.Surroundings around,
            Consumer<ShardQueue.GivenUp> givenUp,
            Consumer<Collection<String>> done,
            Runnable idle) {
        this.mapping = mapping;
        this.around = around;
        this.givenUp = givenUp;
        this.done = done;
        this.idle = idle;
        this.queue = new ShardQueue(mapping);
    }

    void add(List<JsonNode> records) {
        queue.add(records);
        if (!busy && !records.isEmpty()) {
            busy = true;
            hand();
        }
    }

    boolean isIdle() {
        return !busy;
    }

    void stop() {
        stopped = true;
    }

    private void hand() {
        for (var old = queue.expire(around.clock().instant());
                old.isPresent();
                old = queue.expire(around.clock().instant())) {
            giveUp(old.get());
        }
        Optional<ShardQueue.Batch> head = queue.head();
        if (head.isEmpty() || stopped) {
            busy = false;
            idle.run();
            return;
        }
        ShardQueue.Batch batch = head.get();
        switch (around.instruments().faults().onDelivery(mapping.table())) {
            case OfDelivery.None(), OfDelivery.Swap() -> invoke(batch, 0);
            case OfDelivery.Duplicate() -> invoke(batch, 1);
            case OfDelivery.Delay(var by) -> around.loop().after(by, () -> invoke(batch, 0));
        }
    }

    /** @param more how often a batch that went well is handed on again */
    private void invoke(ShardQueue.Batch batch, int more) {
        around.loop().then(around.invoker().invoke(mapping.function(), Json.records(batch.records())), result -> {
            switch (BatchAnswer.of(result, batch.ids(), mapping.reportsItems())) {
                case BatchAnswer.AllDone() when more > 0 -> invoke(batch, more - 1);
                case BatchAnswer.AllDone() -> {
                    queue.done();
                    done.accept(batch.ids());
                    retry.reset();
                    hand();
                }
                case BatchAnswer.SomeFailed(var ids) -> {
                    done.accept(batch.ids().stream()
                            .takeWhile(it -> !ids.contains(it))
                            .toList());
                    later(queue.failed(ids));
                }
                case BatchAnswer.AllFailed(var why) -> later(queue.failed());
                case BatchAnswer.NotTaken(var why) -> later(Optional.empty());
            }
        });
    }

    private void later(Optional<ShardQueue.GivenUp> lost) {
        lost.ifPresent(this::giveUp);
        around.loop().after(retry.next(), this::hand);
    }

    private void giveUp(ShardQueue.GivenUp lost) {
        givenUp.accept(lost);
        done.accept(lost.records().stream().map(ShardQueue::sequenceNumber).toList());
    }
}
