/**
 * API Gateway's Lambda authorizer, simple responses: who calls, by a token or an API key. It owns nothing; it reads the security table and the
 * published key set, and says no to whatever it does not understand.
 */
@NullMarked
package mailroom.security.authorizer;

import org.jspecify.annotations.NullMarked;
