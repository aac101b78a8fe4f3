package mailroom.tests.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import local.LocalOptions;
import local.LocalStack;
import local.lambda.Aot;
import mailroom.tests.house.Checkout;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The four contenders on one local stack, each with a team of its own. */
class ConformanceTest {
    private static final List<String> CONTENDERS =
            List.of("RoutedMicronaut", "RoutedPlain", "SeparatePlain", "SeparateMicronaut");

    private static final Map<String, Map<String, Answer>> ANSWERS = new TreeMap<>();
    private static Optional<LocalStack> stack = Optional.empty();

    @BeforeAll
    static void ask_everybody_the_same() {
        LocalStack local = LocalStack.start(
                new LocalOptions(
                        Checkout.ROOT.resolve("comparison/contenders/template.yaml"),
                        Checkout.ROOT.resolve("target/local"),
                        0,
                        Map.of(),
                        Optional.empty(),
                        Aot.OFF),
                _ -> {},
                _ -> {});
        stack = Optional.of(local);
        TheAcl.put(local, CONTENDERS.stream().map(ConformanceTest::team).toList());
        for (String contender : CONTENDERS) {
            String api = local.stack().find(contender + "Api").orElseThrow().ref();
            var conversation = new Conversation(new Caller(local.url(), api, team(contender)));
            Script.speak(conversation);
            ANSWERS.put(contender, conversation.answers());
        }
    }

    @AfterAll
    static void stop() {
        stack.ifPresent(LocalStack::close);
    }

    private static String team(String contender) {
        return "team-" + contender;
    }

    private static List<String> differences(Map<String, Map<String, Answer>> answers) {
        Map<String, Answer> reference = answers.get(CONTENDERS.getFirst());
        var differences = new ArrayList<String>();
        reference.forEach((step, expected) -> answers.forEach((contender, others) -> {
            Answer answer = others.get(step);
            if (answer == null || !answer.compared().equals(expected.compared())) {
                differences.add("%s, %s:%n  %s%n  %s"
                        .formatted(
                                contender, step, answer == null ? "nothing" : answer.compared(), expected.compared()));
            }
        }));
        return differences;
    }

    @Test
    void all_contenders_answer_every_step_alike() {
        assertThat(ANSWERS).hasSize(4).allSatisfy((_, answers) -> assertThat(answers)
                .hasSizeGreaterThan(50));
        assertThat(differences(ANSWERS)).isEmpty();
    }

    @Test
    void the_steps_meet_successes_and_refusals_of_every_kind() {
        assertThat(ANSWERS.get("RoutedPlain").values())
                .extracting(Answer::status)
                .contains(200, 202, 304, 400, 401, 403, 404, 409, 415, 422, 503)
                .doesNotContain(500);
    }

    @Test
    void a_contender_that_answers_one_step_otherwise_is_found() {
        Map<String, Map<String, Answer>> broken = new TreeMap<>(ANSWERS);
        Map<String, Answer> answers = new LinkedHashMap<>(ANSWERS.get("SeparatePlain"));
        Answer get = answers.get("get");
        answers.put("get", new Answer(get.status(), Map.of(), get.others(), get.body()));
        broken.put("SeparatePlain", answers);
        assertThat(differences(broken)).hasSize(1).first().asString().startsWith("SeparatePlain, get:");
    }
}
