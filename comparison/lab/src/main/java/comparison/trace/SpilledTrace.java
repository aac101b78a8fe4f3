package comparison.trace;

import comparison.model.Endpoint;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A trace in a file of its own, 12 bytes a request, read along: its length costs no memory. */
record SpilledTrace(List<Endpoint> endpoints, double millis, Path file) implements Trace {
    SpilledTrace {
        endpoints = List.copyOf(endpoints);
    }

    @Override
    public Arrivals open() {
        try {
            return new Reading(new DataInputStream(new BufferedInputStream(Files.newInputStream(file), 1 << 16)));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read %s again".formatted(file), e);
        }
    }

    private static final class Reading implements Arrivals {
        private final DataInputStream in;
        private long micros;
        private int endpoint;

        Reading(DataInputStream in) {
            this.in = in;
        }

        @Override
        public boolean next() {
            try {
                micros = in.readLong();
                endpoint = in.readInt();
                return true;
            } catch (EOFException _) {
                close();
                return false;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private void close() {
            try {
                in.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public long micros() {
            return micros;
        }

        @Override
        public int endpoint() {
            return endpoint;
        }
    }
}
