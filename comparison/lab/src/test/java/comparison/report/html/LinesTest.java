package comparison.report.html;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.StringLength;

class LinesTest {
    @Property(tries = 300)
    void wrapped_text_fits_and_keeps_its_letters(
            @ForAll @AlphaChars @Chars(' ') @StringLength(max = 120) String text,
            @ForAll @IntRange(min = 20, max = 400) int width) {
        var lines = Lines.wrap(text, width);
        assertThat(lines)
                .allSatisfy(it -> assertThat(Lines.width(it)).isLessThanOrEqualTo(Math.max(width, Lines.LETTER)));
        assertThat(String.join("", lines).replace(" ", "")).isEqualTo(text.replace(" ", ""));
    }
}
