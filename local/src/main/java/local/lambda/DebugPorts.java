package local.lambda;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import local.observe.Progress;

/** Finds the port of each function that is to be debugged, and tells of it. */
final class DebugPorts {
    private final Map<String, Integer> ports = new LinkedHashMap<>();

    /**
     * Looks them up.
     *
     * @param wanted logical id or physical name to port, 0 for a free one
     */
    DebugPorts(Map<String, Integer> wanted, List<FunctionSpec> functions, Progress progress) {
        wanted.forEach((name, port) -> {
            FunctionSpec function = functions.stream()
                    .filter(it -> it.id().equals(name) || it.name().equals(name))
                    .findFirst()
                    .orElseThrow(() -> new LambdaException("there is no function %s to debug; the template has %s"
                            .formatted(
                                    name,
                                    String.join(
                                            ", ",
                                            functions.stream()
                                                    .map(FunctionSpec::id)
                                                    .toList()))));
            int free = free(name, port);
            ports.put(function.id(), free);
            progress.step("attach a debugger to 127.0.0.1:%d for %s; its timeouts do not run".formatted(free, name));
        });
    }

    OptionalInt of(FunctionSpec function) {
        Integer port = ports.get(function.id());
        return port == null ? OptionalInt.empty() : OptionalInt.of(port);
    }

    private static int free(String function, int port) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return socket.getLocalPort();
        } catch (IOException | IllegalArgumentException e) {
            throw new LambdaException("cannot debug %s at port %d: %s".formatted(function, port, e.getMessage()), e);
        }
    }
}
