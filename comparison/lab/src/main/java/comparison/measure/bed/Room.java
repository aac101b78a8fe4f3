package comparison.measure.bed;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import local.lambda.EnvironmentView;
import local.lambda.InvokeContext;
import local.lambda.InvokeResult;
import local.lambda.LambdaHost;

/** Functions that all start the same way. */
public final class Room implements AutoCloseable {
    private static final int PATIENCE_SECONDS = 60;

    private final LambdaHost host;

    Room(LambdaHost host) {
        this.host = host;
    }

    /**
     * Starts one environment and waits until it asks for work.
     *
     * @return from the spawn of its JVM until then
     * @throws MeasureException it never did
     */
    public Duration start(String function) {
        host.spawnAhead(List.of(function)).join();
        return host.environments(function).stream()
                .findFirst()
                .flatMap(EnvironmentView::init)
                .orElseThrow(() -> new MeasureException(
                        "%s did not come up; its log is %s/%1$s.log".formatted(function, host.logFolder())));
    }

    /** Completes with the answer, a timeout's included. */
    public CompletableFuture<InvokeResult> invoke(String function, String event) {
        return invoke(function, event, InvokeContext.NONE);
    }

    /** The same, with what a caller sends along. */
    public CompletableFuture<InvokeResult> invoke(String function, String event, InvokeContext context) {
        return host.invoke(function, event, context).orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS);
    }

    /** Waits for the answer. */
    public Reply ask(String function, String event) {
        return Reply.of(invoke(function, event).join());
    }

    /** Whether this function would start from an AOT cache. */
    public boolean usesCache(String function) {
        return host.usesCache(function);
    }

    public List<Long> pids(String function) {
        return host.environments(function).stream().map(EnvironmentView::pid).toList();
    }

    /** Ends a function's environments and waits until they are gone. */
    public void end(String function) {
        host.end(function).join();
    }

    @Override
    public void close() {
        host.close();
    }
}
