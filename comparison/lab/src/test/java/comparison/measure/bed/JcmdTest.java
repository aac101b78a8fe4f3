package comparison.measure.bed;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class JcmdTest {
    @Test
    void classes_from_a_cache_count_as_loaded() {
        String counters = """
                java.ci.totalTime=12
                java.cls.loadedClasses=812
                java.cls.sharedLoadedClasses=4100
                java.cls.sharedUnloadedClasses=0
                """;

        assertThat(Jcmd.loadedClasses(counters)).isEqualTo(4_912);
    }
}
