package local.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import local.lambda.InvokeContext;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SourceStateTest {
    @TempDir
    Path folder;

    @Test
    void what_was_put_is_there_after_a_restart_and_a_torn_line_is_not() throws IOException {
        Path file = folder.resolve("state");
        StateFile first = StateFile.open(file);
        first.put("stream/F.E/shard-1", "1");
        first.put("stream/F.E/shard-1", "2");
        Files.writeString(file, "stream/F.E/shard-1\t3", StandardOpenOption.APPEND); // killed before the line's end

        StateFile second = StateFile.open(file);
        assertThat(second.get("stream/F.E/shard-1")).contains("2");
        assertThat(second.knows("stream/F.E/")).isTrue();
        assertThat(second.knows("stream/F.F/")).isFalse();
        second.put("schedule/x", "rate(1 minute) now");
        assertThat(StateFile.open(file).all()).hasSize(2);
    }

    @Property(tries = 100)
    void a_checkpoint_never_passes_a_record_that_is_not_done(
            @ForAll @IntRange(min = 1, max = 50) int records, @ForAll long seed) {
        ShardProgress progress = new ShardProgress();
        List<String> all =
                IntStream.range(0, records).mapToObj(Integer::toString).toList();
        progress.read(all);
        List<String> order = new ArrayList<>(all);
        Collections.shuffle(order, new Random(seed));
        List<String> done = new ArrayList<>();
        Optional<String> last = Optional.empty();
        for (String next : order) {
            done.add(next);
            Optional<String> moved = progress.done(List.of(next));
            last = moved.or(() -> Optional.empty());
            moved.ifPresent(it -> assertThat(done).containsAll(all.subList(0, all.indexOf(it) + 1)));
        }
        assertThat(last).contains(all.getLast());
        assertThat(progress.open()).isZero();
    }

    @Test
    void the_deepest_lineage_of_a_batch_travels_on() {
        String shallow = "Root=1-a;Lineage=1:b:2";
        String deep = "Root=1-c;Parent=d;Sampled=0;Lineage=a87bd80c:1|68fd508a:5";

        assertThat(Lineage.deepest(List.of("", shallow, deep, "Root=1-e")))
                .isEqualTo(new InvokeContext(Optional.empty(), Optional.of(deep)));
        assertThat(Lineage.deepest(List.of("", ""))).isEqualTo(InvokeContext.NONE);
        assertThat(Lineage.depth(deep)).isEqualTo(6);
        assertThat(Lineage.depth("Lineage=x:many")).isZero();
    }
}
