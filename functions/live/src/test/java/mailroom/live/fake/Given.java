package mailroom.live.fake;

import java.time.Instant;
import java.util.Map;
import java.util.random.RandomGenerator;
import mailroom.live.domain.BatchId;
import mailroom.live.domain.ConnectionId;
import mailroom.live.domain.Mode;
import mailroom.live.domain.Progress;
import mailroom.live.domain.Space;
import mailroom.live.domain.Stage;
import mailroom.live.domain.Team;
import mailroom.live.domain.Watcher;
import mailroom.live.domain.Way;

/** What tests begin with. */
public final class Given {
    public static final BatchId BATCH = new BatchId("bat_01KAR3M5J0V9Q8Z7X6W5T4S3R2");
    public static final Team TEAM = new Team("blue");
    public static final Space SPACE = new Space(TEAM, Mode.LIVE);
    public static final Watcher ADA = new Watcher(SPACE, "ada", "mk_live_1", "");
    public static final Watcher STRANGER = new Watcher(new Space(new Team("red"), Mode.LIVE), "rob", "mk_live_2", "");
    public static final Watcher TESTER = new Watcher(new Space(TEAM, Mode.TEST), "ada", "mk_test_3", "");
    public static final Instant NOW = Instant.parse("2026-11-23T12:00:00.100Z");
    public static final Way WAY = new Way("req-1", "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01");

    private Given() {}

    public static BatchId batch(RandomGenerator random) {
        String digits = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
        var id = new StringBuilder("bat_0");
        for (int i = 0; i < 25; i++) {
            id.append(digits.charAt(random.nextInt(digits.length())));
        }
        return new BatchId(id.toString());
    }

    public static ConnectionId connection(RandomGenerator random) {
        return new ConnectionId("c" + Long.toUnsignedString(random.nextLong(), 36) + "=");
    }

    public static Progress underway(BatchId batch, long version) {
        return new Progress(
                batch,
                SPACE,
                version,
                "bulk",
                100,
                Map.of("open", 100 - (int) version, "delivered", (int) version),
                new Stage.Underway("processing"));
    }

    public static Progress settled(BatchId batch, long version) {
        return new Progress(
                batch,
                SPACE,
                version,
                "bulk",
                100,
                Map.of("open", 0, "delivered", 100),
                new Stage.Settled("settled", NOW));
    }
}
