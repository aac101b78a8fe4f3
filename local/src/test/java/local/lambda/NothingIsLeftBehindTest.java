package local.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NothingIsLeftBehindTest {
    @TempDir
    Path folder;

    /** Whatever kept an invocation would keep half a kilobyte of it; {@link HostFigures} runs more of them. */
    @Test
    void eight_thousand_invocations_leave_nothing_in_the_hosts_memory() throws IOException, InterruptedException {
        try (RunningHost host = RunningHost.of(new Samples(folder).probe("Plain", "{}"))) {
            HostFigures.run(host, 2_000);
            double before = HostFigures.heap();
            HostFigures.run(host, 8_000);

            assertThat(HostFigures.heap() - before).isLessThan(2);
        }
    }
}
