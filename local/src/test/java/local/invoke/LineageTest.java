package local.invoke;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class LineageTest {
    private static final String ONE = "arn:aws:lambda:us-east-1:000000000000:function:one";
    private static final String TWO = "arn:aws:lambda:us-east-1:000000000000:function:two";

    @Test
    void the_seventeenth_time_through_a_function_is_a_loop() {
        Optional<String> trace = Optional.of("Root=1-aa-bb;Parent=cc;Sampled=0");
        for (int hop = 0; hop < 16; hop++) {
            assertThat(Lineage.of(trace).loops(ONE)).isFalse();
            trace = Optional.of(Lineage.of(trace).through(ONE).through(TWO).in(trace));
        }
        assertThat(Lineage.of(trace).loops(ONE)).isTrue();
        assertThat(trace.orElseThrow()).startsWith("Root=1-aa-bb;Parent=cc;Sampled=0;Lineage=");
    }

    @Test
    void functions_are_counted_apart() {
        String trace = lineage(ONE, ONE, TWO).in(Optional.empty());

        assertThat(Lineage.of(Optional.of(trace)).hops(ONE)).isEqualTo(2);
        assertThat(Lineage.of(Optional.of(trace)).hops(TWO)).isEqualTo(1);
    }

    @Test
    void of_several_messages_the_one_that_came_farthest_counts() {
        String far = lineage(ONE, ONE).in(Optional.of("Root=far"));
        String near = lineage(ONE, TWO).in(Optional.of("Root=near"));

        Lineage both = Lineage.of(Optional.of(near + "," + far));

        assertThat(both.hops(ONE)).isEqualTo(2);
        assertThat(both.hops(TWO)).isEqualTo(1);
        assertThat(both.in(Optional.of(near + "," + far)))
                .startsWith("Root=near;Lineage=")
                .doesNotContain("far");
    }

    @Test
    void headers_of_aws_are_read_and_nonsense_counts_for_nothing() {
        assertThat(Lineage.of(Optional.of("Root=1-a-b;Lineage=1:fe460cdd:5")).counts())
                .containsExactly(entry("fe460cdd", 5));
        assertThat(Lineage.of(Optional.of("Lineage=a87bd80c:1|68fd508a:5")).counts())
                .hasSize(2);
        assertThat(Stream.of("", ";;", "Lineage=", "Lineage=x", "Lineage=a:b|:", "Lineage=a:99999999999")
                        .map(it -> Lineage.of(Optional.of(it)).counts().size()))
                .containsOnly(0);
    }

    private static Lineage lineage(String... functions) {
        return Stream.of(functions).reduce(Lineage.of(Optional.empty()), Lineage::through, (a, b) -> b);
    }
}
