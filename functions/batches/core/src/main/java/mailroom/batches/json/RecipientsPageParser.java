package mailroom.batches.json;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Set;
import mailroom.batches.domain.Mode;
import mailroom.batches.domain.Recipient;

/** Reads a page of recipients for an open batch, as strictly as a submission's. */
public final class RecipientsPageParser {
    private static final Set<String> MEMBERS = Set.of("recipients");

    public Parsed<List<Recipient>> parse(JsonNode request, Mode mode) {
        var violations = new Violations();
        if (!request.isObject()) {
            violations.add("", "must be an object");
            return violations.toInvalid();
        }
        new Fields(request, "", violations).refuseOthers(MEMBERS);
        List<Recipient> recipients = new RecipientsParser(violations, mode).parse(request.path("recipients"));
        return violations.isEmpty()
                ? new Parsed.Valid<>(recipients, CanonicalJson.digest(request))
                : violations.toInvalid();
    }
}
