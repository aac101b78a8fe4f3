package local.lambda;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import local.lambda.InvokeResult.Throttled;
import local.observe.Faults;
import local.observe.Meter;

/** One function's environments and the requests that wait for them. Lives on the host's event loop. */
final class FunctionPool implements Environment.Owner, InitGate.Starter {
    /** What a pool has done for it elsewhere. */
    interface Workshop {
        /** Makes an environment, which tells its owner when it is ready. */
        Environment start(Deployed function, Optional<Invocation> first, Environment.Owner owner);

        /** Reads the function's zips again, and tells on the event loop what came of it. */
        void reload(Deployed function, Consumer<CodeWatch.Outcome> then);
    }

    private final Deployed deployed;
    private final FunctionSpec function;
    private final int most;
    private final InitGate gate;
    private final Workshop workshop;
    private final Metering metering;
    private final Deque<Invocation> waiting = new ArrayDeque<>();
    private final Deque<Environment> idle = new ArrayDeque<>();
    private final List<Environment> all = new ArrayList<>();
    private final Set<Environment> initialising = new HashSet<>();
    private CompletableFuture<Void> ahead = CompletableFuture.completedFuture(null);
    private int running;
    private boolean reloading;

    /** As on AWS, the init after one that failed runs in the time of the request that wants it. */
    private boolean initFailed;

    FunctionPool(Deployed deployed, int most, InitGate gate, Workshop workshop, Meter meter) {
        this.deployed = deployed;
        this.function = deployed.spec();
        this.most = deployed.debugged()
                ? 1
                : Math.min(most, Math.max(1, function.reserved().orElse(most)));
        this.gate = gate;
        this.workshop = workshop;
        this.metering = new Metering(meter, function);
    }

    FunctionSpec function() {
        return function;
    }

    Deployed deployed() {
        return deployed;
    }

    List<Environment> environments() {
        return List.copyOf(all);
    }

    /** Requests that are waiting or running. */
    int inFlight() {
        return waiting.size() + running;
    }

    void accept(Invocation invocation) {
        if (invocation.fault() instanceof Faults.OfInvocation.Throttle) {
            invocation.result().complete(new Throttled("ConcurrentInvocationLimitExceeded"));
            return;
        }
        if (inFlight() >= function.reserved().orElse(Integer.MAX_VALUE)) {
            invocation.result().complete(new Throttled("ReservedFunctionConcurrentInvocationLimitExceeded"));
            return;
        }
        metering.accepted();
        waiting.add(invocation);
        if (!reloading && deployed.code().looksChanged()) {
            reloading = true;
            workshop.reload(deployed, this::reloaded);
        }
        serve();
    }

    private void reloaded(CodeWatch.Outcome outcome) {
        reloading = false;
        switch (outcome) {
            case CodeWatch.Outcome.Same same -> {}
            case CodeWatch.Outcome.Unreadable unreadable -> {}
            case CodeWatch.Outcome.Changed changed -> {
                initFailed = false;
                environments().forEach(Environment::retire);
            }
        }
        serve();
    }

    /** While code is read again, requests wait for it. */
    private void serve() {
        if (reloading) {
            return;
        }
        while (!waiting.isEmpty() && !idle.isEmpty()) {
            idle.pop().run(take()); // the one that was ready last is warmest
        }
        if (!waiting.isEmpty()) {
            gate.wantedNow(this);
        }
    }

    private Invocation take() {
        Invocation invocation = waiting.remove();
        running++;
        var _ = invocation.result().whenComplete((result, problem) -> running--);
        return invocation;
    }

    /** Starts an environment before a request asks for one; completes when it is ready or has failed. */
    CompletableFuture<Void> startAhead() {
        if (all.isEmpty() && ahead.isDone()) {
            ahead = new CompletableFuture<>();
            gate.wantedAhead(this);
        }
        return ahead;
    }

    /** One that is debugged may stand still in its init: it takes no place in the gate. */
    @Override
    public InitGate.Started startOne() {
        if (reloading || missing() <= 0) {
            return InitGate.Started.NOTHING;
        }
        Optional<Invocation> first = initFailed && !waiting.isEmpty() ? Optional.of(take()) : Optional.empty();
        Environment environment = workshop.start(deployed, first, this);
        all.add(environment);
        initialising.add(environment);
        if (deployed.debugged()) {
            return InitGate.Started.NOTHING;
        }
        return missing() > 0 ? InitGate.Started.MORE_WANTED : InitGate.Started.LAST;
    }

    private int missing() {
        int forOne =
                (int) initialising.stream().filter(Environment::startsForOne).count();
        int wanted = waiting.isEmpty() && !ahead.isDone() && all.isEmpty() ? 1 : waiting.size();
        int returning = all.size() - initialising.size() - idle.size() - (running - forOne);
        int coming = initialising.size() - forOne + returning;
        return Math.min(wanted - coming, most - all.size());
    }

    @Override
    public void initEnded(Environment environment, Ending ending) {
        initFailed = !ending.equals(Ending.SUCCESS);
        if (initialising.remove(environment)) {
            ahead.complete(null);
            if (!deployed.debugged()) {
                gate.done();
            }
        }
    }

    @Override
    public void ready(Environment environment) {
        idle.push(environment);
        serve();
    }

    @Override
    public void lost(Environment environment) {
        all.remove(environment);
        idle.remove(environment);
        serve();
    }

    /** Ends those that had no work for so long. */
    void reclaim(Duration after) {
        environments().forEach(it -> it.reclaim(after));
    }

    void close(InvokeResult why) {
        List.copyOf(waiting).forEach(it -> it.result().complete(why));
        waiting.clear();
        ahead.complete(null);
        environments().forEach(Environment::end);
    }
}
