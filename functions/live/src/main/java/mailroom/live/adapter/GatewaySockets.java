package mailroom.live.adapter;

import mailroom.live.domain.ConnectionId;
import mailroom.live.domain.Frame;
import mailroom.live.json.Frames;
import mailroom.live.port.Sockets;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.apigatewaymanagementapi.ApiGatewayManagementApiClient;
import software.amazon.awssdk.services.apigatewaymanagementapi.model.GoneException;

/** Frames by {@code POST @connections/{id}}, and {@code DELETE} of it. */
record GatewaySockets(ApiGatewayManagementApiClient gateway) implements Sockets {
    @Override
    public Sent send(ConnectionId connection, Frame frame) {
        try {
            gateway.postToConnection(
                    it -> it.connectionId(connection.value()).data(SdkBytes.fromUtf8String(Frames.write(frame))));
            return Sent.DELIVERED;
        } catch (GoneException _) {
            return Sent.GONE;
        }
    }

    @Override
    public void hangUp(ConnectionId connection) {
        try {
            gateway.deleteConnection(it -> it.connectionId(connection.value()));
        } catch (GoneException _) {
            // the client was quicker
        }
    }
}
