package mailroom.cli;

import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;

/** AWS as an operator reaches it: credentials, region and endpoint as the SDK finds them, and the region as the AWS CLI finds it too. */
final class DeployedAws implements AutoCloseable {
    private final SdkHttpClient http = UrlConnectionHttpClient.create();
    private final Optional<Region> region;

    DeployedAws() {
        this(System.getenv());
    }

    DeployedAws(Map<String, String> environment) {
        this.region = environment.containsKey("AWS_REGION")
                ? Optional.empty() // the SDK's own first choice
                : Optional.ofNullable(environment.get("AWS_DEFAULT_REGION")).map(Region::of);
    }

    /** A client of one's own to close: {@code aws.client(SsmClient.builder())}. */
    <B extends AwsSyncClientBuilder<B, C> & AwsClientBuilder<B, C>, C> C client(B builder) {
        region.ifPresent(builder::region);
        return builder.httpClient(http).build();
    }

    /** What AWS, or the SDK on the way there, refused, in a line that says what to do. */
    static Problem problem(SdkException refusal) {
        String message = String.valueOf(refusal.getMessage());
        String said = "AWS did not answer as needed: " + message;
        if (message.startsWith("Unable to load region")) {
            said = "no AWS region is chosen: set AWS_REGION, or 'region' in the profile that AWS_PROFILE names";
        } else if (message.startsWith("Unable to load credentials")) {
            said = "no AWS credentials are found: set AWS_PROFILE, or log in with 'aws sso login' or 'aws configure'";
        }
        return new Problem(Problem.NOT_STARTED, said);
    }

    @Override
    public void close() {
        http.close();
    }
}
