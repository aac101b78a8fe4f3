package local.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import local.lambda.InitGate.Started;
import org.junit.jupiter.api.Test;

class InitGateTest {
    private final List<String> started = new ArrayList<>();
    private final InitGate gate = new InitGate(2);

    @Test
    void no_more_than_its_number_start_at_a_time() {
        List.of("a", "b", "c").forEach(it -> gate.wantedAhead(starter(it, 1)));
        assertThat(started).containsExactly("a", "b");

        gate.done();
        assertThat(started).containsExactly("a", "b", "c");
    }

    @Test
    void what_a_request_waits_for_goes_before_what_is_started_ahead() {
        List.of("a", "b", "c", "d").forEach(it -> gate.wantedAhead(starter(it, 1)));
        gate.wantedNow(starter("now", 1));
        gate.done();

        assertThat(started).containsExactly("a", "b", "now");
    }

    @Test
    void one_that_wants_several_takes_turns_with_others() {
        gate.wantedNow(starter("a", 3));
        gate.wantedNow(starter("b", 1));
        assertThat(started).containsExactly("a", "a");
        gate.done();
        gate.done();

        assertThat(started).containsExactly("a", "a", "a", "b");
    }

    @Test
    void what_is_not_wanted_any_more_takes_no_place() {
        gate.wantedNow(starter("a", 0));
        gate.wantedNow(starter("b", 2));

        assertThat(started).containsExactly("b", "b");
    }

    private InitGate.Starter starter(String name, int wanted) {
        int[] left = {wanted};
        return () -> {
            if (left[0] == 0) {
                return Started.NOTHING;
            }
            started.add(name);
            left[0]--;
            return left[0] > 0 ? Started.MORE_WANTED : Started.LAST;
        };
    }
}
