package mailroom.security.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import mailroom.security.domain.ApiKey;
import mailroom.security.domain.ChangeAcl;
import mailroom.security.domain.CreatedApiKey;
import mailroom.security.domain.IssuedKey;
import mailroom.security.domain.KeyId;
import mailroom.security.domain.MintApiKey;
import mailroom.security.domain.Names;
import mailroom.security.domain.NewApiKey;
import mailroom.security.domain.Owner;
import mailroom.security.domain.Person;
import mailroom.security.domain.Stored;
import mailroom.security.port.Things;

/** {@code /v1/api-keys}: a key is made for a person, its secret shown once, and taken back by DELETE, for which no precondition is asked. */
final class Keys implements Endpoint {
    static final String PATH = "/v1/api-keys";
    private static final String WHAT = "API key";

    private final Guard guard;
    private final Things things;
    private final ChangeAcl acl;
    private final MintApiKey mint;
    private final InstantSource clock;

    Keys(Guard guard, Things things, ChangeAcl acl, MintApiKey mint, InstantSource clock) {
        this.guard = guard;
        this.things = things;
        this.acl = acl;
        this.mint = mint;
        this.clock = clock;
    }

    @Override
    public Answer answer(Request request, Optional<String> id) {
        return switch (Endpoint.asked(request, id)) {
            case "GET all" -> guard.let(request, "ReadKeys", _ -> list(request));
            case "GET one" -> guard.let(request, "ReadKeys", _ -> one(id.orElseThrow()));
            case "POST all" -> guard.let(request, "WriteKeys", this::create);
            case "DELETE one" -> guard.let(request, "WriteKeys", call -> revoke(call, id.orElseThrow()));
            default -> Answer.onlyBy(id.isEmpty() ? "GET, POST" : "GET, DELETE");
        };
    }

    private static ObjectNode json(Stored<IssuedKey> stored) {
        ObjectNode json = Shown.json(stored);
        Instant lastUsed = stored.thing().key().lastUsed();
        return lastUsed.isAfter(ApiKey.NOT_YET) ? json.put("last_used_at", lastUsed.toString()) : json;
    }

    private static Answer shown(Stored<IssuedKey> stored) {
        return Shown.of(json(stored), stored.version());
    }

    private Answer list(Request request) {
        return Paging.of(
                request,
                KeyId::isWellFormed,
                paging -> Shown.page(
                        paging, "api_keys", things.page(IssuedKey.class, paging.after(), paging.limit()), Keys::json));
    }

    private Answer one(String id) {
        return things.find(IssuedKey.class, id).map(Keys::shown).orElseGet(() -> Shown.missing(WHAT));
    }

    private Answer create(Call call) {
        return Body.read(call.request(), this::wanted, wanted -> create(call, wanted.orElseThrow()));
    }

    private Answer create(Call call, NewApiKey wanted) {
        CreatedApiKey made = mint.mint(wanted);
        return Shown.changed(acl.create(new IssuedKey(made.key()), call.cause()), WHAT, stored -> {
            ObjectNode body = json(stored).put("secret", made.secret().value());
            return Shown.created(PATH, stored.thing().id(), Shown.of(body, stored.version()));
        });
    }

    private Optional<NewApiKey> wanted(Body body) {
        Optional<Owner> owner = owner(body);
        boolean test = body.optional("mode", it -> it.equals("live") || it.equals("test"), "must be live or test")
                .filter("test"::equals)
                .isPresent();
        Set<String> scope = body.texts("scope", Names.MOST, Action::isOne, "must be an action, such as CreateBatch")
                .orElse(Set.of());
        Instant expires = body.time("expires_at").orElse(ApiKey.NEVER);
        if (!expires.isAfter(clock.instant()) || expires.isAfter(ApiKey.NEVER)) {
            body.wrong(Violation.of("expires_at", "must be in the future"));
        }
        return body.isGood() ? owner.map(it -> new NewApiKey(it, test, scope, expires)) : Optional.empty();
    }

    /** A key speaks for somebody who is known and not disabled. */
    private Optional<Owner> owner(Body body) {
        String subject = body.text("subject", Owner::isSubject, "must be the subject of a person");
        Optional<Person> person = subject.isEmpty()
                ? Optional.empty()
                : things.find(Person.class, subject).map(Stored::thing);
        if (!subject.isEmpty() && person.isEmpty()) {
            body.wrong(Violation.of("subject", "is nobody's: make the person first"));
        }
        if (person.isPresent() && person.get().disabled()) {
            body.wrong(Violation.of("subject", "is disabled"));
        }
        return person.map(Person::owner);
    }

    private Answer revoke(Call call, String id) {
        return KeyId.isWellFormed(id)
                ? Shown.changed(acl.revoke(new KeyId(id), call.cause()), WHAT, Keys::shown)
                : Shown.missing(WHAT);
    }
}
