package local.aws;

import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.UnaryOperator;
import local.bill.Ledger;
import local.observe.CallTrail;
import local.observe.Faults;
import local.observe.Instruments;
import local.observe.Meter;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.core.SdkClient;
import software.amazon.awssdk.core.client.builder.SdkSyncClientBuilder;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;

/** The services of one stack, and SDK clients that reach them as functions do. */
final class Fixture implements AutoCloseable {
    static final Path WORK_DIR = Path.of("../target/local");

    private final Vertx vertx = Vertx.vertx();
    private final Ledger ledger = new Ledger(InstantSource.system());
    private final AwsServices aws;

    private Fixture(Optional<HostAndPort> smtp) {
        Instruments instruments = new Instruments(ledger, Faults.NONE);
        this.aws =
                AwsServices.listen(vertx, new AwsOptions(WORK_DIR, smtp, false, false, Optional.empty(), instruments));
    }

    private Fixture(AwsOptions options) {
        this.aws = AwsServices.listen(vertx, options);
    }

    /** Services that what goes wrong is asked for, and that may keep what they hold. */
    static Fixture of(UnaryOperator<StackBuilder> stack, Faults faults, Optional<Path> data) {
        return of(stack, new Instruments(Meter.NONE, faults), data);
    }

    /** Services whose calls somebody hears of. */
    static Fixture heardBy(UnaryOperator<StackBuilder> stack, CallTrail trail) {
        return of(stack, new Instruments(Meter.NONE, Faults.NONE, trail), Optional.empty());
    }

    private static Fixture of(UnaryOperator<StackBuilder> stack, Instruments instruments, Optional<Path> data) {
        Fixture fixture = new Fixture(new AwsOptions(WORK_DIR, Optional.empty(), false, false, data, instruments));
        try {
            fixture.aws.provision(
                    stack.apply(new StackBuilder(fixture.aws.endpoint())).build(), line -> {});
        } catch (ProvisionException e) {
            fixture.close();
            throw e;
        }
        return fixture;
    }

    static Fixture of(UnaryOperator<StackBuilder> stack) {
        return of(stack, Optional.empty());
    }

    static Fixture of(UnaryOperator<StackBuilder> stack, Optional<HostAndPort> smtp) {
        Fixture fixture = new Fixture(smtp);
        fixture.aws.provision(
                stack.apply(new StackBuilder(fixture.aws.endpoint())).build(), line -> {});
        return fixture;
    }

    AwsServices aws() {
        return aws;
    }

    /** What the services' calls would be billed as. */
    Ledger ledger() {
        return ledger;
    }

    /** A client that never retries and signs with {@code accessKey}. */
    <B extends AwsClientBuilder<B, C> & SdkSyncClientBuilder<B, C>, C extends SdkClient> C client(
            B builder, String accessKey) {
        return builder.endpointOverride(aws.endpoint())
                .region(Region.US_EAST_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create(accessKey, "secret")))
                .httpClientBuilder(UrlConnectionHttpClient.builder())
                .overrideConfiguration(it -> it.retryStrategy(r -> r.maxAttempts(1)))
                .build();
    }

    <B extends AwsClientBuilder<B, C> & SdkSyncClientBuilder<B, C>, C extends SdkClient> C client(B builder) {
        return client(builder, "LOCALTEST");
    }

    @Override
    public void close() {
        aws.close();
        vertx.close().await();
    }
}
