package mailroom.cli;

import local.observe.Progress;

/** What a human reads: progress and hints on stderr, results on stdout. */
final class Terminal implements Progress {
    private final Stopwatch sinceStart;

    Terminal(Stopwatch sinceStart) {
        this.sinceStart = sinceStart;
    }

    @Override
    public synchronized void step(String line) {
        System.err.println("  %5.1f s  %s".formatted(sinceStart.seconds(), line));
    }

    synchronized void hint(String line) {
        System.err.println(line);
    }

    synchronized void result(String text) {
        System.out.println(text);
    }
}
