package comparison.measure.bed;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ProcessUsageTest {
    @Test
    void user_and_system_time_are_read_behind_a_name_that_may_hold_anything() {
        String stat = "4137 (a ) b) S 1 4137 4137 0 -1 4194560 100 0 0 0 12 5 0 0 20 0 1 0 100 1000";

        assertThat(ProcessUsage.cpuMillis(stat)).isEqualTo(170);
    }

    @Test
    void this_process_has_used_memory_and_one_that_is_gone_nothing() {
        assertThat(ProcessUsage.of(ProcessHandle.current().pid()).mostResidentMb())
                .isGreaterThan(10);
        assertThat(ProcessUsage.of(Integer.MAX_VALUE)).isEqualTo(new ProcessUsage(0, 0));
    }
}
