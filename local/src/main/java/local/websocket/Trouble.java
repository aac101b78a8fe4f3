package local.websocket;

/** What the API says by itself, with the status that a refused upgrade gets. */
enum Trouble {
    BAD_REQUEST(400, "Bad Request"),
    UNAUTHORIZED(401, "Unauthorized"),
    FORBIDDEN(403, "Forbidden"),
    UPGRADE_REQUIRED(426, "Upgrade Required"),
    TOO_MANY_REQUESTS(429, "Too Many Requests"),
    INTERNAL(500, "Internal server error"),
    BAD_ANSWER(502, "Internal server error"),
    TIMED_OUT(504, "Endpoint request timed out");

    private final int status;
    private final String message;

    Trouble(int status, String message) {
        this.status = status;
        this.message = message;
    }

    int status() {
        return status;
    }

    String message() {
        return message;
    }
}
