package mailroom.tests.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Set;
import mailroom.tests.iam.Grant;
import mailroom.tests.iam.Privileges;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every function may do what it does and nothing else: the calls of all end-to-end tests, and of every rare way besides, against its role. It comes
 * last, so that no test's call is missed; what is granted must be used by {@link EveryWay} alone, so that the test stands by itself too.
 */
@Order(Integer.MAX_VALUE)
@Tag(SamApi.NOT_THERE)
@ExtendWith(TheStack.class)
class RolesTest {
    private static final TheStack STACK = TheStack.running();

    @BeforeAll
    static void takeEveryWay() {
        new EveryWay(STACK).take();
    }

    static Set<String> functions() {
        return STACK.functions();
    }

    @ParameterizedTest
    @MethodSource("functions")
    void nothing_is_granted_and_unused_and_nothing_used_and_not_granted(String function) {
        await().atMost(Duration.ofSeconds(20))
                .pollInterval(Duration.ofMillis(200))
                .untilAsserted(() -> {
                    Privileges.Difference difference = STACK.privileges(function);
                    assertThat(difference.missing()).as("used and not granted").isEmpty();
                    assertThat(difference.unused())
                            .as("granted and unused (or EveryWay does not take the way to it)")
                            .extracting(Grant::toString)
                            .isEmpty();
                });
    }
}
