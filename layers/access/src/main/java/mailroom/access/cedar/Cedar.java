package mailroom.access.cedar;

import com.cedarpolicy.BasicAuthorizationEngine;
import com.cedarpolicy.model.AuthorizationRequest;
import com.cedarpolicy.model.AuthorizationResponse;
import com.cedarpolicy.model.AuthorizationSuccessResponse;
import com.cedarpolicy.model.AuthorizationSuccessResponse.AuthorizationError;
import com.cedarpolicy.model.entity.Entity;
import com.cedarpolicy.model.exception.AuthException;
import com.cedarpolicy.model.exception.CacheException;
import com.cedarpolicy.model.policy.Policy;
import com.cedarpolicy.model.policy.PolicySet;
import com.cedarpolicy.value.EntityTypeName;
import com.cedarpolicy.value.EntityUID;
import com.cedarpolicy.value.PrimBool;
import com.cedarpolicy.value.PrimLong;
import com.cedarpolicy.value.PrimString;
import com.cedarpolicy.value.Value;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The engine. It keeps the last set of policies parsed, on the native side, as long as it is asked about the same. */
public final class Cedar {
    private static final Logger LOG = LoggerFactory.getLogger(Cedar.class);

    private final BasicAuthorizationEngine engine = new BasicAuthorizationEngine();
    private volatile Parsed last = new Parsed(Map.of(), new PolicySet());

    private record Parsed(Map<String, String> texts, PolicySet set) {}

    public Verdict decide(Map<String, String> policies, Question question) {
        try {
            return verdict(engine.isAuthorized(request(question), parsed(policies), entities(question)));
        } catch (AuthException | CacheException e) {
            return new Verdict.Undecided("the policies cannot be used: " + e.getMessage());
        }
    }

    private PolicySet parsed(Map<String, String> texts) throws CacheException {
        Parsed known = last;
        if (known.texts().equals(texts)) {
            return known.set();
        }
        PolicySet set = new PolicySet(texts.entrySet().stream()
                .map(it -> new Policy(it.getValue(), it.getKey()))
                .collect(Collectors.toSet()));
        set.cache();
        last = new Parsed(texts, set);
        return set;
    }

    private static AuthorizationRequest request(Question question) {
        return new AuthorizationRequest(
                uid(question.person()),
                uid("Action", question.action()),
                uid(question.resource()),
                Optional.of(values(question.context())),
                Optional.of(Words.schema()),
                true);
    }

    private static Set<Entity> entities(Question question) {
        Set<EntityUID> roles =
                question.roles().stream().map(it -> uid("Role", it)).collect(Collectors.toSet());
        return Set.of(entity(question.person(), roles), entity(question.resource(), Set.of()));
    }

    private static Entity entity(Thing thing, Set<EntityUID> parents) {
        return new Entity(uid(thing), values(thing.attributes()), parents);
    }

    private static EntityUID uid(Thing thing) {
        return uid(thing.type(), thing.id());
    }

    private static EntityUID uid(String type, String id) {
        return EntityTypeName.parse(type)
                .orElseThrow(() -> new IllegalArgumentException("no type of an entity: " + type))
                .of(id);
    }

    private static Map<String, Value> values(Map<String, Object> plain) {
        Map<String, Value> values = new HashMap<>();
        plain.forEach((name, value) -> values.put(name, value(value)));
        return values;
    }

    private static Value value(Object plain) {
        return switch (plain) {
            case String text -> new PrimString(text);
            case Long number -> new PrimLong(number);
            case Boolean truth -> new PrimBool(truth);
            default -> throw new IllegalArgumentException("no value of Cedar: " + plain.getClass());
        };
    }

    private static Verdict verdict(AuthorizationResponse response) {
        if (response.success.isEmpty()) {
            return new Verdict.Undecided(response.errors.map(Object::toString).orElse("the engine gave no answer"));
        }
        AuthorizationSuccessResponse answer = response.success.get();
        List<String> broken = answer.getErrors().stream()
                .map(AuthorizationError::getPolicyId)
                .sorted()
                .toList();
        List<String> by = answer.getReason().stream().sorted().toList();
        if (!broken.isEmpty()) {
            // Cedar leaves such a policy out. If it is one that forbids, that would let somebody through.
            LOG.error("policies that cannot be evaluated: {}", answer.getErrors());
            return new Verdict.Forbidden(broken);
        }
        if (answer.isAllowed()) {
            return new Verdict.Permitted(by);
        }
        return by.isEmpty() ? new Verdict.NotPermitted() : new Verdict.Forbidden(by);
    }
}
