package local.websocket;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Optional;

/**
 * Who is connected, or about to be.
 *
 * @param id the connection's
 * @param authorizer what the authorizer said of it, {@code principalId} included; empty where there is none
 */
record Client(SocketApi api, String id, Instant connectedAt, Handshake handshake, Optional<ObjectNode> authorizer) {
    Client knownAs(Optional<ObjectNode> context) {
        return new Client(api, id, connectedAt, handshake, context);
    }
}
