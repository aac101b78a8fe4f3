package comparison.advise.app;

import java.time.Duration;
import java.util.Set;

/**
 * One function of the application.
 *
 * @param id logical id
 * @param name the physical name that the template sets; empty where CloudFormation chooses it
 * @param code what {@code CodeUri} says; empty for an image
 * @param unpackedBytes of the code, without layers; 0: not known
 * @param role the ARN of a role of its own choosing; empty where SAM makes one from {@code Policies}
 * @param permissions that its role grants, {@code action on resource}
 * @param reserved concurrency; 0: none
 * @param provisioned environments; 0: none
 * @param logGroup the logical id of a log group of the template, or a name; empty for Lambda's own choice
 * @param keepApart logical ids that it must not be put together with; {@code *}: any
 */
public record AppFunction(
        String id,
        String name,
        String runtime,
        String handler,
        String code,
        long unpackedBytes,
        int memoryMb,
        Duration timeout,
        String role,
        Set<String> permissions,
        int reserved,
        int provisioned,
        boolean snapStart,
        boolean arm,
        String logGroup,
        Set<String> keepApart) {
    /** Keeps a function to itself. */
    public static final String ANY = "*";

    public AppFunction {
        permissions = Set.copyOf(permissions);
        keepApart = Set.copyOf(keepApart);
    }

    /** Whether the same program stands behind both: the same code and handler serve what either serves. */
    public boolean sameProgram(AppFunction other) {
        return code.equals(other.code) && handler.equals(other.handler) && runtime.equals(other.runtime);
    }

    public boolean mustStayApart(AppFunction other) {
        return !id.equals(other.id)
                && (keepApart.contains(ANY)
                        || other.keepApart.contains(ANY)
                        || keepApart.contains(other.id)
                        || other.keepApart.contains(id));
    }
}
