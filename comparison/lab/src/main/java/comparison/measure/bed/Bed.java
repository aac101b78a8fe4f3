package comparison.measure.bed;

import comparison.measure.plan.Templates;
import comparison.model.Start;
import io.vertx.core.Vertx;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import local.aws.AwsOptions;
import local.aws.AwsServices;
import local.aws.proxy.Calls;
import local.lambda.Aot;
import local.lambda.HostOptions;
import local.lambda.LambdaHost;
import local.lambda.LogSink;
import local.observe.Instruments;
import local.observe.Meter;
import local.template.Stack;

/**
 * A template's functions ready to be started: once as a managed zip starts them, once with their AOT caches. Their AWS services are up and seeded
 * before the first start, and shared.
 */
public final class Bed implements AutoCloseable {
    private static final Duration INIT = Duration.ofSeconds(60); // a slow machine's figure is still a figure
    private static final int CONCURRENCY = 1_000;

    private final Vertx vertx = Vertx.vertx();
    private final Setup setup;
    private final Hindrance hindrance = new Hindrance();
    private final AwsServices aws;
    private final Stack stack;
    private final Room zipLike;
    private final Room imageLike;

    /**
     * What a bed is made of.
     *
     * @param buildDir takes caches, unpacked code and logs; holds {@code parts}
     * @param environments of one function at a time, at most
     */
    public record Setup(
            Path template, Map<String, String> parameters, Path buildDir, Cores cores, int environments, LogSink logs) {
        public Setup {
            parameters = Map.copyOf(parameters);
        }
    }

    private Bed(Setup setup) {
        this.setup = setup;
        this.aws = AwsServices.listen(
                vertx,
                new AwsOptions(
                        setup.buildDir(),
                        Optional.empty(),
                        false,
                        false,
                        Optional.empty(),
                        new Instruments(Meter.NONE, hindrance)));
        this.stack = Templates.read(setup.template(), setup.parameters(), aws.endpoint());
        aws.provision(stack, line -> {});
        this.zipLike = room(Aot.OFF);
        this.imageLike = room(Aot.USE);
    }

    /** Reads the template and starts what its functions need; no function yet. */
    public static Bed open(Setup setup) {
        return new Bed(setup);
    }

    /** Functions start without an AOT cache. */
    public Room zipLike() {
        return zipLike;
    }

    /** Functions start with the AOT cache that they have. */
    public Room imageLike() {
        return imageLike;
    }

    /** One more room, whose functions record their AOT caches when they end; the caller closes it. */
    public Room training() {
        return room(Aot.TRAIN);
    }

    /** One more room, whose environments end after so long without work; the caller closes it. */
    public Room reclaiming(Start start, Duration idle) {
        return room(start == Start.ZIP_LIKE ? Aot.OFF : Aot.USE, idle);
    }

    private Room room(Aot aot) {
        return room(aot, Duration.ofHours(1));
    }

    private Room room(Aot aot, Duration idle) {
        Map<String, String> inherited = new TreeMap<>(System.getenv());
        inherited.keySet().retainAll(Set.of("PATH", "LANG", "TZ"));
        HostOptions options = new HostOptions(
                setup.buildDir(),
                aot,
                new HostOptions.Limits(CONCURRENCY, setup.environments(), setup.environments(), INIT),
                inherited,
                setup.logs(),
                InstantSource.system(),
                RandomGenerator.of("L64X128MixRandom"),
                Map.of(),
                idle,
                Instruments.NONE,
                setup.cores().wrapper());
        return new Room(LambdaHost.start(vertx, stack, options, line -> {}));
    }

    public Stack stack() {
        return stack;
    }

    public URI endpoint() {
        return aws.endpoint();
    }

    /** Who called what how often. */
    public Calls calls() {
        return aws.calls();
    }

    /** Makes AWS calls slow on purpose. */
    public Hindrance hindrance() {
        return hindrance;
    }

    @Override
    public void close() {
        zipLike.close();
        imageLike.close();
        aws.close();
        vertx.close().await();
    }
}
