package local.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PolicyTest {
    private static final String API = "arn:aws:execute-api:us-east-1:000000000000:abc/$default/";

    private static boolean allows(String statements, String route) {
        return Policy.parse(
                        ScriptedInvoker.json("{\"Version\": \"2012-10-17\", \"Statement\": %s}".formatted(statements)))
                .orElseThrow()
                .allows(API + route);
    }

    private static String statement(String effect, String action, String resource) {
        return "{\"Effect\": \"%s\", \"Action\": \"%s\", \"Resource\": \"%s\"}".formatted(effect, action, resource);
    }

    @ParameterizedTest
    @CsvSource({
        "*, true",
        "arn:aws:execute-api:*, true",
        "arn:aws:execute-api:us-east-1:000000000000:abc/$default/GET/*, true",
        "arn:aws:execute-api:us-east-1:000000000000:abc/*/*/b/c, true",
        "arn:aws:execute-api:us-east-1:000000000000:abc/$default/GET/a/b/?, true",
        "arn:aws:execute-api:us-east-1:000000000000:abc/$default/POST/*, false",
        "arn:aws:execute-api:us-east-1:000000000000:abc/$default/GET/a, false",
        "arn:aws:execute-api:us-east-1:000000000000:xyz/*, false",
    })
    void an_asterisk_crosses_slashes(String resource, boolean allowed) {
        assertThat(allows(statement("Allow", "execute-api:Invoke", resource), "GET/a/b/c"))
                .isEqualTo(allowed);
    }

    @Test
    void every_statement_counts_and_an_explicit_deny_wins_wherever_it_stands() {
        String allow = statement("Allow", "execute-api:Invoke", "*");
        String deny = statement("Deny", "execute-api:*", API + "DELETE/*");
        for (String statements : new String[] {"[" + allow + "," + deny + "]", "[" + deny + "," + allow + "]"}) {
            assertThat(allows(statements, "GET/a")).isTrue();
            assertThat(allows(statements, "DELETE/a")).isFalse();
        }
    }

    @Test
    void nothing_said_is_no() {
        assertThat(allows("[]", "GET/a")).isFalse();
        assertThat(allows(statement("Allow", "s3:GetObject", "*"), "GET/a")).isFalse();
    }

    @Test
    void lists_and_exceptions_are_read() {
        assertThat(allows(
                        "[{\"Effect\": \"Allow\", \"Action\": [\"s3:*\", \"EXECUTE-API:invoke\"], \"Resource\": [\"x\", \"*/GET/a\"]}]",
                        "GET/a"))
                .isTrue();
        String except = "[{\"Effect\": \"Allow\", \"Action\": \"*\", \"NotResource\": \"*/GET/a\"}]";
        assertThat(allows(except, "GET/a")).isFalse();
        assertThat(allows(except, "GET/b")).isTrue();
        assertThat(allows("[{\"Effect\": \"Allow\", \"NotAction\": \"s3:*\", \"Resource\": \"*\"}]", "GET/a"))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"Statement\": [{}]}",
                "{\"Statement\": {\"Effect\": \"Maybe\", \"Action\": \"*\", \"Resource\": \"*\"}}",
                "{\"Statement\": {\"Effect\": \"Allow\", \"Resource\": \"*\"}}",
                "{\"Statement\": {\"Effect\": \"Allow\", \"Action\": \"*\"}}",
                "{\"Statement\": {\"Effect\": \"Allow\", \"Action\": \"*\", \"Resource\": \"*\", \"Condition\": {}}}",
            })
    void what_cannot_be_judged_is_no_policy(String document) {
        assertThat(Policy.parse(ScriptedInvoker.json(document))).isEmpty();
    }
}
