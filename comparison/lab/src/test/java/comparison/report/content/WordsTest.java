package comparison.report.content;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class WordsTest {
    @Test
    void numbers_have_the_digits_that_matter() {
        assertThat(Words.number(1_234.56)).isEqualTo("1,235");
        assertThat(Words.number(12.345)).isEqualTo("12.3");
        assertThat(Words.number(0.4321)).isEqualTo("0.43");
        assertThat(Words.number(0.00432)).isEqualTo("0.004");
        assertThat(Words.number(0)).isEqualTo("0");
        assertThat(Words.signed(-0.5)).isEqualTo("−0.50");
        assertThat(Words.signed(0.5)).isEqualTo("+0.50");
    }

    @Test
    void settings_have_no_digits_that_nobody_set() {
        assertThat(Words.plain(5)).isEqualTo("5");
        assertThat(Words.plain(20)).isEqualTo("20");
        assertThat(Words.plain(2.5)).isEqualTo("2.5");
        assertThat(Words.plain(0.85)).isEqualTo("0.85");
        assertThat(Words.plain(1_000)).isEqualTo("1,000");
    }

    @Test
    void what_is_not_a_number_is_a_dash() {
        assertThat(Words.millis(Double.NaN)).isEqualTo(Words.NONE);
        assertThat(Words.percent(Double.NaN)).isEqualTo(Words.NONE);
        assertThat(Words.times(Double.POSITIVE_INFINITY)).isEqualTo(Words.NONE);
    }
}
