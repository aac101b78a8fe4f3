package mailroom.security.adapter;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import mailroom.security.domain.Head;
import mailroom.security.domain.Kind;
import mailroom.security.domain.Person;
import mailroom.security.domain.Standing;
import mailroom.security.port.Standings;

/** Two reads: the rules by one query, the person and the key by one batch. */
record DynamoStandings(AclTable table) implements Standings {
    @Override
    public Standing read(String subject, String keyId) {
        var policies = new HashMap<String, String>();
        var disabledRoles = new HashSet<String>();
        Head head = Head.NONE;
        for (AclItem item : table.all(AclPlace.RULES).toList()) {
            if (item.isAt(AclPlace.HEAD.sk())) {
                head = item.head();
            } else if (item.isAt(AclPlace.POLICY) && !item.isDeleted()) {
                policies.put(item.after(AclPlace.POLICY), item.text("text"));
            } else if (item.isAt(AclPlace.ROLE) && item.truth("disabled")) {
                disabledRoles.add(item.after(AclPlace.ROLE));
            }
        }
        List<AclItem> both = table.get(List.of(AclPlace.of(Kind.PERSON, subject), AclPlace.of(Kind.KEY, keyId)));
        Optional<Person> person =
                both.stream().filter(it -> !it.isAt("KEY")).map(AclItem::person).findFirst();
        boolean revoked = both.stream().anyMatch(it -> it.item().containsKey("revoked_at"));
        return new Standing(head.version(), policies, disabledRoles, person, revoked);
    }
}
