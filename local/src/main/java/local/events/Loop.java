package local.events;

import io.vertx.core.Context;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;

/** The event loop that all sources live on. */
final class Loop {
    private final Vertx vertx;
    private final Context context;

    Loop(Vertx vertx) {
        this.vertx = vertx;
        this.context = vertx.getOrCreateContext();
    }

    void run(Runnable work) {
        context.runOnContext(go -> work.run());
    }

    void after(Duration delay, Runnable work) {
        long millis = Math.max(1, delay.toMillis());
        run(() -> vertx.setTimer(millis, fired -> work.run()));
    }

    /** Hands the stage's value on, here; the stage never fails. */
    <T> void then(CompletionStage<T> stage, Consumer<T> work) {
        var _ = stage.thenAccept(value -> run(() -> work.accept(value)));
    }
}
