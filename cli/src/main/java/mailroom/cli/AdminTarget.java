package mailroom.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.function.Function;
import mailroom.platform.Json;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.ssm.SsmClient;
import software.amazon.awssdk.services.ssm.model.ParameterNotFoundException;

/**
 * Which stack an operator means. A deployed one is reached with the operator's AWS credentials (environment, profile or role, as the SDK finds them);
 * its table's name stands in the parameter {@code /STACK/security-table}, which the template makes.
 */
final class AdminTarget {
    @Spec(Spec.Target.MIXEE)
    @Nullable
    CommandSpec command;

    @Option(names = "--stack", paramLabel = "NAME", description = "The deployed stack (default: ${DEFAULT-VALUE}).")
    String stack = "mailroom";

    @Option(names = "--local", description = "The one that ./mailroom start runs on this machine.")
    boolean local;

    /** Where the command's result goes. */
    PrintWriter out() {
        return Objects.requireNonNull(command).commandLine().getOut();
    }

    /** Where it says what is not its result. */
    PrintWriter err() {
        return Objects.requireNonNull(command).commandLine().getErr();
    }

    /** What the work answers; its refusals and AWS's are problems of one line. */
    <T> T in(Function<AdminKeys, T> work) throws Problem {
        try {
            return local ? onThisMachine(Home.ofLauncher().samEnvironment(), work) : deployed(work);
        } catch (ParameterNotFoundException e) {
            throw new Problem(
                    Problem.NOT_STARTED,
                    "--stack: no stack '%s' of Mailroom in this account and region".formatted(stack));
        } catch (SdkException e) {
            throw local ? AdminKeys.localProblem(e) : DeployedAws.problem(e);
        } catch (IllegalArgumentException e) {
            throw new Problem(Problem.NOT_STARTED, e.getMessage());
        }
    }

    private <T> T deployed(Function<AdminKeys, T> work) {
        try (var aws = new DeployedAws();
                var parameters = aws.client(SsmClient.builder());
                var dynamo = aws.client(DynamoDbClient.builder())) {
            String table = parameters
                    .getParameter(it -> it.name("/%s/security-table".formatted(stack)))
                    .parameter()
                    .value();
            return work.apply(new AdminKeys(dynamo, table));
        }
    }

    /** {@code start} wrote down where its services are. */
    private static <T> T onThisMachine(Path environments, Function<AdminKeys, T> work) throws Problem {
        JsonNode security = read(environments).path("Security");
        AdminKeys keys = AdminKeys.onLocal(
                URI.create(security.path("AWS_ENDPOINT_URL").asText()),
                security.path("AWS_REGION").asText(),
                security.path("SECURITY_TABLE").asText());
        try (var _ = keys.dynamo()) {
            return work.apply(keys);
        }
    }

    private static JsonNode read(Path environments) throws Problem {
        try {
            return Json.read(Files.readString(environments));
        } catch (IOException | Json.Malformed _) {
            throw new Problem(
                    Problem.NOT_STARTED, "--local: ./mailroom start runs here no stack, or none with a SecurityTable");
        }
    }
}
