package local.aws.proxy;

import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import local.observe.CallTrail;
import local.observe.Faults;
import local.observe.Faults.OfCall;
import local.observe.Instruments;

/** Connects every request to its service: reads the signature, counts, asks what goes wrong, passes on. */
public final class Switchboard {
    private static final Logger LOG = System.getLogger(Switchboard.class.getName());

    /** Who calls without a signature. */
    private static final String ANYBODY = "ANONYMOUS";

    /** How event sources and destinations name themselves: they call in a function's name, and the function does not. */
    private static final Set<String> NOT_THE_FUNCTION = Set.of(Metering.EVENT_SOURCE, "lambda-async");

    private final Vertx vertx;
    private final Supplier<String> requestIds;
    private final Calls calls = new Calls();
    private final Map<AwsService, Backend> backends = new ConcurrentHashMap<>();
    private final Map<AwsService, Forward> forwards = new ConcurrentHashMap<>();
    private final Metering metering;
    private final Faults faults;
    private final CallTrail trail;

    public Switchboard(Vertx vertx, Supplier<String> requestIds, Metering metering, Instruments instruments) {
        this.vertx = vertx;
        this.requestIds = requestIds;
        this.metering = metering;
        this.faults = instruments.faults();
        this.trail = instruments.trail();
    }

    public Calls calls() {
        return calls;
    }

    public void connect(AwsService service, Backend backend) {
        backends.put(service, backend);
    }

    public void connect(AwsService service, Forward forward) {
        forwards.put(service, forward);
    }

    void accept(HttpServerRequest request) {
        Optional<Credential> credential = Credential.of(Optional.ofNullable(request.getHeader("Authorization")));
        Optional<AwsService> service = credential.map(Credential::service).flatMap(AwsService::ofScope);
        Optional<AwsService> open = AwsService.ofPath(request.path());
        if (credential.isEmpty() && open.isPresent()) {
            accept(request, open.get(), ANYBODY);
        } else if (credential.isEmpty()) {
            refuse(
                    request,
                    AwsService.SES,
                    new AwsError(403, "MissingAuthenticationTokenException", "Missing Authentication Token"));
        } else if (service.isEmpty()) {
            refuse(
                    request,
                    AwsService.SES,
                    new AwsError(
                            501,
                            "UnknownService",
                            "Nothing here speaks for the service "
                                    + credential.get().service()));
        } else {
            accept(request, service.get(), credential.get().accessKey());
        }
    }

    private void accept(HttpServerRequest request, AwsService service, String caller) {
        Forward forward = forwards.get(service);
        if (forward != null) {
            Call call = new Call(caller, service, service.operation(request));
            if (trail.listens() || faults.looksAtResource(service.scope())) {
                read(
                        request,
                        body -> decide(request, call, body, dropped -> forward.pass(request, call, body, dropped)));
            } else {
                request.pause();
                decide(request, call, Buffer.buffer(), dropped -> forward.pass(request, call, dropped));
            }
            return;
        }
        Backend backend = backends.get(service);
        if (backend == null) {
            refuse(
                    request,
                    service,
                    new AwsError(
                            503, "ServiceUnavailable", "The stack has no resource of the service " + service.scope()));
            return;
        }
        read(request, body -> {
            Call call = new Call(caller, service, operation(request, service, body));
            decide(request, call, body, dropped -> serve(request, call, backend, body, dropped));
        });
    }

    private static void read(HttpServerRequest request, Handler<Buffer> then) {
        request.body().onSuccess(then).onFailure(e -> LOG.log(Level.DEBUG, "a request broke off", e));
    }

    private static String operation(HttpServerRequest request, AwsService service, Buffer body) {
        return service.protocol() == Protocol.QUERY ? Form.action(body) : service.operation(request);
    }

    /** What becomes of a call that may go on; {@code dropped}: nobody will hear its answer. */
    private interface Continuation {
        void go(boolean dropped);
    }

    private void decide(HttpServerRequest request, Call call, Buffer body, Continuation then) {
        calls.count(call);
        if (trail.listens() && !NOT_THE_FUNCTION.contains(String.valueOf(request.getHeader("User-Agent")))) {
            CallTargets.of(call, request.path(), body).forEach(trail::heard);
        }
        String service = call.service().scope();
        String resource =
                faults.looksAtResource(service) ? CallResource.of(call.service(), call.operation(), body) : "";
        switch (faults.onCall(call.caller(), service, call.operation(), resource)) {
            case OfCall.None() -> then.go(false);
            case OfCall.DropAnswer() -> then.go(true);
            case OfCall.Refuse(int status, String code, String message) -> {
                request.resume();
                refuse(request, call.service(), new AwsError(status, code, message));
            }
            case OfCall.Delay(Duration by) -> vertx.setTimer(Math.max(1, by.toMillis()), id -> then.go(false));
        }
    }

    private void serve(HttpServerRequest request, Call call, Backend backend, Buffer body, boolean dropped) {
        answer(
                        backend,
                        new Request(
                                call.caller(),
                                call.operation(),
                                request.method().name(),
                                request.path(),
                                Optional.ofNullable(request.query()).orElse(""),
                                request.headers(),
                                body),
                        gone(request))
                .otherwise(e -> failed(call, e))
                .onSuccess(answer -> {
                    metering.answered(request, call, body, answer);
                    if (!dropped) {
                        write(request.response(), answer);
                    }
                });
    }

    private static Future<Void> gone(HttpServerRequest request) {
        Promise<Void> gone = Promise.promise();
        request.response().closeHandler(closed -> gone.tryComplete());
        return gone.future();
    }

    private static Future<Answer> answer(Backend backend, Request request, Future<Void> gone) {
        try {
            return backend.answer(request, gone);
        } catch (AwsError e) {
            return Future.failedFuture(e);
        }
    }

    private Answer failed(Call call, Throwable e) {
        if (e instanceof AwsError known) {
            return call.service().protocol().error(known, requestIds.get());
        }
        LOG.log(Level.WARNING, "%s %s failed".formatted(call.service().scope(), call.operation()), e);
        return call.service()
                .protocol()
                .error(new AwsError(500, "InternalFailure", String.valueOf(e.getMessage())), requestIds.get());
    }

    private void refuse(HttpServerRequest request, AwsService shape, AwsError error) {
        write(request.response(), shape.protocol().error(error, requestIds.get()));
    }

    private void write(HttpServerResponse response, Answer answer) {
        if (response.closed()) {
            return;
        }
        response.setStatusCode(answer.status())
                .putHeader("Content-Type", answer.contentType())
                .putHeader("x-amzn-RequestId", requestIds.get());
        answer.headers().forEach(response::putHeader);
        var _ = response.end(answer.body());
    }
}
