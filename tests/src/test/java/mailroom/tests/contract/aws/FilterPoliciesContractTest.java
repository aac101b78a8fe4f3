package mailroom.tests.contract.aws;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import mailroom.tests.contract.AlsoOnLocalStack;
import mailroom.tests.contract.LocalServices;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.sqs.model.Message;

/** Which messages a subscription gets. */
@AlsoOnLocalStack
class FilterPoliciesContractTest {
    @RegisterExtension
    static final LocalServices SERVICES = new LocalServices();

    @RegisterExtension
    final Own own = new Own(SERVICES);

    private static final String LAST = "the last one";

    private static Map<String, String> raw(String policy, String scope) {
        return Map.of("RawMessageDelivery", "true", "FilterPolicy", policy, "FilterPolicyScope", scope);
    }

    /** What came until the last message came, without it. */
    private static List<String> untilLast(String queue) {
        List<String> bodies = new ArrayList<>();
        for (int i = 0; i < 5 && !bodies.contains(LAST); i++) {
            SERVICES
                    .sqs()
                    .receiveMessage(
                            it -> it.queueUrl(queue).maxNumberOfMessages(10).waitTimeSeconds(5))
                    .messages()
                    .stream()
                    .map(Message::body)
                    .forEach(bodies::add);
        }
        assertThat(bodies).contains(LAST);
        bodies.remove(LAST);
        return bodies;
    }

    @ParameterizedTest(name = "{0}: {1} yes, {2} no")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        {"k":["bulk"]}                                     | bulk            | Bulk
        {"k":["a","b"]}                                    | b               | c
        {"k":[{"prefix":"mail."}]}                         | mail.sent       | mailbox
        {"k":[{"suffix":".com"}]}                          | example.com     | example.org
        {"k":[{"equals-ignore-case":"bulk"}]}              | BULK            | bulky
        {"k":[{"anything-but":["a","b"]}]}                 | c               | a
        {"k":[{"anything-but":{"prefix":"x-"}}]}           | y-1             | x-1
        {"k":[{"exists":true}]}                            | anything        | (absent)
        {"k":[{"exists":false}]}                           | (absent)        | anything
        {"k":[{"numeric":["=",10]}]}                       | #10.0           | #10.5
        {"k":[{"numeric":[">",0,"<=",5]}]}                 | #5              | #5.01
        {"k":[{"numeric":[">=",-3]}]}                      | #-3             | #-4
        {"k":["b"]}                                        | ["a","b"]       | ["a","c"]
        {"$or":[{"k":["a"]},{"k":[{"prefix":"z"}]}]}       | zz              | b
        {"k":[{"anything-but":["a"]},{"prefix":"ab"}]}     | b               | a
        """)
    void on_attributes(String policy, String yes, String no) {
        String topic = own.topic();
        String queue = own.queue();
        own.subscribe(topic, queue, raw(policy, "MessageAttributes"));
        for (String value : List.of(no, yes)) {
            Map<String, String> texts = value.equals("(absent)") ? Map.of("other", "x") : Map.of("k", value);
            SERVICES.sns().publish(it -> it.topicArn(topic)
                    .message(value.equals(yes) ? LAST : value)
                    .messageAttributes(Texts.attributes(texts)));
        }
        assertThat(untilLast(queue)).isEmpty();
    }

    @Test
    void every_key_of_a_policy_must_match() {
        String topic = own.topic();
        String queue = own.queue();
        own.subscribe(topic, queue, raw("{\"kind\":[\"bulk\"],\"team\":[\"a\",\"b\"]}", "MessageAttributes"));
        for (Map<String, String> texts :
                List.of(Map.of("kind", "bulk"), Map.of("team", "a"), Map.of("kind", "bulk", "team", "c"))) {
            SERVICES.sns().publish(it -> it.topicArn(topic).message("no").messageAttributes(Texts.attributes(texts)));
        }
        SERVICES.sns().publish(it -> it.topicArn(topic)
                .message(LAST)
                .messageAttributes(Texts.attributes(Map.of("kind", "bulk", "team", "b", "more", "x"))));
        assertThat(untilLast(queue)).isEmpty();
    }

    @ParameterizedTest(name = "{0}: {1} yes, {2} no")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        {"type":["sent"]}                            | {"type":"sent","n":1}         | {"type":"Sent"}
        {"mail":{"kind":["bulk"]}}                   | {"mail":{"kind":"bulk"}}      | {"mail":{"kind":"x"}}
        {"mail":{"kind":["bulk"]}}                   | {"mail":[{"kind":"bulk"}]}    | {"kind":"bulk"}
        {"tags":["a"]}                               | {"tags":["b","a"]}            | {"tags":["b"]}
        {"ok":[true]}                                | {"ok":true}                   | {"ok":"true"}
        {"x":[null]}                                 | {"x":null}                    | {"x":""}
        {"x":[{"exists":false}]}                     | {"y":1}                       | {"x":1}
        """)
    void on_bodies(String policy, String yes, String no) {
        String topic = own.topic();
        String queue = own.queue();
        own.subscribe(topic, queue, raw(policy, "MessageBody"));
        for (String body : List.of("no json", "[1]", no, yes)) {
            SERVICES.sns().publish(it -> it.topicArn(topic).message(body));
        }
        List<String> bodies = new ArrayList<>();
        for (int i = 0; i < 5 && !bodies.contains(yes); i++) {
            SERVICES.sqs()
                    .receiveMessage(
                            it -> it.queueUrl(queue).maxNumberOfMessages(10).waitTimeSeconds(5))
                    .messages()
                    .forEach(it -> bodies.add(it.body()));
        }
        assertThat(bodies).containsExactly(yes);
    }

    @Test
    @Tag(LocalServices.NOT_IN_LOCAL_STACK) // which compares numbers as texts
    void a_number_is_not_the_text_that_looks_like_it() {
        on_bodies("{\"n\":[{\"numeric\":[\">\",10]}]}", "{\"n\":11}", "{\"n\":\"11\"}");
        on_attributes("{\"k\":[{\"anything-but\":[1,2]}]}", "#3", "#2");
    }

    @Test
    void a_policy_can_be_changed_and_taken_away() {
        String topic = own.topic();
        String queue = own.queue();
        String arn = own.subscribe(topic, queue, raw("{\"k\":[\"a\"]}", "MessageAttributes"));
        SERVICES.sns()
                .setSubscriptionAttributes(it ->
                        it.subscriptionArn(arn).attributeName("FilterPolicy").attributeValue("{\"k\":[\"b\"]}"));
        for (String value : List.of("a", "b")) {
            SERVICES.sns().publish(it -> it.topicArn(topic)
                    .message(value.equals("b") ? LAST : value)
                    .messageAttributes(Texts.attributes(Map.of("k", value))));
        }
        assertThat(untilLast(queue)).isEmpty();
        SERVICES.sns()
                .setSubscriptionAttributes(it ->
                        it.subscriptionArn(arn).attributeName("FilterPolicy").attributeValue("{}"));
        SERVICES.sns().publish(it -> it.topicArn(topic).message(LAST));
        assertThat(untilLast(queue)).isEmpty();
    }
}
