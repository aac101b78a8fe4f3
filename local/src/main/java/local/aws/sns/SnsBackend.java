package local.aws.sns;

import static local.aws.proxy.Xml.element;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import local.aws.proxy.Answer;
import local.aws.proxy.AwsError;
import local.aws.proxy.Backend;
import local.aws.proxy.Form;
import local.aws.proxy.Request;

/** SNS's query protocol. */
public final class SnsBackend implements Backend {
    private static final String NAMESPACE = "http://sns.amazonaws.com/doc/2010-03-31/";

    private final Topics topics;
    private final String topicPrefix;
    private final Supplier<String> ids;

    /**
     * Speaks for the topics of an account.
     *
     * @param topicPrefix what a topic's ARN is made of, its name goes behind it
     */
    public SnsBackend(Topics topics, String topicPrefix, Supplier<String> ids) {
        this.topics = topics;
        this.topicPrefix = topicPrefix;
        this.ids = ids;
    }

    @Override
    public Future<Answer> answer(Request request) {
        Form form = Form.parse(request.body());
        String result =
                switch (request.operation()) {
                    case "Publish" -> publish(form, request.trace());
                    case "PublishBatch" -> PublishBatch.publish(topics, form, request.trace());
                    case "CreateTopic" -> create(form);
                    case "DeleteTopic" -> delete(form);
                    case "ListTopics" -> list();
                    case "GetTopicAttributes" -> topicAttributes(form);
                    case "Subscribe" -> subscribe(form);
                    case "Unsubscribe" -> unsubscribe(form);
                    case "ListSubscriptionsByTopic" ->
                        subscriptions(topics.topic(form.required("TopicArn")).subscriptions());
                    case "ListSubscriptions" ->
                        subscriptions(topics.all().stream()
                                .flatMap(it -> it.subscriptions().stream())
                                .toList());
                    case "GetSubscriptionAttributes" -> subscriptionAttributes(form);
                    case "SetSubscriptionAttributes" -> setSubscriptionAttribute(form);
                    default ->
                        throw new AwsError(
                                400,
                                "InvalidAction",
                                "The action %s is not valid for this web service.".formatted(request.operation()));
                };
        String name = request.operation();
        String xml =
                "<%1$sResponse xmlns=\"%2$s\"><%1$sResult>%3$s</%1$sResult><ResponseMetadata>%4$s</ResponseMetadata></%1$sResponse>"
                        .formatted(name, NAMESPACE, result, element("RequestId", ids.get()));
        return Future.succeededFuture(Answer.ok("text/xml", Buffer.buffer(xml)));
    }

    private String publish(Form form, Optional<String> trace) {
        Publication publication = Publications.read(form, "", trace);
        if (Topics.isTooLong(Topics.bytes(publication))) {
            throw new AwsError(400, "InvalidParameter", "Invalid parameter: Message too long");
        }
        return PublishBatch.told(
                topics.take(Publications.topic(form), List.of(publication)).getFirst(), form);
    }

    private String create(Form form) {
        String arn = topicPrefix + form.required("Name");
        topics.create(arn, attributes(form));
        return element("TopicArn", arn);
    }

    private String delete(Form form) {
        topics.delete(form.required("TopicArn"));
        return "";
    }

    private String list() {
        return topics.all().stream()
                .map(it -> "<member>" + element("TopicArn", it.arn()) + "</member>")
                .collect(Collectors.joining("", "<Topics>", "</Topics>"));
    }

    private String topicAttributes(Form form) {
        return attributes(topics.topic(form.required("TopicArn")).attributes());
    }

    private String subscribe(Form form) {
        return element(
                "SubscriptionArn",
                topics.subscribe(
                        form.required("TopicArn"),
                        form.required("Protocol"),
                        form.required("Endpoint"),
                        attributes(form)));
    }

    private static Map<String, String> attributes(Form form) {
        Map<String, String> attributes = new HashMap<>();
        for (int i = 1; form.has("Attributes.entry." + i); i++) {
            attributes.put(
                    form.required("Attributes.entry." + i + ".key"),
                    form.optional("Attributes.entry." + i + ".value").orElse(""));
        }
        return attributes;
    }

    private String unsubscribe(Form form) {
        String arn = form.required("SubscriptionArn");
        topics.topicOf(arn).remove(arn);
        return "";
    }

    private static String subscriptions(List<Subscription> all) {
        return all.stream()
                .map(it -> "<member>%s%s%s%s%s</member>"
                        .formatted(
                                element("TopicArn", it.topicArn()),
                                element("Owner", Subscription.owner(it.topicArn())),
                                element("Protocol", it.protocol().written()),
                                element("SubscriptionArn", it.arn()),
                                element("Endpoint", it.endpoint())))
                .collect(Collectors.joining("", "<Subscriptions>", "</Subscriptions>"));
    }

    private String subscriptionAttributes(Form form) {
        return attributes(subscription(form).attributes());
    }

    private String setSubscriptionAttribute(Form form) {
        Subscription before = subscription(form);
        Map<String, String> attributes = new HashMap<>(before.written());
        attributes.put(
                form.required("AttributeName"), form.optional("AttributeValue").orElse(""));
        topics.topic(before.topicArn())
                .add(Subscription.of(
                        before.arn(), before.topicArn(), before.protocol(), before.endpoint(), attributes));
        return "";
    }

    private Subscription subscription(Form form) {
        String arn = form.required("SubscriptionArn");
        return topics.topicOf(arn)
                .find(arn)
                .orElseThrow(() -> new AwsError(404, "NotFound", "Subscription does not exist"));
    }

    private static String attributes(Map<String, String> attributes) {
        return attributes.entrySet().stream()
                .map(it -> "<entry>" + element("key", it.getKey()) + element("value", it.getValue()) + "</entry>")
                .collect(Collectors.joining("", "<Attributes>", "</Attributes>"));
    }
}
