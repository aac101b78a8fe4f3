package mailroom.platform;

import java.time.Duration;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;

/** SDK clients as every function makes them: one HTTP client for all, credentials, region and endpoint from the environment. */
public final class AwsClients {
    private final SdkHttpClient http = UrlConnectionHttpClient.builder()
            .connectionTimeout(Duration.ofSeconds(2))
            .socketTimeout(Duration.ofSeconds(25))
            .build();

    /** A client with the SDK's standard retries: {@code aws.client(DynamoDbClient.builder())}. */
    public <B extends AwsSyncClientBuilder<B, C> & AwsClientBuilder<B, C>, C> C client(B builder) {
        return builder.httpClient(http).build();
    }

    /** A client that never retries by itself and gives up after {@code timeout}: for calls that must not happen twice. */
    public <B extends AwsSyncClientBuilder<B, C> & AwsClientBuilder<B, C>, C> C onceOnly(B builder, Duration timeout) {
        return builder.httpClient(http)
                .overrideConfiguration(ClientOverrideConfiguration.builder()
                        .retryStrategy(it -> it.maxAttempts(1))
                        .apiCallTimeout(timeout)
                        .build())
                .build();
    }
}
