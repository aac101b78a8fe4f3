package mailroom.cli;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.Callable;
import mailroom.security.domain.ApiKey;
import mailroom.security.domain.CreatedApiKey;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.ssm.SsmClient;
import software.amazon.awssdk.services.ssm.model.ParameterNotFoundException;

/**
 * Makes an API key in a deployed stack, with the operator's AWS credentials (environment, profile or role, as the SDK finds them). The table's
 * name stands in the parameter {@code /STACK/security-table}, which the template makes.
 */
@Command(
        name = "create-key",
        mixinStandardHelpOptions = true,
        description = "Make an API key in a deployed stack; it is shown once.")
final class CreateKeyCommand implements Callable<Integer> {
    @Option(names = "--stack", paramLabel = "NAME", description = "The stack's name (default: ${DEFAULT-VALUE}).")
    String stack = "mailroom";

    @Option(
            names = "--team",
            paramLabel = "TEAM",
            description = "Who owns the batches sent with it (default: ${DEFAULT-VALUE}).")
    String team = "operators";

    @Option(
            names = "--subject",
            paramLabel = "WHO",
            description = "Whose key it is, as logs show it (default: ${DEFAULT-VALUE}).")
    String subject = "operator";

    @Option(
            names = "--expires-in-days",
            paramLabel = "N",
            description = "Refused from then on; 0 is never (default: ${DEFAULT-VALUE}).")
    int expiresInDays;

    @Override
    public Integer call() throws Problem {
        if (expiresInDays < 0) {
            throw new Problem(Problem.NOT_STARTED, "--expires-in-days: %d is negative".formatted(expiresInDays));
        }
        try (SdkHttpClient http = UrlConnectionHttpClient.create();
                SsmClient parameters = SsmClient.builder().httpClient(http).build();
                DynamoDbClient dynamo =
                        DynamoDbClient.builder().httpClient(http).build()) {
            String table = parameters
                    .getParameter(it -> it.name("/%s/security-table".formatted(stack)))
                    .parameter()
                    .value();
            CreatedApiKey key = new AdminKeys(dynamo, table).create(team, subject, expiry());
            System.out.println(key.credentials());
            System.err.println("This is the only time it is shown. It goes behind 'Authorization: Bearer'.");
            return 0;
        } catch (ParameterNotFoundException e) {
            throw new Problem(
                    Problem.NOT_STARTED,
                    "--stack: no stack '%s' of Mailroom in this account and region".formatted(stack));
        } catch (SdkException e) {
            throw new Problem(Problem.NOT_STARTED, "AWS did not answer as needed: " + e.getMessage());
        } catch (IllegalArgumentException e) {
            throw new Problem(Problem.NOT_STARTED, e.getMessage());
        }
    }

    private Instant expiry() {
        return expiresInDays == 0
                ? ApiKey.NEVER
                : InstantSource.system().instant().plus(Duration.ofDays(expiresInDays));
    }
}
