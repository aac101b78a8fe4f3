package mailroom.live.fake;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import mailroom.live.domain.Audience;
import mailroom.live.domain.BatchId;
import mailroom.live.domain.Connection;
import mailroom.live.domain.ConnectionId;
import mailroom.live.domain.Pass;
import mailroom.live.domain.Progress;
import mailroom.live.domain.Sought;
import mailroom.live.domain.Subscription;
import mailroom.live.domain.Ticket;
import mailroom.live.port.Audiences;
import mailroom.live.port.Connected;
import mailroom.live.port.Connections;
import mailroom.live.port.Copies;
import mailroom.live.port.Copies.Merged;
import mailroom.live.port.Subscriptions;
import mailroom.live.port.Subscriptions.Subscribed;
import mailroom.live.port.Tickets;

/** The live table over maps; safe for several threads, as the real table is. */
public final class InMemoryLive {
    private final Map<String, Pass> tickets = new HashMap<>();
    private final Map<ConnectionId, Connection> connections = new HashMap<>();
    private final Map<ConnectionId, Set<BatchId>> watched = new HashMap<>();
    private final Map<BatchId, Map<ConnectionId, Subscription>> subscriptions = new HashMap<>();
    private final Map<BatchId, Progress> copies = new HashMap<>();

    public LivePorts ports() {
        return new LivePorts(
                new MemoryTickets(),
                new MemoryConnections(),
                new MemoryConnected(),
                new MemorySubscriptions(),
                new MemoryCopies(),
                new MemoryAudiences());
    }

    private Map<ConnectionId, Subscription> of(BatchId batch) {
        return subscriptions.computeIfAbsent(batch, _ -> new LinkedHashMap<>());
    }

    private final class MemoryTickets implements Tickets {
        @Override
        public void keep(Ticket ticket, Pass pass) {
            synchronized (InMemoryLive.this) {
                tickets.put(ticket.hash(), pass);
            }
        }

        @Override
        public Optional<Pass> take(Ticket ticket) {
            synchronized (InMemoryLive.this) {
                return Optional.ofNullable(tickets.remove(ticket.hash()));
            }
        }
    }

    private final class MemoryConnections implements Connections {
        @Override
        public void open(Connection connection) {
            synchronized (InMemoryLive.this) {
                connections.put(connection.id(), connection);
                watched.put(connection.id(), new HashSet<>());
            }
        }

        @Override
        public void close(ConnectionId connection) {
            synchronized (InMemoryLive.this) {
                connections.remove(connection);
                Optional.ofNullable(watched.remove(connection)).orElse(Set.of()).forEach(it -> of(it).remove(
                                connection));
            }
        }
    }

    private final class MemoryConnected implements Connected {
        @Override
        public List<Connection> find(Sought sought) {
            synchronized (InMemoryLive.this) {
                return connections.values().stream()
                        .filter(it -> switch (sought) {
                            case Sought.OfKey(var keyId) -> it.watcher().keyId().equals(keyId);
                            case Sought.OfPerson(var subject) ->
                                it.watcher().subject().equals(subject);
                            case Sought.All() -> true;
                        })
                        .toList();
            }
        }
    }

    private final class MemorySubscriptions implements Subscriptions {
        @Override
        public Subscribed subscribe(ConnectionId connection, BatchId batch, long cursor) {
            synchronized (InMemoryLive.this) {
                Connection row = connections.get(connection);
                Set<BatchId> mine = watched.get(connection);
                if (row == null || mine == null) {
                    return new Subscribed.NotConnected();
                }
                if (mine.size() == Connection.MOST_SUBSCRIPTIONS && !mine.contains(batch)) {
                    return new Subscribed.Full();
                }
                mine.add(batch);
                of(batch)
                        .put(
                                connection,
                                new Subscription(connection, row.watcher().space(), cursor));
                return new Subscribed.Done(row.watcher().space());
            }
        }

        @Override
        public void unsubscribe(ConnectionId connection, BatchId batch) {
            synchronized (InMemoryLive.this) {
                of(batch).remove(connection);
                Optional.ofNullable(watched.get(connection)).ifPresent(it -> it.remove(batch));
            }
        }
    }

    private final class MemoryCopies implements Copies {
        @Override
        public Merged merge(Progress progress) {
            synchronized (InMemoryLive.this) {
                Progress before = copies.get(progress.batch());
                if (before != null && before.version() >= progress.version()) {
                    return before.version() == progress.version() ? Merged.KNOWN : Merged.OVERTAKEN;
                }
                copies.put(progress.batch(), progress);
                return Merged.KEPT;
            }
        }

        @Override
        public Optional<Progress> read(BatchId batch) {
            synchronized (InMemoryLive.this) {
                return Optional.ofNullable(copies.get(batch));
            }
        }
    }

    private final class MemoryAudiences implements Audiences {
        @Override
        public boolean isWatched(BatchId batch) {
            synchronized (InMemoryLive.this) {
                return !of(batch).isEmpty();
            }
        }

        @Override
        public Optional<Audience> read(BatchId batch) {
            synchronized (InMemoryLive.this) {
                return Optional.ofNullable(copies.get(batch))
                        .map(it -> new Audience(it, List.copyOf(of(batch).values())));
            }
        }

        @Override
        public void sent(ConnectionId connection, BatchId batch, long version) {
            synchronized (InMemoryLive.this) {
                of(batch)
                        .computeIfPresent(
                                connection,
                                (_, it) -> new Subscription(connection, it.space(), Math.max(it.sent(), version)));
            }
        }
    }
}
