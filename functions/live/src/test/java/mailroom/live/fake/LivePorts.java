package mailroom.live.fake;

import mailroom.live.port.Audiences;
import mailroom.live.port.Connected;
import mailroom.live.port.Connections;
import mailroom.live.port.Copies;
import mailroom.live.port.Subscriptions;
import mailroom.live.port.Tickets;

/** All ports over one table. */
public record LivePorts(
        Tickets tickets,
        Connections connections,
        Connected connected,
        Subscriptions subscriptions,
        Copies copies,
        Audiences audiences) {}
