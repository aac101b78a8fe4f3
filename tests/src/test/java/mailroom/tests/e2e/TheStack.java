package mailroom.tests.e2e;

import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.StreamSupport;
import local.LocalOptions;
import local.LocalStack;
import local.Modes;
import local.aws.ses.Mailbox.Mail;
import local.lambda.Aot;
import local.lambda.EnvironmentState;
import local.lambda.EnvironmentView;
import local.lambda.InvokeResult;
import local.observe.CallTrail.Deed;
import local.template.Resource;
import local.template.Stack;
import mailroom.tests.house.Checkout;
import mailroom.tests.iam.Privileges;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** One running system for all end-to-end tests: started by the first of them, stopped after the last. */
final class TheStack implements BeforeAllCallback {
    /** Which functions serve the batches endpoints; the tests run once over each (see tests/pom.xml). */
    private static final String LAYOUT = System.getProperty("mailroom.tests.layout", "routed");

    /** Short times, so that what waits for a lease or a message to come back does not wait for minutes. */
    private static final Map<String, String> PARAMETERS = Map.of(
            "BatchesLayout", LAYOUT,
            "SenderTimeoutSeconds", "10",
            "SenderVisibilitySeconds", "30",
            "SenderLeaseSeconds", "11",
            "ProviderTimeoutSeconds", "4",
            "ConsumerTimeoutSeconds", "8",
            "ConsumerVisibilitySeconds", "10",
            "PumpTimeoutSeconds", "10",
            "PumpVisibilitySeconds", "12");

    private static volatile Optional<Running> running = Optional.empty();

    record Running(
            LocalStack local,
            Optional<SamApi> sam,
            Keys keys,
            Keys.Key key,
            OutsideIssuer issuer,
            Map<String, Queue<String>> logs,
            Set<Deed> deeds)
            implements AutoCloseable {
        @Override
        public void close() {
            sam.ifPresent(SamApi::close);
            local.close();
            issuer.stop();
        }

        URI url() {
            return sam.map(SamApi::url).orElseGet(local::url);
        }
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        context.getRoot()
                .getStore(ExtensionContext.Namespace.create(TheStack.class))
                .computeIfAbsent(TheStack.class, ignored -> start(), Running.class);
    }

    private static Running start() {
        Map<String, Queue<String>> logs = new ConcurrentHashMap<>();
        Set<Deed> deeds = ConcurrentHashMap.newKeySet();
        OutsideIssuer issuer = OutsideIssuer.start();
        Map<String, String> parameters = new HashMap<>(PARAMETERS);
        parameters.put("TrustedIssuers", issuer.trusted());
        LocalStack local = LocalStack.start(
                new LocalOptions(
                        Checkout.ROOT.resolve("template.yaml"),
                        Checkout.ROOT.resolve("target/local"),
                        0,
                        parameters,
                        Optional.empty(),
                        Aot.USE,
                        Modes.DEFAULT.heardBy(deeds::add)),
                step -> {},
                line -> logs.computeIfAbsent(line.function(), it -> new ConcurrentLinkedQueue<>())
                        .add(line.text()));
        Keys keys = new Keys(local);
        Running started =
                new Running(local, SamApi.wished(local, PARAMETERS), keys, keys.create("tests"), issuer, logs, deeds);
        running = Optional.of(started);
        return started;
    }

    static TheStack running() {
        return new TheStack();
    }

    private static Running it() {
        return running.orElseThrow();
    }

    /** The function that takes submissions. */
    String submitter() {
        return LAYOUT.equals("routed") ? "BatchesRouted" : "SubmitBatch";
    }

    Keys.Key key() {
        return it().key();
    }

    Http anonymous() {
        return new Http(it().url(), "");
    }

    Http caller() {
        return anonymous().as("Bearer " + key().bearer());
    }

    /** Whose tokens are taken too. */
    OutsideIssuer issuer() {
        return it().issuer();
    }

    /** A caller of a team of its own. */
    Http newCaller(String team) {
        return anonymous().as("Bearer " + it().keys().create(team).bearer());
    }

    Keys.Key newKey(String team) {
        return it().keys().create(team);
    }

    /** Somebody of that team with that role; the person is made where there is none. */
    Http newCaller(String subject, String team, String role) {
        return anonymous()
                .as("Bearer " + it().keys().create(subject, team, role).bearer());
    }

    Keys keys() {
        return it().keys();
    }

    /** What a function answers to a direct invoke. */
    String invoke(String function, String payload) {
        InvokeResult result = it().local().lambda().invoke(function, payload).join();
        if (result instanceof InvokeResult.Answered(var answer)) {
            return answer;
        }
        throw new AssertionError("%s answered %s".formatted(function, result));
    }

    Stack template() {
        return it().local().stack();
    }

    /** Where the WebSocket API answers. */
    URI webSocket() {
        return it().local().webSocketUrls().get("WebSocketApi");
    }

    /** The functions that have an event source of one of these types. */
    List<String> hearing(String... types) {
        return it().local().stack().ofType("AWS::Serverless::Function").stream()
                .filter(it -> StreamSupport.stream(
                                it.properties().path("Events").spliterator(), false)
                        .anyMatch(source ->
                                List.of(types).contains(source.path("Type").asText())))
                .map(Resource::logicalId)
                .toList();
    }

    /** What the function makes of an event that nothing but this call brings it. */
    InvokeResult hear(String function, String event) {
        return it().local().invoker().invoke(function, event).join();
    }

    /** A client of the tests' own on the tables. */
    DynamoDbClient dynamo() {
        return Aws.dynamo(it().local());
    }

    /** Puts a message into a queue, as whoever may. */
    void send(String queue, String body) {
        try (var sqs = Aws.sqs(it().local())) {
            sqs.sendMessage(message -> message.queueUrl(table(queue)).messageBody(body));
        }
    }

    String table(String logicalId) {
        return it().local().stack().find(logicalId).orElseThrow().ref();
    }

    /** The last mails that this address got, as they arrived. */
    List<Mail> mailTo(String address) {
        return it().local().aws().mailbox().latest().stream()
                .filter(mail -> mail.recipient().equals(address))
                .toList();
    }

    long mailsTo(String address) {
        return it().local().aws().mailbox().count(address);
    }

    void sesAcceptsThenHangs(int calls) {
        it().local().aws().sesFaults().hangNext(calls);
    }

    void sesThrottles(int calls) {
        it().local().aws().sesFaults().throttleNext(calls);
    }

    void sesAnswersNextEntries(String... statuses) {
        it().local().aws().sesFaults().answerEntriesNext(List.of(statuses));
    }

    /** Logical ids. */
    Set<String> functions() {
        Set<String> ids = new TreeSet<>();
        it().local().stack().ofType("AWS::Serverless::Function").forEach(function -> ids.add(function.logicalId()));
        return ids;
    }

    /** How the function's role differs from all that it has done so far. */
    Privileges.Difference privileges(String function) {
        Resource resource = it().local().stack().find(function).orElseThrow();
        return new Privileges(it().local().stack()).compare(resource, it().deeds());
    }

    /** The process id of an environment of the function that is at work right now; 0 when there is none. */
    long busyEnvironment(String function) {
        return it().local().lambda().environments(function).stream()
                .filter(e -> e.state() == EnvironmentState.BUSY)
                .mapToLong(EnvironmentView::pid)
                .findFirst()
                .orElse(0);
    }

    /** Everything that the function's environments have written so far. */
    String log(String function) {
        String ours = String.join("\n", it().logs().getOrDefault(function, new ConcurrentLinkedQueue<>()));
        return it().sam().map(sam -> ours + sam.written()).orElse(ours);
    }
}
