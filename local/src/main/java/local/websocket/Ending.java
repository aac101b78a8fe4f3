package local.websocket;

/**
 * How a connection ended: what the other side is told, and {@code $disconnect}.
 *
 * @param code of the close frame; 1005 and 1006 are never sent
 */
record Ending(int code, String reason) {
    static final Ending DELETED = new Ending(1000, "Connection Closed Normally");
    static final Ending GOING_AWAY = new Ending(1001, "Going away");
    static final Ending BINARY = new Ending(1003, "Binary frames are not supported");
    static final Ending NO_STATUS = new Ending(1005, "Client-side close frame status not set");
    static final Ending ABNORMAL = new Ending(1006, "Connection closed abnormally");
    static final Ending NO_UTF8 = new Ending(1007, "Not a valid UTF-8 text");
    static final Ending PROTOCOL = new Ending(1002, "Protocol error");
    static final Ending TOO_BIG = new Ending(1009, "Message too long");
}
