package mailroom.tests.contract;

import java.util.Map;
import java.util.Optional;
import local.aws.ses.Mailbox;
import local.template.Resource;
import local.template.Stack;

/**
 * Services that have the template's resources.
 *
 * @param refs what {@code !Ref} gives, where it is not what the template's reader thinks
 * @param mailbox where mails arrive, if the services send any
 * @param end ends what was started for it
 */
record Running(Stack stack, Map<String, String> refs, Clients clients, Optional<Mailbox> mailbox, Runnable end)
        implements AutoCloseable {
    Running {
        refs = Map.copyOf(refs);
    }

    Resource resource(String logicalId) {
        return stack.find(logicalId)
                .orElseThrow(() -> new IllegalArgumentException("the template has no " + logicalId));
    }

    String ref(String logicalId) {
        return refs.getOrDefault(logicalId, resource(logicalId).ref());
    }

    @Override
    public void close() {
        end.run();
    }
}
