package local.template;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;

/**
 * One resource of the template, Globals merged in and every intrinsic resolved.
 *
 * @param type such as {@code AWS::Serverless::Function}
 * @param ref what {@code !Ref} gives: a name, an ARN or a URL, by the type
 * @param attributes what {@code !GetAtt} gives, such as {@code Arn}
 * @param properties the {@code Properties} block with plain values; absent ones left out. Not to be changed.
 * @param metadata the {@code Metadata} block, empty where there is none
 */
public record Resource(
        String logicalId,
        String type,
        String ref,
        Map<String, String> attributes,
        ObjectNode properties,
        ObjectNode metadata) {
    public Resource {
        attributes = Map.copyOf(attributes);
    }

    /** The ARN of a resource that has one. */
    public String arn() {
        String arn = attributes.get("Arn");
        if (arn == null) {
            throw new IllegalStateException("%s of type %s has no ARN".formatted(logicalId, type));
        }
        return arn;
    }
}
