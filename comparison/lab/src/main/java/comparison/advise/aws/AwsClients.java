package comparison.advise.aws;

import java.net.URI;
import java.util.Optional;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;

/**
 * The two clients; without a region, it is taken from where the AWS CLI takes it. FilterLogEvents is throttled at a few calls a second: the
 * adaptive strategy slows down to what is allowed.
 */
public final class AwsClients implements AutoCloseable {
    private final SdkHttpClient http = UrlConnectionHttpClient.create();
    private final CloudFormationClient stacks;
    private final CloudWatchLogsClient logs;

    /** @param endpoint in place of AWS's own */
    public AwsClients(Optional<String> region, Optional<URI> endpoint, AwsCredentialsProvider credentials) {
        stacks = configured(CloudFormationClient.builder().httpClient(http), region, endpoint, credentials)
                .build();
        logs = configured(CloudWatchLogsClient.builder().httpClient(http), region, endpoint, credentials)
                .build();
    }

    private static <B extends AwsClientBuilder<B, C>, C> B configured(
            B builder, Optional<String> region, Optional<URI> endpoint, AwsCredentialsProvider credentials) {
        builder.credentialsProvider(credentials);
        builder.overrideConfiguration(it -> it.retryStrategy(AwsRetryStrategy.adaptiveRetryStrategy()));
        region.ifPresent(it -> builder.region(Region.of(it)));
        endpoint.ifPresent(builder::endpointOverride);
        return builder;
    }

    public CloudFormationClient stacks() {
        return stacks;
    }

    public CloudWatchLogsClient logs() {
        return logs;
    }

    @Override
    public void close() {
        stacks.close();
        logs.close();
        http.close();
    }
}
