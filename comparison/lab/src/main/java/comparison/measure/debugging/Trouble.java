package comparison.measure.debugging;

/** What goes wrong in one endpoint while a neighbour is watched. */
enum Trouble {
    LEAK(
            "a leak",
            "/leak",
            "every request leaves 40 MB behind, until the environment's heap is full for whoever it serves next"),
    LOOP(
            "an endless loop",
            "/loop",
            "an environment takes one request at a time, so each that hangs holds one until its timeout"),
    HEAP("a heap overflow", "/heap", "the request asks for more than the heap holds, and fails by itself");

    private final String words;
    private final String path;
    private final String why;

    Trouble(String words, String path, String why) {
        this.words = words;
        this.path = path;
        this.why = why;
    }

    String words() {
        return words;
    }

    /** What the fixture's misbehaving endpoint is asked for. */
    String path() {
        return path;
    }

    /** What it did to a neighbour, in words. */
    String what(boolean shared, int throttled, int failed) {
        String noticed = throttled + failed == 0
                ? "no neighbour's request failed"
                : "%d neighbours' requests were throttled (429), %d failed".formatted(throttled, failed);
        String place = shared ? "in the same function" : "in a function of its own";
        return "%s, %s: %s".formatted(why, place, noticed);
    }
}
