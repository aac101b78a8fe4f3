package local.aws;

/** Where a server listens. */
public record HostAndPort(String host, int port) {
    private static final int LAST_PORT = 65_535;

    public HostAndPort {
        if (host.isBlank() || port < 1 || port > LAST_PORT) {
            throw new IllegalArgumentException("%s:%d is no address of a server".formatted(host, port));
        }
    }

    /** Reads {@code host:port}. */
    public static HostAndPort parse(String text) {
        int colon = text.lastIndexOf(':');
        try {
            return new HostAndPort(text.substring(0, Math.max(0, colon)), Integer.parseInt(text.substring(colon + 1)));
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("%s is not of the form host:port".formatted(text), e);
        }
    }
}
