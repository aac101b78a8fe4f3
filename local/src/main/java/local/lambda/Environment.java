package local.lambda;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import local.lambda.InvokeResult.Answered;
import local.lambda.InvokeResult.FunctionError;
import local.observe.Faults.OfInvocation;

/** One execution environment: a JVM that takes one request at a time. Lives on the host's event loop. */
final class Environment implements RuntimeApi.Listener {
    /** Whom an environment serves. */
    interface Owner {
        /** Its init is over: well, or not ({@code SUCCESS} is the only good end). Called once, before anything else. */
        void initEnded(Environment environment, Ending ending);

        /** It can take a request: after its init, and after each answer. */
        void ready(Environment environment);

        /** It takes no more requests. Called once. */
        void lost(Environment environment);
    }

    private sealed interface Phase {
        /** Ahead of any request; or for {@code first}, whose time it takes because an init before has failed. */
        record Starting(Optional<Invocation> first) implements Phase {}

        record Idle(HttpServerRequest parked, long since) implements Phase {}

        record Busy(Invocation invocation, long started) implements Phase {}

        /** Between its answer and its asking for the next. */
        record Returning() implements Phase {}

        record Ending() implements Phase {}
    }

    private record InitError(FunctionError error, String type) {}

    private final String id;
    private final Deployed deployed;
    private final FunctionSpec function;
    private final Vertx vertx;
    private final Owner owner;
    private final EnvironmentLog log;
    private final HostOptions options;
    private final Metering metering;
    private final CompletableFuture<Process> process = new CompletableFuture<>();
    private Phase phase;
    private OptionalLong timer = OptionalLong.empty();
    private long spawned = System.nanoTime();
    private Optional<InitError> initError = Optional.empty();
    private Optional<Duration> unbilledInit = Optional.empty();
    private Optional<Duration> init = Optional.empty();
    private long invocations;
    private boolean records;
    private boolean retired;

    Environment(
            String id,
            Deployed deployed,
            Optional<Invocation> first,
            Vertx vertx,
            Owner owner,
            EnvironmentLog log,
            HostOptions options) {
        this.id = id;
        this.deployed = deployed;
        this.function = deployed.spec();
        this.vertx = vertx;
        this.owner = owner;
        this.log = log;
        this.options = options;
        this.metering = new Metering(options.instruments().meter(), function);
        this.phase = new Phase.Starting(first);
    }

    String id() {
        return id;
    }

    /** It was started for one request, which it has already. */
    boolean startsForOne() {
        return phase instanceof Phase.Starting(var first) && first.isPresent();
    }

    EnvironmentView view() {
        EnvironmentState state =
                switch (phase) {
                    case Phase.Starting starting -> EnvironmentState.STARTING;
                    case Phase.Idle idle -> EnvironmentState.IDLE;
                    case Phase.Busy busy -> EnvironmentState.BUSY;
                    case Phase.Returning returning -> EnvironmentState.BUSY;
                    case Phase.Ending ending -> EnvironmentState.ENDING;
                };
        return new EnvironmentView(process.isDone() ? process.join().pid() : -1, state, invocations, init);
    }

    /** The JVM runs since {@code at}. {@code recording}: it writes an AOT cache when it ends by itself. */
    void running(Process started, long at, boolean recording) {
        records = recording;
        spawned = at;
        log.follow(started);
        process.complete(started);
        if (phase instanceof Phase.Starting(var first)) {
            Duration limit =
                    first.isPresent() ? function.timeout() : options.limits().init();
            startTimer(limit.minus(sinceSpawn()), this::initTimedOut);
        }
    }

    void run(Invocation invocation) {
        if (!(phase instanceof Phase.Idle(HttpServerRequest parked, var since))) {
            throw new IllegalStateException("environment %s of %s is not idle".formatted(id, function.id()));
        }
        begin(invocation, parked, System.nanoTime());
    }

    /** The invocation's time runs since {@code started}. */
    private void begin(Invocation invocation, HttpServerRequest parked, long started) {
        invocations++;
        phase = new Phase.Busy(invocation, started);
        Duration left = function.timeout().minusNanos(System.nanoTime() - started);
        startTimer(left, () -> timedOut(invocation));
        log.started(invocation);
        long deadline = options.clock().millis() + (deployed.debugged() ? Handover.NEVER : left).toMillis();
        switch (invocation.fault()) {
            case OfInvocation.Slow(Duration by) ->
                later(by, invocation, () -> Handover.give(parked, invocation, function, deadline));
            case OfInvocation.KillBeforeAnswer(Duration after) -> {
                Handover.give(parked, invocation, function, deadline);
                later(after, invocation, this::kill);
            }
            case OfInvocation.None none -> Handover.give(parked, invocation, function, deadline);
            case OfInvocation.KillAfterAnswer kill -> Handover.give(parked, invocation, function, deadline);
            case OfInvocation.Throttle throttle -> Handover.give(parked, invocation, function, deadline);
        }
    }

    private void later(Duration by, Invocation invocation, Runnable work) {
        vertx.setTimer(Math.max(1, by.toMillis()), it -> {
            if (phase instanceof Phase.Busy busy && busy.invocation().equals(invocation)) {
                work.run();
            }
        });
    }

    @Override
    public void next(HttpServerRequest request) {
        switch (phase) {
            case Phase.Starting(var first) -> {
                stopTimer();
                Duration took = sinceSpawn();
                init = Optional.of(took);
                log.initEnded(first.isPresent() ? "invoke" : "init", took, Ending.SUCCESS);
                owner.initEnded(this, Ending.SUCCESS);
                if (first.isPresent()) {
                    begin(first.get(), request, spawned);
                } else {
                    unbilledInit = Optional.of(took);
                    park(request);
                }
            }
            case Phase.Returning() -> park(request);
            case Phase.Busy busy -> {
                settle(
                        busy,
                        Failures.error("Runtime.NoResponse", "the runtime asked for more and had not answered"),
                        Ending.error("Runtime.NoResponse"));
                park(request);
            }
            case Phase.Idle idle -> park(request);
            case Phase.Ending() -> dismiss(request);
        }
    }

    private void park(HttpServerRequest request) {
        stopTimer();
        phase = new Phase.Idle(request, System.nanoTime());
        if (retired) {
            end();
            return;
        }
        request.connection().closeHandler(closed -> {
            if (phase instanceof Phase.Idle(HttpServerRequest parked, var since) && parked.equals(request)) {
                end();
            }
        });
        owner.ready(this);
    }

    @Override
    public void answered(String request, Buffer body) {
        if (!(phase instanceof Phase.Busy busy && busy.invocation().id().equals(request))) {
            return;
        }
        switch (busy.invocation().fault()) {
            case OfInvocation.KillBeforeAnswer(var after) ->
                kill(); // sooner than asked for: the answer counts for nothing
            case OfInvocation.KillAfterAnswer() -> {
                settle(busy, body);
                kill();
                lost();
            }
            case OfInvocation.None none -> settle(busy, body);
            case OfInvocation.Slow slow -> settle(busy, body);
            case OfInvocation.Throttle throttle -> settle(busy, body);
        }
    }

    private void settle(Phase.Busy busy, Buffer body) {
        if (body.length() > Failures.MOST_ANSWER_BYTES) {
            settle(busy, Failures.answerTooLarge(), Ending.error("Function.ResponseSizeTooLarge"));
        } else {
            settle(busy, new Answered(body.toString()), Ending.SUCCESS);
        }
    }

    @Override
    public void failed(String request, Buffer body, String type) {
        if (phase instanceof Phase.Busy busy && busy.invocation().id().equals(request)) {
            settle(busy, new FunctionError(body.toString()), Ending.error(type));
        }
    }

    @Override
    public void initFailed(Buffer body, String type) {
        initError = Optional.of(new InitError(new FunctionError(body.toString()), type));
    }

    /** The JVM has ended, or could not be started. */
    void exited(int status) {
        switch (phase) {
            case Phase.Starting(var first) -> {
                String request = first.map(Invocation::id).orElse(id);
                InitError why =
                        initError.orElseGet(() -> new InitError(Failures.exited(request, status), Failures.EXIT));
                log.trouble("RequestId: %s Error: %s".formatted(request, Failures.exitReason(status)));
                initOver(why.error(), Ending.error(why.type()));
            }
            case Phase.Busy busy -> {
                String request = busy.invocation().id();
                log.trouble("RequestId: %s Error: %s".formatted(request, Failures.exitReason(status)));
                settle(busy, Failures.exited(request, status), Ending.error(Failures.EXIT));
                lost();
            }
            case Phase.Idle idle -> lost();
            case Phase.Returning returning -> lost();
            case Phase.Ending ending -> {}
        }
    }

    private void timedOut(Invocation invocation) {
        if (phase instanceof Phase.Busy busy && busy.invocation().equals(invocation)) {
            var now = options.clock().instant();
            log.trouble(Failures.timeoutLine(now, invocation.id(), function.timeout()));
            kill();
            settle(busy, Failures.timedOut(now, invocation.id(), function.timeout()), Ending.TIMEOUT);
            lost();
        } else if (phase instanceof Phase.Returning) {
            end();
        }
    }

    private void initTimedOut() {
        if (phase instanceof Phase.Starting(var first)) {
            kill();
            Duration limit =
                    first.isPresent() ? function.timeout() : options.limits().init();
            String request = first.map(Invocation::id).orElse(id);
            initOver(Failures.timedOut(options.clock().instant(), request, limit), Ending.TIMEOUT);
        }
    }

    /** The init has failed. A request whose time it took has failed with it. */
    private void initOver(FunctionError why, Ending ending) {
        if (!(phase instanceof Phase.Starting(var first))) {
            return;
        }
        stopTimer();
        Duration took = sinceSpawn();
        log.initEnded(first.isPresent() ? "invoke" : "init", took, ending);
        owner.initEnded(this, ending);
        if (first.isPresent()) {
            log.started(first.get());
            settle(new Phase.Busy(first.get(), spawned), why, ending);
        } else {
            metering.billed(new Billed(took, Optional.empty()));
        }
        lost();
    }

    /**
     * Takes no more requests; a request that runs is answered by the process's end. As on AWS, the JVM is not asked. The one that
     * records a cache is: its loop ends with a failed call for more work, and it writes the cache on its way out. (SIGTERM would not
     * do: the client's native part aborts on it.)
     */
    void end() {
        if (!records || !(phase instanceof Phase.Idle || phase instanceof Phase.Returning)) {
            kill();
        }
        switch (phase) {
            case Phase.Busy busy -> {}
            case Phase.Ending ending -> {}
            case Phase.Starting starting ->
                initOver(
                        Failures.error(Failures.EXIT, "the environment was ended while it started"),
                        Ending.error(Failures.EXIT));
            case Phase.Idle(HttpServerRequest parked, var since) -> {
                dismiss(parked);
                lost();
            }
            case Phase.Returning returning -> lost();
        }
    }

    /** Its code is not the function's any more: it ends as soon as it has no work. */
    void retire() {
        retired = true;
        if (phase instanceof Phase.Idle) {
            end();
        }
    }

    /** Ends if it had no work for so long. A debugger may be attached to one that is debugged: it stays. */
    void reclaim(Duration idle) {
        if (phase instanceof Phase.Idle(var parked, long since)
                && !deployed.debugged()
                && System.nanoTime() - since >= idle.toNanos()) {
            end();
        }
    }

    private void dismiss(HttpServerRequest request) {
        if (records) {
            log.mute(); // the client's stack trace says nothing about the function
            Handover.dismiss(request);
        }
    }

    /** At once, or as soon as there is a process. */
    private void kill() {
        var _ = process.thenAccept(Process::destroyForcibly);
    }

    private void lost() {
        stopTimer();
        phase = new Phase.Ending();
        unbilledInit.ifPresent(it -> metering.billed(new Billed(it, Optional.empty())));
        unbilledInit = Optional.empty();
        owner.lost(this);
    }

    /** The timer runs on until the environment asks for the next one. */
    private void settle(Phase.Busy busy, InvokeResult result, Ending ending) {
        phase = new Phase.Returning();
        Billed billed = new Billed(Duration.ofNanos(System.nanoTime() - busy.started()), unbilledInit);
        unbilledInit = Optional.empty();
        metering.billed(billed);
        log.ended(busy.invocation(), billed, ending);
        busy.invocation().result().complete(result);
    }

    private Duration sinceSpawn() {
        return Duration.ofNanos(System.nanoTime() - spawned);
    }

    private void startTimer(Duration in, Runnable work) {
        stopTimer();
        if (!deployed.debugged()) {
            timer = OptionalLong.of(vertx.setTimer(Math.max(1, in.toMillis()), it -> work.run()));
        }
    }

    private void stopTimer() {
        timer.ifPresent(vertx::cancelTimer);
        timer = OptionalLong.empty();
    }
}
