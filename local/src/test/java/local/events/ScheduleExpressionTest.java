package local.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ScheduleExpressionTest {
    private static final Instant MONDAY = Instant.parse("2026-11-23T06:23:18Z");

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            rate(1 minute)               | 2026-11-23T06:24:18Z
            rate(2 hours)                | 2026-11-23T08:23:18Z
            rate(7 days)                 | 2026-11-30T06:23:18Z
            cron(0/15 * * * ? *)         | 2026-11-23T06:30:00Z
            cron(0 10 * * ? *)           | 2026-11-23T10:00:00Z
            cron(15 6 * * ? *)           | 2026-11-24T06:15:00Z
            cron(0 18 ? * MON-FRI *)     | 2026-11-23T18:00:00Z
            cron(0 8 1 * ? *)            | 2026-12-01T08:00:00Z
            cron(0 9 ? * 2#1 *)          | 2026-12-07T09:00:00Z
            cron(0 0 L * ? *)            | 2026-11-30T00:00:00Z
            cron(0 0 ? * 6L *)           | 2026-11-27T00:00:00Z
            cron(0 0 28W * ? *)          | 2026-11-27T00:00:00Z
            cron(5,35 14 * * ? *)        | 2026-11-23T14:05:00Z
            cron(0 12 29 2 ? *)          | 2028-02-29T12:00:00Z
            """)
    void the_next_time_is_in_utc(String expression, Instant next) {
        assertThat(ScheduleExpression.parse(expression).next(MONDAY)).isEqualTo(next);
    }

    @Test
    void a_year_in_the_past_never_fires() {
        assertThat(ScheduleExpression.parse("cron(0 0 1 1 ? 2020)").next(MONDAY))
                .isEqualTo(Instant.MAX);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "rate(0 minutes)",
                "rate(5 seconds)",
                "cron(* * * * *)",
                "cron(0 0 1 1 1 *)",
                "cron(61 0 1 1 ? *)",
                "cron(x 0 1 1 ? *)",
                "now"
            })
    void what_eventbridge_would_refuse_is_refused(String expression) {
        assertThatThrownBy(() -> ScheduleExpression.parse(expression)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Europe/Berlin | cron(0 9 * * ? *)       | 2026-11-23T08:00:00Z
            Asia/Kolkata  | at(2026-11-23T12:00:00) | 2026-11-23T06:30:00Z
            UTC           | at(2026-11-23T06:00:00) | +1000000000-12-31T23:59:59.999999999Z
            """)
    void clocks_are_those_of_the_zone(ZoneId zone, String expression, Instant next) {
        assertThat(ScheduleExpression.parse(expression).next(MONDAY, zone)).isEqualTo(next);
    }

    @Test
    void a_time_that_clocks_leave_out_is_left_out_and_one_that_comes_twice_counts_once() {
        ScheduleExpression daily = ScheduleExpression.parse("cron(30 2 * * ? *)");
        ZoneId berlin = ZoneId.of("Europe/Berlin");

        assertThat(daily.next(Instant.parse("2026-03-28T12:00:00Z"), berlin)).isEqualTo("2026-03-30T00:30:00Z");
        Instant first = daily.next(Instant.parse("2026-10-24T12:00:00Z"), berlin);
        assertThat(first).isEqualTo("2026-10-25T00:30:00Z");
        assertThat(daily.next(first, berlin)).isEqualTo("2026-10-26T01:30:00Z");
    }
}
