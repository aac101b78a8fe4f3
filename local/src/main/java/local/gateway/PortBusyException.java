package local.gateway;

/** Somebody else listens on the port that was asked for. */
public final class PortBusyException extends Exception {
    private static final long serialVersionUID = 1L;

    private final int port;

    PortBusyException(int port, Throwable cause) {
        super("port %d on 127.0.0.1 is in use: choose another or stop what listens there".formatted(port), cause);
        this.port = port;
    }

    public int port() {
        return port;
    }
}
