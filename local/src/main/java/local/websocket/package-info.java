/** API Gateway's WebSocket APIs: routes, the authorizer on {@code $connect}, and {@code @connections}. */
@NullMarked
package local.websocket;

import org.jspecify.annotations.NullMarked;
