package mailroom.cli;

import picocli.CommandLine.Command;

/** What an operator does, with AWS credentials of their own. */
@Command(
        name = "admin",
        mixinStandardHelpOptions = true,
        description = "What an operator does, with AWS credentials.",
        subcommands = {CreateKeyCommand.class, ListKeysCommand.class, RevokeCommand.class, RotateSigningKeyCommand.class
        })
final class AdminCommand implements Runnable {
    @picocli.CommandLine.Spec
    picocli.CommandLine.Model.@org.jspecify.annotations.Nullable CommandSpec spec;

    @Override
    public void run() {
        throw new picocli.CommandLine.ParameterException(
                java.util.Objects.requireNonNull(spec).commandLine(),
                "admin needs a subcommand: create-key, list-keys, revoke or rotate-signing-key");
    }
}
