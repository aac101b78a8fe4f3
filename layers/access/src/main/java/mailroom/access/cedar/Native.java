package mailroom.access.cedar;

import com.cedarpolicy.BasicAuthorizationEngine;
import com.cedarpolicy.model.policy.PolicySet;
import com.cedarpolicy.model.schema.Schema;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import mailroom.platform.Json;

/**
 * Cedar's native functions, which take and give JSON. Its Java classes around them bind that JSON by reflection on some forty classes, which costs a
 * cold start 90 ms with an AOT cache (ADR 20); so the functions are called directly, though the library calls them private.
 */
final class Native {
    private static final Method CALL =
            function(BasicAuthorizationEngine.class, "callCedarJNI", String.class, String.class);
    private static final Method PARSE_SCHEMA =
            function(Schema.class, "preparseSchemaJni", String.class, String.class, boolean.class);
    private static final Method PARSE_POLICIES =
            function(PolicySet.class, "preparsePolicySetJni", String.class, String.class);
    private static final Method FORGET_POLICIES = function(PolicySet.class, "removeCachedPolicySetJni", String.class);

    private Native() {}

    /** What Cedar does not read; the message is Cedar's. */
    static final class Refused extends Exception {
        private static final long serialVersionUID = 1L;

        Refused(String message, Throwable cause) {
            super(message, cause);
        }
    }

    /** Answers {@code {"type":"success",...}} or {@code {"type":"failure","errors":[...]}}. */
    static JsonNode call(String operation, JsonNode question) throws Refused {
        String answer = invoke(CALL, operation, Json.write(question));
        try {
            return Json.read(answer);
        } catch (Json.Malformed e) {
            throw new Refused("Cedar's answer is no JSON: " + answer, e);
        }
    }

    /** Keeps a schema parsed under this name. */
    static void parseSchema(String name, String text) throws Refused {
        invoke(PARSE_SCHEMA, name, text, true);
    }

    /** Keeps policies parsed under this name. */
    static void parsePolicies(String name, ObjectNode policies) throws Refused {
        invoke(PARSE_POLICIES, name, Json.write(policies));
    }

    static void forgetPolicies(String name) throws Refused {
        invoke(FORGET_POLICIES, name);
    }

    private static String invoke(Method function, Object... arguments) throws Refused {
        try {
            return String.valueOf(function.invoke(null, arguments));
        } catch (InvocationTargetException e) {
            Throwable cause = e.getCause() == null ? e : e.getCause();
            throw new Refused(String.valueOf(cause.getMessage()), cause);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException("Cedar's functions are closed to us", e);
        }
    }

    private static Method function(Class<?> of, String name, Class<?>... parameters) {
        try {
            Method method = of.getDeclaredMethod(name, parameters);
            method.setAccessible(true);
            return method;
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException("this version of Cedar has no function " + name, e);
        }
    }
}
