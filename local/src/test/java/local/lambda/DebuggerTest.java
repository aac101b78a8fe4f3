package local.lambda;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.sun.jdi.Bootstrap;
import com.sun.jdi.VirtualMachine;
import com.sun.jdi.connect.AttachingConnector;
import com.sun.jdi.connect.Connector;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import local.lambda.InvokeResult.Answered;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DebuggerTest {
    private static final Pattern TOLD = Pattern.compile("attach a debugger to 127\\.0\\.0\\.1:(\\d+) for Probed; .*");

    @TempDir
    Path folder;

    @Test
    void a_pause_at_a_breakpoint_survives_timeout_init_clock_and_idle_time() throws Exception {
        Samples samples = new Samples(folder).probe("Probed", "{'Timeout': 1}");
        var limits = new HostOptions.Limits(1000, 8, 1, Duration.ofSeconds(1));
        try (RunningHost host = RunningHost.of(samples, it -> RunningHost.idle(Duration.ofSeconds(1))
                .apply(RunningHost.limits(limits)
                        .apply(RunningHost.debug(Map.of("Probed", 0)).apply(it))))) {
            assertThat(host.answered("Probed", "{}")).contains("pid");
            VirtualMachine debugger = attach(port(host));
            debugger.suspend();
            var first = host.begin("Probed", "{'say': 'first'}");
            var second = host.begin("Probed", "{'say': 'second'}");
            await().during(Duration.ofSeconds(3))
                    .atMost(Duration.ofSeconds(5))
                    .until(() -> !first.isDone() && !second.isDone());
            assertThat(host.host().environments("Probed")).hasSize(1);
            debugger.resume();
            debugger.dispose();

            assertThat(first.join()).isInstanceOf(Answered.class);
            assertThat(second.join()).isInstanceOf(Answered.class);
        }
    }

    @Test
    void a_jvm_speaks_jdwp_at_the_port_that_was_asked_for_and_so_does_the_one_after_it() throws Exception {
        int port;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        Samples samples = new Samples(folder).probe("Probed", "{}");
        try (RunningHost host = RunningHost.of(samples, RunningHost.debug(Map.of("sample-Probed", port)))) {
            assertThat(port(host, "sample-Probed")).isEqualTo(port);
            host.answered("Probed", "{}");
            assertThat(handshake(port)).isEqualTo("JDWP-Handshake");

            host.failed("Probed", "{'do': 'exit'}");
            host.answered("Probed", "{}");
            assertThat(handshake(port)).isEqualTo("JDWP-Handshake");
        }
    }

    @Test
    void a_function_that_is_not_there_is_answered_with_those_that_are() throws IOException {
        Samples samples = new Samples(folder).probe("One", "{}").probe("Two", "{}");

        assertThatThrownBy(() -> RunningHost.of(samples, RunningHost.debug(Map.of("Oen", 0))))
                .isInstanceOf(LambdaException.class)
                .hasMessage("there is no function Oen to debug; the template has One, Two");
    }

    @Test
    void a_port_that_is_taken_is_told_at_start() throws IOException {
        Samples samples = new Samples(folder).probe("One", "{}");
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            int port = taken.getLocalPort();

            assertThatThrownBy(() -> RunningHost.of(samples, RunningHost.debug(Map.of("One", port))))
                    .isInstanceOf(LambdaException.class)
                    .hasMessageStartingWith("cannot debug One at port %d: ".formatted(port));
        }
    }

    private static int port(RunningHost host) {
        return port(host, "Probed");
    }

    private static int port(RunningHost host, String name) {
        Pattern told = Pattern.compile(TOLD.pattern().replace("Probed", name));
        return host.progress().stream()
                .map(told::matcher)
                .filter(Matcher::matches)
                .map(it -> Integer.parseInt(it.group(1)))
                .findFirst()
                .orElseThrow();
    }

    private static String handshake(int port) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream().write("JDWP-Handshake".getBytes(US_ASCII));
            return new String(socket.getInputStream().readNBytes(14), US_ASCII);
        }
    }

    private static VirtualMachine attach(int port) throws Exception {
        AttachingConnector sockets = Bootstrap.virtualMachineManager().attachingConnectors().stream()
                .filter(it -> it.name().equals("com.sun.jdi.SocketAttach"))
                .findFirst()
                .orElseThrow();
        Map<String, Connector.Argument> arguments = sockets.defaultArguments();
        arguments.get("hostname").setValue("127.0.0.1");
        arguments.get("port").setValue(Integer.toString(port));
        return sockets.attach(arguments);
    }
}
