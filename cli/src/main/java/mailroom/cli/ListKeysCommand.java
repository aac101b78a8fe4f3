package mailroom.cli;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import mailroom.security.domain.ApiKey;
import mailroom.security.domain.IssuedKey;
import mailroom.security.domain.Operator;
import mailroom.security.domain.Page;
import mailroom.security.domain.Stored;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** One line per API key: whose it is, when it was last used, and whether it is still good. */
@Command(name = "list-keys", mixinStandardHelpOptions = true, description = "Every API key, without its secret.")
final class ListKeysCommand implements Callable<Integer> {
    private static final String LINE = "%-34s  %-24s  %-16s  %-20s  %-20s  %s";

    @Mixin
    AdminTarget target = new AdminTarget();

    @Override
    public Integer call() throws Problem {
        List<IssuedKey> keys = target.in(it -> all(it.operator()));
        target.out().println(LINE.formatted("ID", "SUBJECT", "TEAM", "CREATED", "LAST USED", "STATE"));
        keys.forEach(it -> target.out().println(line(it.key())));
        return 0;
    }

    private static List<IssuedKey> all(Operator operator) {
        var all = new ArrayList<IssuedKey>();
        Page<Stored<IssuedKey>> page = operator.keys(Optional.empty());
        page.items().forEach(it -> all.add(it.thing()));
        while (page.next().isPresent()) {
            page = operator.keys(page.next());
            page.items().forEach(it -> all.add(it.thing()));
        }
        return all;
    }

    private static String line(ApiKey key) {
        return LINE.formatted(
                key.id(),
                key.owner().subject(),
                key.owner().team(),
                key.created(),
                key.lastUsed().isAfter(ApiKey.NOT_YET) ? key.lastUsed() : "never",
                state(key));
    }

    private static String state(ApiKey key) {
        if (key.revoked().isBefore(ApiKey.NEVER)) {
            return "revoked " + key.revoked();
        }
        Instant expires = key.expires();
        return expires.isBefore(ApiKey.NEVER) ? "until " + expires : "good";
    }
}
