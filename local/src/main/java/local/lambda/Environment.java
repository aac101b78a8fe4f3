package local.lambda;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import local.lambda.InvokeResult.Answered;
import local.lambda.InvokeResult.FunctionError;

/** One execution environment: a JVM that takes one request at a time. Lives on the host's event loop. */
final class Environment implements RuntimeApi.Listener {
    /** Whom an environment serves. */
    interface Owner {
        /** It can take a request: after its init, and after each answer. */
        void ready(Environment environment);

        /** It never asked for work, and is no more. */
        void initFailed(Environment environment, InvokeResult why);

        /** It takes no more requests. Called once, also after {@link #initFailed}. */
        void lost(Environment environment);
    }

    private sealed interface Phase {
        record Starting(long timer, Optional<InvokeResult> failure) implements Phase {}

        record Idle(HttpServerRequest parked) implements Phase {}

        record Busy(Invocation invocation, long started, long timer) implements Phase {}

        /** Between its answer and its asking for the next. */
        record Returning() implements Phase {}

        record Ending() implements Phase {}
    }

    private final String id;
    private final FunctionSpec function;
    private final Vertx vertx;
    private final Owner owner;
    private final EnvironmentLog log;
    private final HostOptions options;
    private final CompletableFuture<Process> process = new CompletableFuture<>();
    private final long spawned = System.nanoTime();
    private Phase phase;
    private long invocations;
    private boolean records;

    Environment(String id, FunctionSpec function, Vertx vertx, Owner owner, EnvironmentLog log, HostOptions options) {
        this.id = id;
        this.function = function;
        this.vertx = vertx;
        this.owner = owner;
        this.log = log;
        this.options = options;
        long timer = vertx.setTimer(options.limits().init().toMillis(), it -> initTimedOut());
        this.phase = new Phase.Starting(timer, Optional.empty());
    }

    String id() {
        return id;
    }

    /** Completes with the JVM once it runs; never, if it could not be started. */
    CompletableFuture<Process> process() {
        return process;
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
        return new EnvironmentView(process.isDone() ? process.join().pid() : -1, state, invocations);
    }

    /** The JVM runs. {@code recording}: it writes an AOT cache when it ends by itself. */
    void running(Process started, boolean recording) {
        records = recording;
        log.follow(started);
        process.complete(started);
    }

    void run(Invocation invocation) {
        if (!(phase instanceof Phase.Idle(HttpServerRequest parked))) {
            throw new IllegalStateException("environment %s of %s is not idle".formatted(id, function.id()));
        }
        invocations++;
        long timer = vertx.setTimer(function.timeout().toMillis(), it -> timedOut(invocation));
        phase = new Phase.Busy(invocation, System.nanoTime(), timer);
        log.started(invocation);
        HttpServerResponse response = parked.response();
        invocation.client().ifPresent(it -> response.putHeader("Lambda-Runtime-Client-Context", it));
        response.putHeader("Content-Type", "application/json")
                .putHeader("Lambda-Runtime-Aws-Request-Id", invocation.id())
                .putHeader(
                        "Lambda-Runtime-Deadline-Ms",
                        Long.toString(
                                options.clock().millis() + function.timeout().toMillis()))
                .putHeader("Lambda-Runtime-Invoked-Function-Arn", function.arn())
                .putHeader("Lambda-Runtime-Trace-Id", invocation.trace())
                .end(Buffer.buffer(invocation.payload()));
    }

    @Override
    public void next(HttpServerRequest request) {
        switch (phase) {
            case Phase.Starting(long timer, var failure) -> {
                vertx.cancelTimer(timer);
                log.initialised(Duration.ofNanos(System.nanoTime() - spawned));
                park(request);
            }
            case Phase.Returning() -> park(request);
            case Phase.Busy busy -> {
                settle(
                        busy,
                        Failures.error("Runtime.NoResponse", "the runtime asked for more and had not answered"),
                        "error");
                park(request);
            }
            case Phase.Idle idle -> park(request);
            case Phase.Ending() -> dismiss(request);
        }
    }

    private void park(HttpServerRequest request) {
        phase = new Phase.Idle(request);
        request.connection().closeHandler(closed -> {
            if (phase instanceof Phase.Idle(HttpServerRequest parked) && parked.equals(request)) {
                end();
            }
        });
        owner.ready(this);
    }

    @Override
    public void answered(String request, Buffer body) {
        if (phase instanceof Phase.Busy busy && busy.invocation().id().equals(request)) {
            phase = new Phase.Returning();
            if (body.length() > Failures.MOST_BYTES) {
                settle(busy, Failures.tooLarge(), "error");
            } else {
                settle(busy, new Answered(body.toString()), "");
            }
        }
    }

    @Override
    public void failed(String request, Buffer body) {
        if (phase instanceof Phase.Busy busy && busy.invocation().id().equals(request)) {
            phase = new Phase.Returning();
            settle(busy, new FunctionError(body.toString()), "error");
        }
    }

    @Override
    public void initFailed(Buffer body) {
        if (phase instanceof Phase.Starting(long timer, var none)) {
            phase = new Phase.Starting(timer, Optional.of(new FunctionError(body.toString())));
        }
    }

    /** The JVM has ended, or could not be started. */
    void exited(int status) {
        Phase before = phase;
        phase = new Phase.Ending();
        switch (before) {
            case Phase.Starting(long timer, var failure) -> {
                vertx.cancelTimer(timer);
                log.platform(Failures.exitReason(status));
                owner.initFailed(this, failure.orElseGet(() -> Failures.exited(id, status)));
            }
            case Phase.Busy busy -> {
                log.platform(
                        "RequestId: %s Error: %s".formatted(busy.invocation().id(), Failures.exitReason(status)));
                settle(busy, Failures.exited(busy.invocation().id(), status), "error\tError Type: Runtime.ExitError");
            }
            case Phase.Idle idle -> {}
            case Phase.Returning returning -> {}
            case Phase.Ending ending -> {
                return;
            }
        }
        owner.lost(this);
    }

    private void timedOut(Invocation invocation) {
        if (phase instanceof Phase.Busy busy && busy.invocation().equals(invocation)) {
            var now = options.clock().instant();
            phase = new Phase.Ending();
            log.platform(Failures.timeoutLine(now, invocation.id(), function.timeout()));
            kill();
            settle(busy, Failures.timedOut(now, invocation.id(), function.timeout()), "timeout");
            owner.lost(this);
        }
    }

    private void initTimedOut() {
        if (phase instanceof Phase.Starting) {
            phase = new Phase.Ending();
            var now = options.clock().instant();
            log.platform("INIT_REPORT Init Duration: %d ms\tPhase: init\tStatus: timeout"
                    .formatted(options.limits().init().toMillis()));
            kill();
            owner.initFailed(this, Failures.timedOut(now, id, options.limits().init()));
            owner.lost(this);
        }
    }

    /**
     * Takes no more requests; a request that runs is answered by the process's end. As on AWS, the JVM is not asked. The one that
     * records a cache is: its loop ends with a failed call for more work, and it writes the cache on its way out. (SIGTERM would not
     * do: the client's native part aborts on it.)
     */
    void end() {
        Phase before = phase;
        if (!records || !(before instanceof Phase.Idle || before instanceof Phase.Returning)) {
            kill();
        }
        switch (before) {
            case Phase.Busy busy -> {}
            case Phase.Ending ending -> {}
            case Phase.Starting starting -> {
                vertx.cancelTimer(starting.timer());
                phase = new Phase.Ending();
                owner.initFailed(
                        this, Failures.error("Runtime.ExitError", "the environment was ended while it started"));
                owner.lost(this);
            }
            case Phase.Idle(HttpServerRequest parked) -> {
                phase = new Phase.Ending();
                dismiss(parked);
                owner.lost(this);
            }
            case Phase.Returning returning -> {
                phase = new Phase.Ending();
                owner.lost(this);
            }
        }
    }

    private void dismiss(HttpServerRequest request) {
        if (records) {
            log.mute(); // the client's stack trace says nothing about the function
            request.response()
                    .setStatusCode(410)
                    .putHeader("Content-Type", "application/json")
                    .end("{}");
        }
    }

    /** At once, or as soon as there is a process. */
    private void kill() {
        var _ = process.thenAccept(Process::destroyForcibly);
    }

    private void settle(Phase.Busy busy, InvokeResult result, String status) {
        vertx.cancelTimer(busy.timer());
        log.ended(busy.invocation(), Duration.ofNanos(System.nanoTime() - busy.started()), status);
        busy.invocation().result().complete(result);
    }
}
