package local.bench;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import local.LocalStack;
import local.Modes;
import local.lambda.Aot;

/** From the exec of the launcher to the first request's answer, with a template of one plain function. */
final class StartBench implements Bench {
    private static final long BETWEEN_TRIES = TimeUnit.MILLISECONDS.toNanos(5);
    private static final long PATIENCE = TimeUnit.SECONDS.toNanos(30);
    private static final int OK = 200;

    @Override
    public String name() {
        return "start";
    }

    @Override
    public String about() {
        return "from the exec of the launcher to the first answer, one plain function: <= 1.5 s without AOT cache, <= 0.9 s with";
    }

    @Override
    public void run(Setting setting) throws Exception {
        Path template = setting.templates().resolve("plain.yaml");
        try (LocalStack training = setting.start(template, Aot.TRAIN, Modes.DEFAULT.idle());
                Load load = new Load(training.url(), 1)) {
            load.run(1, 1);
        }
        setting.say(measure(setting, template, List.of()).line("start, with AOT cache", "s"));
        setting.say(measure(setting, template, List.of("--no-aot")).line("start, without AOT cache", "s"));
    }

    private static Samples measure(Setting setting, Path template, List<String> extra) throws Exception {
        double[] seconds = new double[setting.samples()];
        for (int i = 0; i < seconds.length; i++) {
            seconds[i] = once(setting, template, extra);
        }
        return new Samples(seconds);
    }

    private static double once(Setting setting, Path template, List<String> extra) throws Exception {
        int port = freePort();
        List<String> command = new ArrayList<>(List.of(
                setting.launcher().toString(),
                "start",
                "--template",
                template.toString(),
                "--port",
                Integer.toString(port)));
        command.addAll(extra);
        try (HttpClient http = HttpClient.newHttpClient()) {
            long began = System.nanoTime();
            Process process = new ProcessBuilder(command)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            try {
                return firstAnswer(http, port, process, began);
            } finally {
                process.destroy();
                process.waitFor();
            }
        }
    }

    private static double firstAnswer(HttpClient http, int port, Process process, long began)
            throws InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/"))
                .build();
        while (System.nanoTime() - began < PATIENCE && process.isAlive()) {
            try {
                var answer = http.send(request, HttpResponse.BodyHandlers.discarding());
                if (answer.statusCode() == OK) {
                    return (System.nanoTime() - began) / 1e9;
                }
                throw new IllegalStateException("the first answer had status " + answer.statusCode());
            } catch (IOException e) {
                LockSupport.parkNanos(BETWEEN_TRIES); // nobody listens yet
            }
        }
        throw new IllegalStateException(
                "no answer from " + process.info().commandLine().orElse("the launcher"));
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
