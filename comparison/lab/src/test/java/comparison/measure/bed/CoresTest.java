package comparison.measure.bed;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class CoresTest {
    @Test
    void linux_lists_are_read() {
        assertThat(Cores.list("0-2,5")).containsExactly(0, 1, 2, 5);
        assertThat(Cores.list("3")).containsExactly(3);
    }

    @Test
    void a_machine_with_one_processor_pins_nothing_and_says_so() {
        Cores one = new Cores(0, List.of());

        assertThat(one.wrapper()).isEmpty();
        assertThat(one.sentence()).startsWith("not capped");
    }

    @Test
    void with_two_the_functions_have_one_to_themselves() {
        Cores two = new Cores(1, List.of(0));

        assertThat(two.wrapper()).containsExactly("/usr/bin/taskset", "-c", "1");
        assertThat(two.sentence()).contains("one of 2 processors");
    }
}
