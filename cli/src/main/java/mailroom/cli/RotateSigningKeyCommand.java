package mailroom.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.util.Objects;
import java.util.concurrent.Callable;
import mailroom.platform.Json;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;
import software.amazon.awssdk.services.ssm.SsmClient;

/** Has the other KMS key sign new tokens. When it begins, and how long the old one verifies, is the security service's to see to. */
@Command(
        name = "rotate-signing-key",
        mixinStandardHelpOptions = true,
        description = "Have the other key sign tokens: announced at once, ten minutes before it signs.")
final class RotateSigningKeyCommand implements Callable<Integer> {
    @Spec
    @Nullable
    CommandSpec command;

    @Option(names = "--stack", paramLabel = "NAME", description = "The deployed stack (default: ${DEFAULT-VALUE}).")
    String stack = "mailroom";

    @Option(names = "--local", description = "The one that ./mailroom start runs on this machine.")
    boolean local;

    @Override
    public Integer call() throws Problem {
        try {
            return local ? onThisMachine() : deployed();
        } catch (SdkException e) {
            throw local ? AdminKeys.localProblem(e) : DeployedAws.problem(e);
        } catch (IllegalArgumentException e) {
            throw new Problem(Problem.NOT_STARTED, e.getMessage());
        }
    }

    private int deployed() {
        try (var aws = new DeployedAws();
                var cloudFormation = aws.client(CloudFormationClient.builder())) {
            return rotate(new DeployedSigningKey(cloudFormation, stack));
        }
    }

    private int onThisMachine() throws Problem {
        JsonNode security = securityEnvironment();
        try (var ssm = SsmClient.builder()
                .httpClient(UrlConnectionHttpClient.create())
                .endpointOverride(URI.create(security.path("AWS_ENDPOINT_URL").asText()))
                .region(Region.of(security.path("AWS_REGION").asText()))
                .credentialsProvider(
                        StaticCredentialsProvider.create(AwsBasicCredentials.create(AdminKeys.LOCAL_OPERATOR, "local")))
                .build()) {
            return rotate(new LocalSigningKey(
                    ssm, security.path("ACTIVE_SIGNING_KEY_PARAMETER").asText()));
        }
    }

    private static JsonNode securityEnvironment() throws Problem {
        try {
            return Json.read(Files.readString(Home.ofLauncher().samEnvironment()))
                    .path("Security");
        } catch (IOException | Json.Malformed _) {
            throw new Problem(Problem.NOT_STARTED, "--local: ./mailroom start runs no stack here");
        }
    }

    private int rotate(SigningKeyChoice choice) {
        String before = choice.read();
        String after = before.equals("A") ? "B" : "A";
        choice.write(after);
        var out = Objects.requireNonNull(command).commandLine().getOut();
        out.println("Key %s will sign tokens instead of %s.".formatted(after, before));
        out.println("It is announced with the next token that is asked for and signs 10 minutes later;");
        out.println("%s verifies for 17 minutes more. Run this again to change your mind.".formatted(before));
        return 0;
    }
}
