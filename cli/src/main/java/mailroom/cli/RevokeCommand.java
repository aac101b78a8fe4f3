package mailroom.cli;

import java.util.concurrent.Callable;
import mailroom.security.domain.Changed;
import mailroom.security.domain.KeyId;
import mailroom.security.domain.Operator;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Takes a key back, or shuts a person or a role out: effective everywhere within seconds, whatever is cached. */
@Command(
        name = "revoke",
        mixinStandardHelpOptions = true,
        description = "Take back an API key, or disable a person or a role; known everywhere within seconds.")
final class RevokeCommand implements Callable<Integer> {
    @Mixin
    AdminTarget target = new AdminTarget();

    @ArgGroup(multiplicity = "1")
    Which which = new Which();

    /** One of them. */
    static final class Which {
        @Parameters(paramLabel = "KEY_ID", description = "The key, mk_...: without its secret.")
        @Nullable
        String key;

        @Option(names = "--person", paramLabel = "SUBJECT", description = "Somebody, with all keys and tokens.")
        @Nullable
        String person;

        @Option(names = "--role", paramLabel = "ROLE", description = "A role: it gives nobody anything any more.")
        @Nullable
        String role;
    }

    @Override
    public Integer call() throws Problem {
        Changed<?> changed = target.in(it -> revoke(it.operator()));
        return switch (changed) {
            case Changed.Done(var now) -> {
                target.out()
                        .println("%s %s is refused from version %d of the ACL on"
                                .formatted(
                                        now.thing().kind().label(), now.thing().id(), now.version()));
                yield 0;
            }
            case Changed.Missing<?> _ -> throw new Problem(Problem.NOT_STARTED, "there is no such thing to revoke");
            default -> throw new Problem(Problem.UNEXPECTED_RESULT, "others change the ACL all the time: try again");
        };
    }

    private Changed<?> revoke(Operator operator) {
        if (which.person != null) {
            return operator.disablePerson(which.person);
        }
        if (which.role != null) {
            return operator.disableRole(which.role);
        }
        return operator.revoke(new KeyId(String.valueOf(which.key)));
    }
}
