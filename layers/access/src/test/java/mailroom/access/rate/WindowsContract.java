package mailroom.access.rate;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import mailroom.access.rate.Windows.Place;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Counters per key and window. */
public abstract class WindowsContract {
    private static final int MOST = 50;

    private final String key = "mk_live_" + new Random().nextLong();
    private final Instant begin = Instant.now().truncatedTo(ChronoUnit.MINUTES);
    private Windows windows = (_, _, _, _) -> new Place.NoneLeft();

    /** Counters that may hold other tests' windows. */
    protected abstract Windows windows();

    @BeforeEach
    void begin() {
        windows = windows();
    }

    private Place take(String keyId, Instant window, int most) {
        return windows.take(keyId, window, most, window.plusSeconds(120));
    }

    @Test
    void places_are_counted_until_none_is_left() {
        assertThat(take(key, begin, 2)).isEqualTo(new Place.Taken(1));
        assertThat(take(key, begin, 2)).isEqualTo(new Place.Taken(2));
        assertThat(take(key, begin, 2)).isEqualTo(new Place.NoneLeft());
        assertThat(take(key, begin, 2)).isEqualTo(new Place.NoneLeft());
        assertThat(take(key, begin, 3)).as("a limit that was raised").isEqualTo(new Place.Taken(3));
    }

    @Test
    void keys_and_windows_have_counters_of_their_own() {
        take(key, begin, 1);
        assertThat(take(key + "x", begin, 1)).isEqualTo(new Place.Taken(1));
        assertThat(take(key, begin.plusSeconds(60), 1)).isEqualTo(new Place.Taken(1));
        assertThat(take(key, begin, 1)).isEqualTo(new Place.NoneLeft());
    }

    @Test
    void of_many_who_ask_at_once_exactly_so_many_get_a_place() throws Exception {
        List<Callable<Place>> asked = IntStream.range(0, 3 * MOST)
                .<Callable<Place>>mapToObj(_ -> () -> take(key, begin, MOST))
                .toList();
        try (var threads = Executors.newFixedThreadPool(8)) {
            List<Place> places =
                    threads.invokeAll(asked).stream().map(it -> it.resultNow()).toList();
            assertThat(places)
                    .filteredOn(Place.Taken.class::isInstance)
                    .containsExactlyInAnyOrderElementsOf(IntStream.rangeClosed(1, MOST)
                            .<Place>mapToObj(Place.Taken::new)
                            .toList());
        }
    }
}
