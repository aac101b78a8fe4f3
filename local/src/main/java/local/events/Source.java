package local.events;

/** A running event source. Lives on the event sources' event loop. */
interface Source {
    void start();

    /** Takes nothing new; what is with a function is left to end. */
    void stop();
}
