/**
 * What every function shares, and the only library that they share: JSON, the envelope of inner events, the way of a request (request id
 * and traceparent), JSON logs on stdout, the environment. Deployed as a Lambda layer. It knows no service and no table.
 */
@NullMarked
package mailroom.platform;

import org.jspecify.annotations.NullMarked;
