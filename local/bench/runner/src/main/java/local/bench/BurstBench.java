package local.bench;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import local.LocalStack;
import local.Modes;
import local.lambda.Aot;
import local.lambda.InvokeResult;

/** 64 requests at once to a function whose first environment is still starting. */
final class BurstBench implements Bench {
    private static final int REQUESTS = 64;

    @Override
    public String name() {
        return "burst";
    }

    @Override
    public String about() {
        return "64 parallel first requests to one plain function: all answered within 30 s, no crash";
    }

    @Override
    public void run(Setting setting) {
        Path template = setting.templates().resolve("plain.yaml");
        for (Aot aot : List.of(Aot.USE, Aot.OFF)) {
            double[] seconds = new double[setting.samples()];
            int jvms = 0;
            for (int i = 0; i < seconds.length; i++) {
                try (LocalStack stack = setting.begin(template, aot, Modes.DEFAULT.idle())) {
                    seconds[i] = burst(stack);
                    jvms = Math.max(jvms, stack.lambda().environments("Plain").size());
                }
            }
            setting.say(new Samples(seconds).line("burst of 64, AOT " + aot + ", up to " + jvms + " JVMs", "s"));
        }
    }

    private static double burst(LocalStack stack) {
        long began = System.nanoTime();
        List<CompletableFuture<InvokeResult>> all = IntStream.range(0, REQUESTS)
                .mapToObj(i -> stack.invoker().invoke("Plain", "{}"))
                .toList();
        all.forEach(it -> {
            if (!(it.join() instanceof InvokeResult.Answered)) {
                throw new IllegalStateException("a request ended as " + it.join());
            }
        });
        return (System.nanoTime() - began) / 1e9;
    }
}
