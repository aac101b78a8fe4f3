package local.template;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What a resource is called.
 *
 * @param ref what {@code Ref} gives
 * @param arn absent where the type has none
 * @param gettable what {@code GetAtt} gives, and nothing else on AWS
 */
record Identity(String ref, Optional<String> arn, Map<String, String> gettable) {
    Identity {
        gettable = Map.copyOf(gettable);
    }

    /** A resource that is only named: no ARN, no attributes. */
    static Identity named(String ref) {
        return new Identity(ref, Optional.empty(), Map.of());
    }

    /** A resource whose ARN is its one attribute. */
    static Identity withArn(String ref, String arn) {
        return new Identity(ref, Optional.of(arn), Map.of("Arn", arn));
    }

    Identity and(String attribute, String value) {
        Map<String, String> more = new HashMap<>(gettable);
        more.put(attribute, value);
        return new Identity(ref, arn, more);
    }

    /** Everything that the local services may ask for: the attributes, and the ARN even where {@code GetAtt} does not give it. */
    Map<String, String> attributes() {
        Map<String, String> all = new HashMap<>(gettable);
        arn.ifPresent(it -> all.put("Arn", it));
        return all;
    }
}
