package mailroom.cli;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import mailroom.security.domain.ApiKey;
import mailroom.security.domain.CreatedApiKey;
import mailroom.security.domain.NewApiKey;
import mailroom.security.domain.Owner;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Makes an API key, and where they are missing its person and the built-in roles and policies: where every stack begins. */
@Command(
        name = "create-key",
        mixinStandardHelpOptions = true,
        description = "Make an API key, and its person where there is none yet; the key is shown once.")
final class CreateKeyCommand implements Callable<Integer> {
    @Mixin
    AdminTarget target = new AdminTarget();

    @Option(
            names = "--team",
            paramLabel = "TEAM",
            description = "Who owns the batches sent with it (default: ${DEFAULT-VALUE}).")
    String team = "operators";

    @Option(names = "--subject", paramLabel = "WHO", description = "Whose key it is (default: ${DEFAULT-VALUE}).")
    String subject = "operator";

    @Option(
            names = "--role",
            paramLabel = "ROLE",
            description =
                    "Given to the person, such as admin, lead, sender or viewer. Without it the first person of the"
                            + " stack is an admin, and a new one a sender.")
    @Nullable
    String role;

    @Option(names = "--test", description = "A key for trying out: it sends to SES's simulator only.")
    boolean test;

    @Option(
            names = "--scope",
            paramLabel = "ACTION",
            split = ",",
            description = "The actions that it may be used for, such as CreateBatch,ReadBatch (default: all that its"
                    + " person may do).")
    List<String> scope = List.of();

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
        CreatedApiKey key = target.in(it -> it.operator()
                .createKey(
                        new NewApiKey(new Owner(subject, team), test, Set.copyOf(scope), expiry()),
                        Optional.ofNullable(role)));
        target.out().println(key.credentials());
        target.err().println("This is the only time it is shown. It goes behind 'Authorization: Bearer'.");
        return 0;
    }

    private Instant expiry() {
        return expiresInDays == 0
                ? ApiKey.NEVER
                : InstantSource.system().instant().plus(Duration.ofDays(expiresInDays));
    }
}
