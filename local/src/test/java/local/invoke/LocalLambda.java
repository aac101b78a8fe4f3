package local.invoke;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import local.LocalOptions;
import local.LocalStack;
import local.Modes;
import local.lambda.Aot;
import local.lambda.Samples;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.core.SdkClient;
import software.amazon.awssdk.core.client.builder.SdkSyncClientBuilder;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;

/** A stack of sample functions, and SDK clients that call it. */
final class LocalLambda implements AutoCloseable {
    /** Retries after 100 and 200 ms. */
    private static final int SPEED = 600;

    private final LocalStack stack;
    private final List<String> steps = new CopyOnWriteArrayList<>();

    /** A template without parameters; its {@code functions.zip} is made unless the test made one. */
    LocalLambda(Path folder, String template) throws IOException {
        Files.writeString(folder.resolve("template.yaml"), template);
        Samples.zip(folder.resolve("functions.zip"), "lib/functions.jar", "local.sample.Probe", "local.sample.Keeper");
        Path buildDir = Files.createDirectories(Path.of("target", "local-lambda-test"));
        Path parts = buildDir.resolve("parts");
        if (!Files.exists(parts)) {
            Files.createSymbolicLink(parts, Path.of(System.getProperty("local.parts")));
        }
        Modes modes = new Modes(false, Optional.empty(), Map.of(), Optional.empty(), 0, Duration.ofMinutes(10), SPEED);
        stack = LocalStack.start(
                new LocalOptions(
                        folder.resolve("template.yaml"), buildDir, 0, Map.of(), Optional.empty(), Aot.OFF, modes),
                steps::add);
    }

    LocalStack stack() {
        return stack;
    }

    List<String> steps() {
        return List.copyOf(steps);
    }

    /** A client that never retries. */
    <B extends AwsClientBuilder<B, C> & SdkSyncClientBuilder<B, C>, C extends SdkClient> C client(B builder) {
        return builder.endpointOverride(stack.awsEndpoint())
                .region(Region.US_EAST_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("TEST", "test")))
                .httpClientBuilder(UrlConnectionHttpClient.builder().socketTimeout(Duration.ofSeconds(60)))
                .overrideConfiguration(it -> it.retryStrategy(r -> r.maxAttempts(1)))
                .build();
    }

    @Override
    public void close() {
        stack.close();
    }
}
