package mailroom.platform;

import java.time.Duration;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;

/**
 * SDK clients as every function makes them: one HTTP client for all, credentials, region and endpoint from the environment. Which HTTP client and
 * why: {@code docs/adr/0003-sdk-http-client.md}.
 */
public final class AwsClients {
    private static final Duration IDLE = Duration.ofSeconds(20);

    /** What is not retried must not meet a connection that the other side closed while this environment was frozen. */
    private static final Duration IDLE_ONCE_ONLY = Duration.ofSeconds(1);

    private final SdkHttpClient http = http(IDLE);

    /** A client with the SDK's standard retries: {@code aws.client(DynamoDbClient.builder())}. */
    public <B extends AwsSyncClientBuilder<B, C> & AwsClientBuilder<B, C>, C> C client(B builder) {
        return builder.httpClient(http).build();
    }

    /** A client that never retries by itself and gives up after {@code timeout}: for calls that must not happen twice. */
    public <B extends AwsSyncClientBuilder<B, C> & AwsClientBuilder<B, C>, C> C onceOnly(B builder, Duration timeout) {
        return builder.httpClient(http(IDLE_ONCE_ONLY))
                .overrideConfiguration(ClientOverrideConfiguration.builder()
                        .retryStrategy(it -> it.maxAttempts(1))
                        .apiCallTimeout(timeout)
                        .build())
                .build();
    }

    private static SdkHttpClient http(Duration mostIdle) {
        return Apache5HttpClient.builder()
                .connectionTimeout(Duration.ofSeconds(2))
                .socketTimeout(Duration.ofSeconds(25))
                .connectionMaxIdleTime(mostIdle)
                // Environments freeze between calls and so would the reaper; the idle time is looked at when a
                // connection is taken, too.
                .useIdleConnectionReaper(false)
                .build();
    }
}
