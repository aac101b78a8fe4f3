package local.lambda;

import static java.util.concurrent.TimeUnit.SECONDS;
import static local.lambda.Samples.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.UnaryOperator;
import local.lambda.InvokeResult.Answered;
import local.lambda.InvokeResult.FunctionError;
import local.observe.Instruments;

/** A host for a test, with the words to use it. */
final class RunningHost implements AutoCloseable {
    static final HostOptions.Limits LIMITS = new HostOptions.Limits(1000, 8, 2, Duration.ofSeconds(10));

    private final Vertx vertx = Vertx.vertx();
    private final Samples samples;
    private final List<String> progress = new CopyOnWriteArrayList<>();
    private final LambdaHost host;

    private RunningHost(Samples samples, UnaryOperator<HostOptions> options) {
        this.samples = samples;
        try {
            this.host =
                    LambdaHost.start(vertx, samples.stack(), options.apply(samples.options(Aot.OFF)), progress::add);
        } catch (RuntimeException e) {
            vertx.close().await();
            throw e;
        }
    }

    static RunningHost of(Samples samples) {
        return new RunningHost(samples, it -> it);
    }

    static RunningHost of(Samples samples, UnaryOperator<HostOptions> options) {
        return new RunningHost(samples, options);
    }

    static UnaryOperator<HostOptions> limits(HostOptions.Limits limits) {
        return it -> with(it, limits, it.debug(), it.idle(), it.instruments());
    }

    static UnaryOperator<HostOptions> idle(Duration idle) {
        return it -> with(it, it.limits(), it.debug(), idle, it.instruments());
    }

    static UnaryOperator<HostOptions> debug(Map<String, Integer> debug) {
        return it -> with(it, it.limits(), debug, it.idle(), it.instruments());
    }

    static UnaryOperator<HostOptions> instruments(Instruments instruments) {
        return it -> with(it, it.limits(), it.debug(), it.idle(), instruments);
    }

    private static HostOptions with(
            HostOptions all,
            HostOptions.Limits limits,
            Map<String, Integer> debug,
            Duration idle,
            Instruments instruments) {
        return new HostOptions(
                all.buildDir(),
                all.aot(),
                limits,
                all.inherited(),
                all.logs(),
                all.clock(),
                all.random(),
                debug,
                idle,
                instruments);
    }

    LambdaHost host() {
        return host;
    }

    List<String> progress() {
        return progress;
    }

    CompletableFuture<InvokeResult> begin(String function, String event) {
        return host.invoke(function, event.replace('\'', '"')).orTimeout(60, SECONDS);
    }

    InvokeResult invoke(String function, String event) {
        return begin(function, event).join();
    }

    String answered(String function, String event) {
        InvokeResult result = invoke(function, event);
        assertThat(result).isInstanceOf(Answered.class);
        return ((Answered) result).payload();
    }

    JsonNode failed(String function, String event) {
        InvokeResult result = invoke(function, event);
        assertThat(result).isInstanceOf(FunctionError.class);
        return json(((FunctionError) result).payload());
    }

    /** The lines of its log without their times. */
    List<String> log(String function) throws IOException {
        return Files.readAllLines(host.logFolder().resolve(function + ".log")).stream()
                .map(it -> it.substring(it.indexOf(' ') + 1))
                .toList();
    }

    List<Long> pids(String function) {
        return host.environments(function).stream().map(EnvironmentView::pid).toList();
    }

    Path buildDir() {
        return samples.buildDir();
    }

    @Override
    public void close() {
        host.close();
        vertx.close().await();
    }
}
