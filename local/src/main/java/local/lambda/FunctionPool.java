package local.lambda;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import local.lambda.InvokeResult.Throttled;

/** One function's environments and the requests that wait for them. Lives on the host's event loop. */
final class FunctionPool implements Environment.Owner, InitGate.Starter {
    /** Makes environments; each tells its owner when it is ready. */
    interface Factory {
        Environment start(FunctionSpec function, Environment.Owner owner);
    }

    private final FunctionSpec function;
    private final int most;
    private final InitGate gate;
    private final Factory factory;
    private final Deque<Invocation> waiting = new ArrayDeque<>();
    private final Deque<Environment> idle = new ArrayDeque<>();
    private final List<Environment> all = new ArrayList<>();
    private final List<Environment> starting = new ArrayList<>();
    private CompletableFuture<Void> ahead = CompletableFuture.completedFuture(null);
    private int running;

    FunctionPool(FunctionSpec function, int most, InitGate gate, Factory factory) {
        this.function = function;
        this.most = Math.min(most, Math.max(1, function.reserved().orElse(most)));
        this.gate = gate;
        this.factory = factory;
    }

    FunctionSpec function() {
        return function;
    }

    List<Environment> environments() {
        return List.copyOf(all);
    }

    /** Requests that are waiting or running. */
    int inFlight() {
        return waiting.size() + running;
    }

    void accept(Invocation invocation) {
        if (inFlight() >= function.reserved().orElse(Integer.MAX_VALUE)) {
            invocation.result().complete(new Throttled("ReservedFunctionConcurrentInvocationLimitExceeded"));
            return;
        }
        waiting.add(invocation);
        dispatch();
        if (!waiting.isEmpty()) {
            gate.wantedNow(this);
        }
    }

    /** Starts an environment before a request asks for one; completes when it is ready or has failed. */
    CompletableFuture<Void> startAhead() {
        if (all.isEmpty() && ahead.isDone()) {
            ahead = new CompletableFuture<>();
            gate.wantedAhead(this);
        }
        return ahead;
    }

    @Override
    public InitGate.Started startOne() {
        if (missing() <= 0) {
            return InitGate.Started.NOTHING;
        }
        Environment environment = factory.start(function, this);
        all.add(environment);
        starting.add(environment);
        return missing() > 0 ? InitGate.Started.MORE_WANTED : InitGate.Started.LAST;
    }

    private int missing() {
        int wanted = waiting.isEmpty() && !ahead.isDone() && all.isEmpty() ? 1 : waiting.size();
        int returning = all.size() - starting.size() - idle.size() - running;
        return Math.min(wanted - starting.size() - returning, most - all.size());
    }

    @Override
    public void ready(Environment environment) {
        if (starting.remove(environment)) {
            ahead.complete(null);
            gate.done();
        }
        idle.push(environment);
        dispatch();
    }

    /** The one that was ready last is warmest. */
    private void dispatch() {
        while (!waiting.isEmpty() && !idle.isEmpty()) {
            Invocation invocation = waiting.remove();
            running++;
            var _ = invocation.result().whenComplete((result, problem) -> running--);
            idle.pop().run(invocation);
        }
    }

    /** One request learns why: on AWS too each has its own start that fails. */
    @Override
    public void initFailed(Environment environment, InvokeResult why) {
        Invocation invocation = waiting.poll();
        if (invocation != null) {
            invocation.result().complete(why);
            invocation.tail().ifPresent(LogTail::end);
        }
    }

    @Override
    public void lost(Environment environment) {
        all.remove(environment);
        idle.remove(environment);
        if (starting.remove(environment)) {
            ahead.complete(null);
            gate.done();
        }
        if (!waiting.isEmpty()) {
            gate.wantedNow(this);
        }
    }

    void close(InvokeResult why) {
        List.copyOf(waiting).forEach(it -> it.result().complete(why));
        waiting.clear();
        ahead.complete(null);
        environments().forEach(Environment::end);
    }
}
