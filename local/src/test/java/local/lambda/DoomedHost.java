package local.lambda;

import io.vertx.core.Vertx;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;

/** A host in a process of its own, to be killed: prints the pid of each JVM it started, one idle and one that hangs in a request. */
public final class DoomedHost {
    private DoomedHost() {}

    public static void main(String[] folder) throws IOException, InterruptedException {
        Samples samples = new Samples(Path.of(folder[0])).probe("Idle", "{}").probe("Hanging", "{'Timeout': 900}");
        LambdaHost host = LambdaHost.start(Vertx.vertx(), samples.stack(), samples.options(Aot.OFF), line -> {});
        host.spawnAhead().join();
        var _ = host.invoke("Hanging", "{\"do\": \"hang\"}");
        System.out.println(host.environments("Idle").getFirst().pid());
        System.out.println(host.environments("Hanging").getFirst().pid());
        new CountDownLatch(1).await();
    }
}
