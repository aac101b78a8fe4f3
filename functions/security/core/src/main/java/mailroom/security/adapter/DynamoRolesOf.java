package mailroom.security.adapter;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import mailroom.security.domain.Kind;
import mailroom.security.domain.Person;
import mailroom.security.port.RolesOf;

/** The roles that give something: none of a disabled person, and no disabled ones. */
record DynamoRolesOf(AclTable table) implements RolesOf {
    @Override
    public Set<String> subject(String subject) {
        Optional<Person> person = table.get(AclPlace.of(Kind.PERSON, subject))
                .map(AclItem::person)
                .filter(it -> !it.disabled());
        List<AclPlace> roles = person.stream()
                .flatMap(it -> it.roles().stream())
                .map(it -> AclPlace.of(Kind.ROLE, it))
                .toList();
        var enabled = new TreeSet<String>();
        table.get(roles).stream()
                .filter(it -> !it.truth("disabled"))
                .forEach(it -> enabled.add(it.after(AclPlace.ROLE)));
        return Collections.unmodifiableSet(enabled);
    }
}
