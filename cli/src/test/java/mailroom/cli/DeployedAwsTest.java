package mailroom.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.ssm.SsmClient;

class DeployedAwsTest {
    private static Region regionOf(Map<String, String> environment) {
        try (var aws = new DeployedAws(environment);
                var client = aws.client(SsmClient.builder()
                        .region(Region.EU_NORTH_1) // what the SDK would find by itself
                        .credentialsProvider(AnonymousCredentialsProvider.create()))) {
            return client.serviceClientConfiguration().region();
        }
    }

    @Test
    void the_region_is_found_where_the_aws_cli_finds_it_too() {
        assertThat(regionOf(Map.of("AWS_DEFAULT_REGION", "eu-west-1"))).isEqualTo(Region.EU_WEST_1);
        assertThat(regionOf(Map.of("AWS_DEFAULT_REGION", "eu-west-1", "AWS_REGION", "us-east-2")))
                .isEqualTo(Region.EU_NORTH_1);
        assertThat(regionOf(Map.of())).isEqualTo(Region.EU_NORTH_1);
    }

    @Test
    void what_is_missing_is_said_in_a_line_that_tells_what_to_do() {
        assertThat(DeployedAws.problem(SdkClientException.create("Unable to load region from any of the providers")))
                .hasMessage(
                        "no AWS region is chosen: set AWS_REGION, or 'region' in the profile that AWS_PROFILE names");
        assertThat(DeployedAws.problem(SdkClientException.create("Unable to load credentials from any")))
                .hasMessageStartingWith("no AWS credentials are found: set AWS_PROFILE");
        assertThat(DeployedAws.problem(SdkClientException.create("refused")))
                .hasMessage("AWS did not answer as needed: refused");
    }
}
