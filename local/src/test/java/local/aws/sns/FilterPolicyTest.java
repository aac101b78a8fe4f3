package local.aws.sns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.Optional;
import local.aws.proxy.AwsError;
import local.aws.sns.FilterPolicy.Scope;
import local.aws.sqs.MessageAttribute;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FilterPolicyTest {
    private static final Publication MESSAGE = new Publication(
            "{\"order\": {\"size\": 12, \"tags\": [\"new\", \"red\"]}, \"kind\": \"bulk\"}",
            Map.of(),
            Optional.empty(),
            Map.of(
                    "kind", new MessageAttribute("String", "bulk", false),
                    "size", new MessageAttribute("Number", "12", false),
                    "tags", new MessageAttribute("String.Array", "[\"new\", \"red\"]", false),
                    "blob", new MessageAttribute("Binary", "AAAA", true)),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"kind\": [\"bulk\"]}                                             | true",
                "{\"kind\": [\"transactional\"]}                                    | false",
                "{\"kind\": [\"transactional\", \"bulk\"]}                          | true",
                "{\"kind\": [{\"anything-but\": [\"bulk\"]}]}                       | false",
                "{\"kind\": [{\"anything-but\": [\"none\"]}]}                       | true",
                "{\"kind\": [{\"prefix\": \"bu\"}]}                                 | true",
                "{\"kind\": [{\"suffix\": \"lk\"}]}                                 | true",
                "{\"kind\": [{\"exists\": true}]}                                   | true",
                "{\"colour\": [{\"exists\": true}]}                                 | false",
                "{\"colour\": [{\"exists\": false}]}                                | true",
                "{\"size\": [{\"numeric\": [\">\", 10, \"<=\", 12]}]}               | true",
                "{\"size\": [{\"numeric\": [\">\", 12]}]}                           | false",
                "{\"size\": [12]}                                                   | true",
                "{\"tags\": [\"red\"]}                                              | true",
                "{\"blob\": [{\"exists\": true}]}                                   | false",
                "{\"kind\": [\"bulk\"], \"size\": [13]}                             | false",
                "{\"$or\": [{\"kind\": [\"none\"]}, {\"size\": [12]}]}              | true",
                "{\"$or\": [{\"kind\": [\"none\"]}, {\"size\": [13]}]}              | false",
            })
    void a_policy_on_attributes(String policy, boolean matches) {
        assertThat(new FilterPolicy(policy, Scope.ATTRIBUTES).matches(MESSAGE)).isEqualTo(matches);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"order\": {\"size\": [{\"numeric\": [\">=\", 12]}]}}             | true",
                "{\"order\": {\"tags\": [\"red\"]}}                                 | true",
                "{\"order\": {\"tags\": [\"blue\"]}}                                | false",
                "{\"kind\": [\"bulk\"]}                                             | true",
            })
    void a_policy_on_bodies(String policy, boolean matches) {
        assertThat(new FilterPolicy(policy, Scope.BODY).matches(MESSAGE)).isEqualTo(matches);
    }

    @Test
    void a_body_that_is_no_object_matches_no_policy_on_bodies() {
        FilterPolicy policy = new FilterPolicy("{\"kind\": [{\"exists\": false}]}", Scope.BODY);

        assertThat(policy.matches(Publication.of("plain text"))).isFalse();
        assertThat(policy.matches(Publication.of("[1]"))).isFalse();
    }

    @Test
    void a_policy_that_is_none_is_refused() {
        assertThatThrownBy(() -> new FilterPolicy("{\"kind\": [{\"near\": 1}]}", Scope.ATTRIBUTES))
                .isInstanceOf(AwsError.class)
                .hasMessageContaining("FilterPolicy");
    }
}
